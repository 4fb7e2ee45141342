import { Button, Dropdown, makeStyles, mergeClasses, Option, SearchBox, tokens } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortUpRegular, DismissRegular, FilterRegular } from '@fluentui/react-icons';
import { lazy, type ReactNode, Suspense, useEffect, useId, useState } from 'react';
import { priorities } from '../../../procedure/record/choices.ts';
import { stages } from '../../../procedure/stages/stages.ts';
import type { Me } from '../../api/wire.ts';
import { useSpeech } from '../speech.tsx';
import { ChoiceFilter } from './ChoiceFilter.tsx';
import { ClauseFilter } from './ClauseFilter.tsx';
import { columnsFor, type ShownColumn } from './registerColumns.tsx';
import { everything, isFiltered, moreFilters, type RegisterView } from './registerView.ts';

const phone = '@media (max-width: 480px)';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  search: { flex: '1 1 200px', maxWidth: '420px', minWidth: 0 },
  choice: {
    flex: '0 1 144px',
    minWidth: '132px',
    [phone]: { flex: '1 1 132px' },
  },
  order: { display: 'flex', flex: '1 1 132px', minWidth: 0, gap: tokens.spacingHorizontalXS },
  // Inline, so that it belongs to the search landmark; above the table, which comes after it.
  list: { zIndex: 10, maxHeight: '360px' },
  grow: { flex: '1 1 0', minWidth: 0 },
  more: { flexBasis: '100%', minWidth: 0 },
  phone: { [phone]: { flex: '1 1 100%', maxWidth: 'none' } },
});

/** So long a person may pause between two letters before the register is asked. */
const typingPause = 250;

const MoreFilters = lazy(async () => ({ default: (await import('./MoreFilters.tsx')).MoreFilters }));

type FiltersProps = {
  readonly me: Me;
  readonly view: RegisterView;
  readonly onView: (view: RegisterView) => void;
  /** Cards have no head to sort by. */
  readonly withOrder: boolean;
};

export const RegisterFilters = ({ me, view, onView, withOrder }: FiltersProps): ReactNode => {
  const styles = useStyles();
  const moreId = useId();
  const [isOpen, setOpen] = useState(false);
  const { tab, procedure } = useSpeech();
  return (
    <search className={styles.bar} aria-label={tab.filters}>
      <SearchText view={view} onView={onView} />
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
      <Button
        appearance="subtle"
        icon={<FilterRegular />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? moreId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {tab.moreFilters(moreFilters(view))}
      </Button>
      {isFiltered(view) && (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          onClick={() => onView({ ...everything, sort: view.sort, descending: view.descending })}
        >
          {tab.clearFilters}
        </Button>
      )}
      {withOrder && <Order view={view} onView={onView} />}
      {isOpen && (
        <div className={styles.more}>
          <Suspense>
            <MoreFilters id={moreId} me={me} view={view} onView={onView} />
          </Suspense>
        </div>
      )}
    </search>
  );
};

/** What is typed shows at once and is searched for a moment later. */
const SearchText = ({ view, onView }: Pick<FiltersProps, 'view' | 'onView'>): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const [typed, setTyped] = useState(view.text);
  useEffect(() => setTyped(view.text), [view.text]);
  useEffect(() => {
    if (typed === view.text) return;
    const timer = setTimeout(() => onView({ ...view, text: typed }), typingPause);
    return () => clearTimeout(timer);
  }, [typed, view, onView]);
  return (
    <SearchBox
      className={mergeClasses(styles.search, styles.phone)}
      aria-label={tab.search}
      placeholder={tab.searchHint}
      maxLength={200}
      value={typed}
      dismiss={{ 'aria-label': tab.clearSearch }}
      onChange={(_event, { value }) => setTyped(value)}
    />
  );
};

const Order = ({ view, onView }: Pick<FiltersProps, 'view' | 'onView'>): ReactNode => {
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
