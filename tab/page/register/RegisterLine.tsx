import { makeStyles, SkeletonItem, tokens } from '@fluentui/react-components';
import { DataGridCell, DataGridRow } from '@fluentui-contrib/react-data-grid-react-window';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import type { Reference } from '../../../procedure/record/reference.ts';
import { RegisterCard } from './RegisterCard.tsx';
import { RegisterCell, type ShownColumn, useColumnWidths } from './registerColumns.tsx';
import { useRegisterRow } from './registerRows.ts';
import { useRowFocus } from './rowFocus.ts';

const useStyles = makeStyles({
  row: {
    cursor: 'pointer',
    boxSizing: 'border-box',
    // The grid's rows grow with their text unless told otherwise, and the columns would not stand in line.
    minWidth: '0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '& [data-muted]': { color: tokens.colorNeutralForeground3 },
    // In the contrast theme a hovered row changes its background: what stands on it has to follow.
    '&:hover [data-muted]': { color: 'inherit' },
    '&:hover [data-flag]': { color: 'inherit' },
    '&:hover [data-dot]': { outline: `2px solid ${tokens.colorNeutralBackground1}` },
    '&:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  bar: { width: '70%' },
});

type LineProps = {
  readonly asked: string;
  readonly index: number;
  readonly columns: readonly ShownColumn[] | 'card';
  readonly style: CSSProperties;
  readonly onOpen: (reference: Reference, index: number) => void;
  readonly onKey: (event: KeyboardEvent, index: number) => void;
};

/** One row of the register, as cells or as a card. */
export const RegisterLine = ({ asked, index, columns, style, onOpen, onKey }: LineProps): ReactNode => {
  const styles = useStyles();
  const widths = useColumnWidths();
  const focus = useRowFocus(index);
  const row = useRegisterRow(asked, index);
  const open = () => row && onOpen(row.reference, index);
  const waiting = <SkeletonItem size={16} className={styles.bar} />;
  return (
    <DataGridRow<number>
      {...focus}
      style={style}
      className={styles.row}
      aria-busy={!row}
      onClick={open}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return onKey(event, index);
        event.preventDefault();
        open();
      }}
    >
      {({ columnId }) =>
        columns === 'card' ? (
          <DataGridCell focusMode="none">{row ? <RegisterCard row={row} /> : waiting}</DataGridCell>
        ) : (
          <DataGridCell focusMode="none" className={widths[columnId as ShownColumn]}>
            {row ? <RegisterCell column={columnId as ShownColumn} row={row} /> : waiting}
          </DataGridCell>
        )
      }
    </DataGridRow>
  );
};
