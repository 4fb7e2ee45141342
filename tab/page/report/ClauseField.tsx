import { Combobox, Option } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Clause, isClause } from '../../../procedure/record/clauses.ts';
import { searchClauses } from '../../../procedure/words/searchClauses.ts';
import { useSpeech } from '../speech.tsx';
import { useReportWords } from './useReportWords.ts';

type ClauseFieldProps = {
  readonly value: string;
  readonly onChange: (clause: string) => void;
  readonly disabled: boolean;
};

/** Stands for *the security team will choose*: an option without a value cannot be chosen. */
const open = 'open';
const mostShown = 20;

/** A requirement or a control, found by number, by words of its title or by everyday words, as in the chat. */
export const ClauseField = ({ value, onChange, ...field }: ClauseFieldProps): ReactNode => {
  const { procedure, language } = useSpeech();
  const { page } = useReportWords();
  const [typed, setTyped] = useState<string>();
  const named = (clause: Clause): string => `${clause} ${procedure.clause[clause]}`;
  const found = searchClauses(typed ?? '', language).slice(0, mostShown);
  const shown = isClause(value) ? named(value) : '';
  return (
    <Combobox
      {...field}
      input={{ style: { minWidth: 0, width: '100%' } }}
      style={{ minWidth: 0 }}
      inlinePopup
      placeholder={procedure.clauseOpen}
      selectedOptions={[isClause(value) ? value : open]}
      value={typed ?? shown}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setTyped(undefined)}
      onOpenChange={(_event, data) => setTyped(data.open ? '' : undefined)}
      onOptionSelect={(_event, { optionValue = '' }) => {
        onChange(isClause(optionValue) ? optionValue : '');
        setTyped(undefined);
      }}
    >
      {(typed ?? '') === '' && <Option value={open}>{procedure.clauseOpen}</Option>}
      {found.map((clause) => (
        <Option key={clause} value={clause} text={named(clause)}>
          {named(clause)}
        </Option>
      ))}
      {found.length === 0 && (
        <Option disabled text="">
          {page.noClause}
        </Option>
      )}
    </Combobox>
  );
};
