import { Combobox, Option } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Clause, clauses, isClause } from '../../../../procedure/record/values/clauses.ts';
import { useSpeech } from '../../speech.tsx';

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

type ClauseFilterProps = {
  readonly className: string;
  readonly listClassName: string;
  readonly chosen: readonly Clause[];
  readonly onChosen: (clauses: readonly Clause[]) => void;
};

/** The 34 requirements and 93 controls, found by number or by a word of their title. */
export const ClauseFilter = ({ className, listClassName, chosen, onChosen }: ClauseFilterProps): ReactNode => {
  const { tab, procedure } = useSpeech();
  const [typed, setTyped] = useState<string>();
  const named = (clause: Clause): string => [clause, procedure.clause[clause]].filter(Boolean).join(' ');
  const found = clauses.filter((clause) => folded(named(clause)).includes(folded(typed ?? '')));
  const value = chosen.length > 2 ? tab.chosen(chosen.length) : chosen.join(', ');
  return (
    <Combobox
      multiselect
      className={className}
      input={{ style: { minWidth: 0, width: '100%' } }}
      inlinePopup
      listbox={{ className: listClassName, style: { minWidth: 'min(380px, 92vw)' } }}
      aria-label={tab.column.clause}
      placeholder={tab.column.clause}
      selectedOptions={[...chosen]}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setTyped(undefined)}
      onOpenChange={(_event, { open }) => setTyped(open ? '' : undefined)}
      onOptionSelect={(_event, { selectedOptions }) => onChosen(selectedOptions.filter(isClause))}
    >
      {found.map((clause) => (
        <Option key={clause} value={clause} text={clause}>
          {named(clause)}
        </Option>
      ))}
      {found.length === 0 && (
        <Option disabled text="">
          {tab.noClause}
        </Option>
      )}
    </Combobox>
  );
};
