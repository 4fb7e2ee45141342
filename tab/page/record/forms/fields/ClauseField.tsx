import { type ReactNode, useState } from 'react';
import { type Clause, isClause } from '../../../../../procedure/record/values/clauses.ts';
import { searchClauses } from '../../../../../procedure/words/searchClauses.ts';
import { useSpeech } from '../../../speech.tsx';
import type { FieldLook } from './fieldLook.ts';
import { SearchBox } from './SearchBox.tsx';

/** Means *the security team will choose*: an option without a value cannot be chosen. */
const open = 'open';
const mostShown = 20;

type ClauseFieldProps = {
  readonly look: FieldLook;
  /** Empty: the security team will choose. */
  readonly value: string;
  /** Shown if nothing is found. */
  readonly noClause: string;
  /** Offered before anything is typed, and then the clause cannot be left open. */
  readonly likely?: readonly Clause[] | undefined;
  readonly disabled?: boolean;
  readonly onChange: (clause: string) => void;
};

/** A requirement or control, found by number, by words of its title or by everyday words, as in the chat. */
export const ClauseField = ({
  look,
  value,
  noClause,
  likely,
  disabled = false,
  onChange,
}: ClauseFieldProps): ReactNode => {
  const { procedure, language } = useSpeech();
  const [typed, setTyped] = useState<string>();
  const found = [...new Set([...(typed ? [] : (likely ?? [])), ...searchClauses(typed ?? '', language)])].slice(
    0,
    mostShown,
  );
  const named = found.map((clause) => ({ value: clause as string, text: `${clause} ${procedure.clause[clause]}` }));
  const undecided = typed || likely ? [] : [{ value: open, text: procedure.clauseOpen }];
  return (
    <SearchBox
      look={look}
      disabled={disabled}
      text={typed ?? (isClause(value) ? `${value} ${procedure.clause[value]}` : '')}
      placeholder={likely ? '' : procedure.clauseOpen}
      found={[...undecided, ...named]}
      chosen={[isClause(value) ? value : open]}
      note={noClause}
      onText={setTyped}
      onOpen={(isOpen) => setTyped(isOpen ? '' : undefined)}
      onChoose={(clause) => {
        onChange(isClause(clause) ? clause : '');
        setTyped(undefined);
      }}
      onLeave={() => setTyped(undefined)}
    />
  );
};
