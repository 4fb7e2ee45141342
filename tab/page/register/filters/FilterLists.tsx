import { Button, Combobox, Dropdown, makeStyles, Option, tokens } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { priorities } from '../../../../procedure/record/values/choices.ts';
import { type Clause, clauses, isClause } from '../../../../procedure/record/values/clauses.ts';
import { stages } from '../../../../procedure/stages/stages.ts';
import { useSpeech } from '../../speech.tsx';
import { columnsFor, type ShownColumn } from '../columnsFor.ts';
import type { RegisterView } from '../registerView.ts';
import { ChoiceFilter } from './ChoiceFilter.tsx';

const phone = '@media (max-width: 480px)';

const useStyles = makeStyles({
  choice: {
    flex: '0 1 144px',
    minWidth: '132px',
    [phone]: { flex: '1 1 132px' },
  },
  order: { display: 'flex', flex: '1 1 132px', minWidth: 0, gap: tokens.spacingHorizontalXS },
  // Inline, so that it belongs to the search landmark; stacked above the table, which follows it.
  list: { zIndex: 10, maxHeight: '360px' },
  grow: { flex: '1 1 0', minWidth: 0 },
});

type ListsProps = { readonly view: RegisterView; readonly onView: (view: RegisterView) => void };

/** The most common filters of the register. */
export const FilterLists = ({ view, onView }: ListsProps): ReactNode => {
  const styles = useStyles();
  const { tab, procedure } = useSpeech();
  return (
    <>
      <ChoiceFilter
        className={styles.choice}
        name={tab.column.stage}
        values={stages}
        names={procedure.stage}
        chosen={view.stages}
        onChosen={(chosen) => onView({ ...view, stages: chosen })}
      />
      <ClauseFilter
        className={styles.choice}
        listClassName={styles.list}
        chosen={view.clauses}
        onChosen={(clauses) => onView({ ...view, clauses })}
      />
      <ChoiceFilter
        className={styles.choice}
        name={tab.column.priority}
        values={priorities}
        names={procedure.priority}
        chosen={view.priorities}
        onChosen={(chosen) => onView({ ...view, priorities: chosen })}
      />
    </>
  );
};

/** The sort order, if there is no table head for it. */
export const Order = ({ view, onView }: ListsProps): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  return (
    <div className={styles.order}>
      <Dropdown
        inlinePopup
        listbox={{ className: styles.list }}
        className={styles.grow}
        aria-label={tab.sortBy}
        selectedOptions={[view.sort]}
        value={tab.column[view.sort]}
        onOptionSelect={(_event, { optionValue }) => onView({ ...view, sort: optionValue as ShownColumn })}
      >
        {columnsFor(Number.POSITIVE_INFINITY).map((column) => (
          <Option key={column} value={column}>
            {tab.column[column]}
          </Option>
        ))}
      </Dropdown>
      <Button
        icon={view.descending ? <ArrowSortDownRegular /> : <ArrowSortUpRegular />}
        aria-label={view.descending ? tab.descending : tab.ascending}
        onClick={() => onView({ ...view, descending: !view.descending })}
      />
    </div>
  );
};

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

type ClauseFilterProps = {
  readonly className: string;
  readonly listClassName: string;
  readonly chosen: readonly Clause[];
  readonly onChosen: (clauses: readonly Clause[]) => void;
};

/** The 34 requirements and 93 controls, found by number or by a word of their title. */
const ClauseFilter = ({ className, listClassName, chosen, onChosen }: ClauseFilterProps): ReactNode => {
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
