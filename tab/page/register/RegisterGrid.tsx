import { createTableColumn, makeStyles, type TableColumnDefinition, tokens } from '@fluentui/react-components';
import {
  DataGrid,
  DataGridBody,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  type RowRenderer,
} from '@fluentui-contrib/react-data-grid-react-window';
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Size } from '../pieces/useSize.ts';
import { useSpeech } from '../speech.tsx';
import { columnsFor, type ShownColumn } from './columnsFor.ts';
import { RegisterLine, type RowFocus, RowFocusContext, rowReached } from './RegisterLine.tsx';
import { cardsBelow, useColumnWidths } from './registerColumns.tsx';
import type { RegisterView } from './registerView.ts';

const lineHeight = 44;
const cardHeight = 108;
const headHeight = 40;

const useStyles = makeStyles({
  grid: { minWidth: 0 },
  head: {
    minHeight: `${headHeight}px`,
    backgroundColor: tokens.colorNeutralBackground1,
    // The body scrolls, the head does not: both reserve the same space for the scroll bar (the grid removes the head’s).
    scrollbarGutter: 'stable',
    scrollbarWidth: 'thin',
    overflow: 'hidden',
    '& [role="columnheader"]': { fontWeight: tokens.fontWeightSemibold },
  },
  headRow: { minHeight: `${headHeight}px`, minWidth: '0' },
  list: { scrollbarGutter: 'stable', scrollbarWidth: 'thin', overflowX: 'hidden !important' as 'hidden' },
});

type RegisterGridProps = {
  /** The view whose rows are shown, as a query of the API. */
  readonly query: string;
  readonly total: number;
  readonly size: Size;
  readonly view: Pick<RegisterView, 'sort' | 'descending'>;
  readonly onSort: (sort: ShownColumn, descending: boolean) => void;
  readonly lastOpened: RefObject<number | undefined>;
  readonly onOpen: (reference: Reference, index: number) => void;
};

/** The table: all rows, but rendered and fetched only where visible. */
export const RegisterGrid = (props: RegisterGridProps): ReactNode => {
  const { query, total, size, view, onSort, lastOpened, onOpen } = props;
  const cards = size.width < cardsBelow;
  const itemSize = cards ? cardHeight : lineHeight;
  const height = Math.max(itemSize, size.height - (cards ? 0 : headHeight));
  const shown = useMemo(() => (cards ? 'card' : columnsFor(size.width)), [cards, size.width]);
  const { focus, onKey, listProps } = useRowWalk({ query, total, height, itemSize, lastOpened });
  const line: RowRenderer<number> = useCallback(
    ({ item }, style) => (
      <RegisterLine query={query} style={style} onOpen={onOpen} onKey={onKey} index={item} columns={shown} />
    ),
    [query, onOpen, onKey, shown],
  );
  return (
    <RowFocusContext value={focus}>
      <Table
        total={total}
        shown={shown}
        itemSize={itemSize}
        height={height}
        listProps={listProps}
        line={line}
        onSort={onSort}
        sort={view.sort}
        descending={view.descending}
      />
    </RowFocusContext>
  );
};

type TableProps = Pick<RegisterGridProps, 'total' | 'onSort'> & {
  readonly shown: readonly ShownColumn[] | 'card';
  readonly itemSize: number;
  readonly height: number;
  readonly listProps: object;
  readonly line: RowRenderer<number>;
  readonly sort: RegisterView['sort'];
  readonly descending: boolean;
};

/** Memoised while rows arrive and the focus moves: with 100,000 rows each rendering of the grid costs a frame. */
const Table = memo((props: TableProps): ReactNode => {
  const { total, shown, itemSize, height, listProps, line, onSort, sort, descending } = props;
  const styles = useStyles();
  const { tab } = useSpeech();
  // Items are just indices: each row finds its own data.
  const items = useMemo(() => Array.from({ length: total }, (_none, index) => index), [total]);
  const columns = useMemo(() => (shown === 'card' ? [column('title')] : shown.map(column)), [shown]);
  return (
    <DataGrid
      className={styles.grid}
      aria-label={tab.page.register}
      items={items}
      columns={columns}
      focusMode="none"
      sortable={shown !== 'card'}
      sortState={{ sortColumn: sort, sortDirection: descending ? 'descending' : 'ascending' }}
      onSortChange={(_event, { sortColumn, sortDirection }) =>
        onSort(sortColumn as ShownColumn, sortDirection === 'descending')
      }
    >
      {shown !== 'card' && <Head />}
      <DataGridBody<number>
        itemSize={itemSize}
        height={height}
        listProps={{ ...listProps, className: styles.list }}
        ariaRowIndexStart={shown === 'card' ? 1 : 2}
      >
        {line}
      </DataGridBody>
    </DataGrid>
  );
});

const Head = (): ReactNode => {
  const styles = useStyles();
  const widths = useColumnWidths();
  const { tab } = useSpeech();
  return (
    <DataGridHeader className={styles.head}>
      <DataGridRow className={styles.headRow}>
        {({ columnId }) => (
          <DataGridHeaderCell className={widths[columnId as ShownColumn]}>
            {tab.column[columnId as ShownColumn]}
          </DataGridHeaderCell>
        )}
      </DataGridRow>
    </DataGridHeader>
  );
};

/** The server sorts. Fluent offers sorting only for columns with a compare function, so each returns 0. */
const column = (columnId: ShownColumn): TableColumnDefinition<number> =>
  createTableColumn({ columnId, compare: (_one, _other) => 0 });

/** The used part of react-window's list, which has no types. */
type RowList = { readonly scrollToItem: (index: number) => void };
type Rendered = { readonly visibleStartIndex: number; readonly visibleStopIndex: number };

type Walked = {
  readonly query: string;
  readonly total: number;
  readonly height: number;
  readonly itemSize: number;
  /** The row of the record the person returns from: keyboard navigation starts there, once. */
  readonly lastOpened: RefObject<number | undefined>;
};

/**
 * Keyboard navigation through the rows. Keeps the scroll position: at the top for another view, unchanged on return.
 */
const useRowWalk = ({ query, total, height, itemSize, lastOpened }: Walked) => {
  const list = useRef<RowList>(null);
  const startsAt = useRef(lastOpened.current).current;
  const wanted = useRef(startsAt);
  const [active, setActive] = useState(startsAt ?? 0);
  useEffect(() => {
    lastOpened.current = undefined;
  }, [lastOpened]);

  const shownQuery = useRef(query);
  useEffect(() => {
    if (shownQuery.current === query) return;
    shownQuery.current = query;
    list.current?.scrollToItem(0);
    setActive(0);
  }, [query]);

  const onKey = useCallback(
    (event: KeyboardEvent, index: number) => {
      const to = rowReached(event.key, index, total, Math.floor(height / itemSize) - 1);
      if (to === undefined) return;
      event.preventDefault();
      wanted.current = to;
      list.current?.scrollToItem(to);
      setActive(to);
    },
    [total, height, itemSize],
  );
  const listProps = useMemo(
    () => ({
      ref: list,
      overscanCount: 6,
      initialScrollOffset: startsAt === undefined ? 0 : Math.max(0, startsAt * itemSize - height / 2),
      // The Tab key must reach an existing row.
      onItemsRendered: ({ visibleStartIndex: first, visibleStopIndex: last }: Rendered) =>
        setActive((now) => (now < first || now > last ? first : now)),
    }),
    [startsAt, itemSize, height],
  );
  const focus: RowFocus = useMemo(() => ({ active, wanted }), [active]);
  return { focus, onKey, listProps };
};
