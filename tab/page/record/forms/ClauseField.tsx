import { type ReactNode, useState } from 'react';
import { clauses, isClause } from '../../../../procedure/record/clauses.ts';
import type { FieldLook } from './fieldLook.ts';
import { SearchBox } from './SearchBox.tsx';
import { useFormText } from './useFormText.ts';

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

type ClauseFieldProps = {
  readonly look: FieldLook;
  /** Empty: the security team will choose. */
  readonly value: string;
  readonly onChange: (clause: string) => void;
};

/** A requirement or a control, found by its number or a word of its title. */
export const ClauseField = ({ look, value, onChange }: ClauseFieldProps): ReactNode => {
  const { tab, procedure } = useFormText();
  const [typed, setTyped] = useState<string>();
  const all = clauses.map((clause) => ({ value: clause as string, text: `${clause} ${procedure.clause[clause]}` }));
  const open = { value: '', text: procedure.clauseOpen };
  const wanted = folded(typed ?? '');
  const name = isClause(value) ? `${value} ${procedure.clause[value]}` : '';
  return (
    <SearchBox
      look={look}
      text={typed ?? name}
      placeholder={procedure.clauseOpen}
      found={[open, ...all].filter(({ text }) => folded(text).includes(wanted))}
      chosen={[value]}
      note={tab.noClause}
      onText={(text) => {
        setTyped(text);
        if (text === '') onChange('');
      }}
      onChoose={(clause) => {
        onChange(clause);
        setTyped(undefined);
      }}
      onLeave={() => setTyped(undefined)}
    />
  );
};
