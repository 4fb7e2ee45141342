import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type CSSProperties,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
} from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { RegisterRow } from '../../api/wire.ts';
import { PriorityMark } from '../pieces/marks/PriorityMark.tsx';
import { StageMark } from '../pieces/marks/StageMark.tsx';
import { useSpeech } from '../speech.tsx';
import type { ShownColumn } from './columnsFor.ts';
import { RegisterCell, useColumnWidths } from './registerColumns.tsx';
import { useRegisterRow } from './registerRows.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    cursor: 'pointer',
    boxSizing: 'border-box',
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '& [data-muted]': { color: tokens.colorNeutralForeground3 },
    '&:hover': { color: tokens.colorNeutralForeground1Hover, backgroundColor: tokens.colorSubtleBackgroundHover },
    // In the contrast theme a hovered row changes its background, so its content has to adapt.
    '&:hover [data-muted]': { color: 'inherit' },
    '&:hover [data-flag]': { color: 'inherit' },
    '&:hover [data-dot]': { outline: `2px solid ${tokens.colorNeutralBackground1}` },
    '&:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  cell: {
    display: 'flex',
    alignItems: 'center',
    flex: '1 1 0',
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalS}`,
  },
  bar: {
    width: '70%',
    height: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
  },
});

// Table rows and cells cannot be positioned as the virtual list requires; the row takes the focus for its cells.
const rowRole = { role: 'row' } as const;
const cellRole = { role: 'gridcell' } as const;

type LineProps = {
  readonly query: string;
  readonly index: number;
  readonly columns: readonly ShownColumn[] | 'card';
  readonly style: CSSProperties;
  readonly onOpen: (reference: Reference, index: number) => void;
  readonly onKey: (event: KeyboardEvent, index: number) => void;
};

/**
 * One row of the register, as cells or as a card. Plain elements: fast scrolling shows hundreds in a second, and
 * Fluent's own row and cells take several times as long to mount and unmount.
 */
export const RegisterLine = ({ query, index, columns, style, onOpen, onKey }: LineProps): ReactNode => {
  const styles = useStyles();
  const widths = useColumnWidths();
  const focus = useRowFocus(index);
  const row = useRegisterRow(query, index);
  const open = () => row && onOpen(row.reference, index);
  const waiting = <div className={styles.bar} />;
  const line = {
    ...focus,
    ...rowRole,
    // The head counts as the first row, if there is one.
    'aria-rowindex': index + (columns === 'card' ? 1 : 2),
    'aria-busy': !row,
    onClick: open,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return onKey(event, index);
      event.preventDefault();
      open();
    },
  };
  return (
    <div {...line} style={style} className={styles.row}>
      {columns === 'card' ? (
        <div {...cellRole} className={styles.cell}>
          {row ? <RegisterCard row={row} /> : waiting}
        </div>
      ) : (
        columns.map((column) => (
          <div key={column} {...cellRole} className={mergeClasses(styles.cell, widths[column])}>
            {row ? <RegisterCell column={column} row={row} /> : waiting}
          </div>
        ))
      )}
    </div>
  );
};

const useRegisterCardStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: tokens.spacingVerticalXS,
    width: '100%',
    minWidth: 0,
  },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS, minWidth: 0 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  reference: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  title: {
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A row on narrow screens, without a table. */
const RegisterCard = ({ row }: { row: RegisterRow }): ReactNode => {
  const styles = useRegisterCardStyles();
  const { day } = useSpeech();
  return (
    <div className={styles.card}>
      <div className={`${styles.line} ${styles.small}`}>
        <span className={styles.reference}>{row.reference}</span>
        <span data-muted>{day(row.detectedOn)}</span>
      </div>
      <span className={styles.title}>{row.title}</span>
      <div className={`${styles.line} ${styles.small}`}>
        <StageMark stage={row.stage} closedBefore={row.closedBefore} />
        <PriorityMark priority={row.priority} />
      </div>
    </div>
  );
};

/**
 * The row reached by the Tab key, and the row that takes the focus when it is rendered. A separate context, so a move
 * renders rows and not the table. Fluent's own arrow keys only know rendered rows, and few of 100,000 are.
 */
export type RowFocus = {
  readonly active: number;
  readonly wanted: RefObject<number | undefined>;
};

export const RowFocusContext = createContext<RowFocus>({ active: 0, wanted: { current: undefined } });

const useRowFocus = (index: number) => {
  const { active, wanted } = useContext(RowFocusContext);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted.current !== index) return;
    wanted.current = undefined;
    ref.current?.focus({ preventScroll: true });
  });
  return { ref, tabIndex: active === index ? 0 : -1 };
};

/** The target row of a key; `undefined` for other keys. */
export const rowReached = (key: string, from: number, total: number, page: number): number | undefined => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(total - 1, to));
};
