import { createTableColumn, makeStyles, type TableColumnDefinition, tokens } from '@fluentui/react-components';
import {
  DataGrid,
  DataGridBody,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  type RowRenderer,
} from '@fluentui-contrib/react-data-grid-react-window';
import { memo, type ReactNode, type RefObject, useCallback, useMemo } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Size } from '../pieces/useSize.ts';
import { useSpeech } from '../speech.tsx';
import { RegisterLine } from './RegisterLine.tsx';
import { cardsBelow, columnsFor, type ShownColumn, useColumnWidths } from './registerColumns.tsx';
import type { RegisterView } from './registerView.ts';
import { RowFocusContext } from './rowFocus.ts';
import { useRowWalk } from './useRowWalk.ts';

const lineHeight = 44;
const cardHeight = 108;
const headHeight = 40;

const useStyles = makeStyles({
  grid: { minWidth: 0 },
  head: {
    minHeight: `${headHeight}px`,
    backgroundColor: tokens.colorNeutralBackground1,
    // The body scrolls, the head does not: both leave the same room for the bar (the grid takes the head's away).
    scrollbarGutter: 'stable',
    scrollbarWidth: 'thin',
    overflow: 'hidden',
    '& [role="columnheader"]': { fontWeight: tokens.fontWeightSemibold },
  },
  headRow: { minHeight: `${headHeight}px`, minWidth: '0' },
  list: { scrollbarGutter: 'stable', scrollbarWidth: 'thin', overflowX: 'hidden !important' as 'hidden' },
});

export type RegisterGridProps = {
  /** The view whose rows are shown, as a query of the API. */
  readonly asked: string;
  readonly total: number;
  readonly size: Size;
  readonly view: Pick<RegisterView, 'sort' | 'descending'>;
  readonly onSort: (sort: ShownColumn, descending: boolean) => void;
  readonly lastOpened: RefObject<number | undefined>;
  readonly onOpen: (reference: Reference, index: number) => void;
};

/** The table: as many rows as there are, drawn and fetched only where one looks. */
export const RegisterGrid = (props: RegisterGridProps): ReactNode => {
  const { asked, total, size, view, onSort, lastOpened, onOpen } = props;
  const cards = size.width < cardsBelow;
  const itemSize = cards ? cardHeight : lineHeight;
  const height = Math.max(itemSize, size.height - (cards ? 0 : headHeight));
  const shown = useMemo(() => (cards ? 'card' : columnsFor(size.width)), [cards, size.width]);
  const { focus, onKey, listProps } = useRowWalk({ asked, total, height, itemSize, lastOpened });
  const line: RowRenderer<number> = useCallback(
    ({ item }, style) => <RegisterLine {...{ asked, style, onOpen, onKey }} index={item} columns={shown} />,
    [asked, onOpen, onKey, shown],
  );
  return (
    <RowFocusContext value={focus}>
      <Table
        {...{ total, shown, itemSize, height, listProps, line, onSort }}
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

/** Kept as it is while rows come and the focus moves: with 100,000 rows each drawing of the grid itself costs a frame. */
const Table = memo((props: TableProps): ReactNode => {
  const { total, shown, itemSize, height, listProps, line, onSort, sort, descending } = props;
  const styles = useStyles();
  const { tab } = useSpeech();
  // Items are their own indices: a row finds what it shows by itself.
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

/** The server sorts. Fluent offers sorting where a column compares, so each says that any order is right. */
const column = (columnId: ShownColumn): TableColumnDefinition<number> =>
  createTableColumn({ columnId, compare: (_one, _other) => 0 });
