import { Button, makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components';
import { DismissRegular, FilterRegular } from '@fluentui/react-icons';
import { type ReactNode, Suspense, useEffect, useId, useState } from 'react';
import type { Me } from '../../../api/wire.ts';
import { lazyPart } from '../../lazyPart.tsx';
import { useSpeech } from '../../speech.tsx';
import { everything, isFiltered, moreFilters, type RegisterView } from '../registerView.ts';

const phone = '@media (max-width: 480px)';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  search: { flex: '1 1 200px', maxWidth: '420px', minWidth: 0 },
  // The size of three lists in a row, or on a phone of two lines of them.
  waiting: { flex: '0 1 448px', height: '32px', [phone]: { flex: '1 1 100%', height: '72px' } },
  more: { flexBasis: '100%', minWidth: 0 },
  phone: { [phone]: { flex: '1 1 100%', maxWidth: 'none' } },
});

/** Pause after the last letter before the register is queried, in milliseconds. */
const typingPause = 250;

// The table loads first: the code of the lists is a fifth of what the register needs.
const FilterLists = lazyPart(async () => (await import('./FilterLists.tsx')).FilterLists);
const Order = lazyPart(async () => (await import('./FilterLists.tsx')).Order);
const MoreFilters = lazyPart(async () => (await import('./MoreFilters.tsx')).MoreFilters, ['forms', 'register']);

type FiltersProps = {
  readonly me: Me;
  readonly view: RegisterView;
  readonly onView: (view: RegisterView) => void;
  /** Cards have no head to sort by. */
  readonly withOrder: boolean;
  /** Whether the code of the lists may load. */
  readonly isReady: boolean;
};

export const RegisterFilters = ({ me, view, onView, withOrder, isReady }: FiltersProps): ReactNode => {
  const styles = useStyles();
  const moreId = useId();
  const [isOpen, setOpen] = useState(false);
  const { tab } = useSpeech();
  return (
    <search className={styles.bar} aria-label={tab.filters}>
      <SearchText view={view} onView={onView} />
      <Suspense fallback={<div className={styles.waiting} aria-busy />}>
        {isReady ? <FilterLists view={view} onView={onView} /> : <div className={styles.waiting} aria-busy />}
      </Suspense>
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
      <Suspense>{withOrder && isReady && <Order view={view} onView={onView} />}</Suspense>
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

/** Typed text is shown at once and searched for a moment later. */
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
