import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { RegisterCard } from './RegisterCard.tsx';
import { RegisterCell, type ShownColumn, useColumnWidths } from './registerColumns.tsx';
import { useRegisterRow } from './registerRows.ts';
import { useRowFocus } from './rowFocus.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    cursor: 'pointer',
    boxSizing: 'border-box',
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '& [data-muted]': { color: tokens.colorNeutralForeground3 },
    '&:hover': { color: tokens.colorNeutralForeground1Hover, backgroundColor: tokens.colorSubtleBackgroundHover },
    // In the contrast theme a hovered row changes its background: its content has to follow.
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

// A table's own row and cells cannot be placed where the scrolled list wants them; the row takes the focus for its cells.
const rowRole = { role: 'row' } as const;
const cellRole = { role: 'gridcell' } as const;

type LineProps = {
  readonly asked: string;
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
export const RegisterLine = ({ asked, index, columns, style, onOpen, onKey }: LineProps): ReactNode => {
  const styles = useStyles();
  const widths = useColumnWidths();
  const focus = useRowFocus(index);
  const row = useRegisterRow(asked, index);
  const open = () => row && onOpen(row.reference, index);
  const waiting = <div className={styles.bar} />;
  const line = {
    ...focus,
    ...rowRole,
    // The head is the first, where there is one.
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
