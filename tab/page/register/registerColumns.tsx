import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RegisterRow } from '../../api/wire.ts';
import { PriorityMark } from '../pieces/marks/PriorityMark.tsx';
import { StageMark } from '../pieces/marks/StageMark.tsx';
import { type Speech, useSpeech } from '../speech.tsx';
import type { ShownColumn } from './columnsFor.ts';

/** Below this width a row is a card of three lines. */
export const cardsBelow = 640;

const fixed = (width: string) => ({ flex: `0 0 ${width}`, boxSizing: 'border-box', minWidth: 0 }) as const;

/** Widths for head and rows alike. */
export const useColumnWidths = makeStyles({
  reference: fixed('126px'),
  title: { flex: '1 1 0', boxSizing: 'border-box', minWidth: 0 },
  stage: fixed('150px'),
  clause: fixed('80px'),
  system: fixed('160px'),
  priority: fixed('112px'),
  impact: fixed('92px'),
  detectedOn: fixed('120px'),
});

const useStyles = makeStyles({
  line: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', width: '100%' },
  reference: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

export const RegisterCell = ({ column, row }: { column: ShownColumn; row: RegisterRow }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  switch (column) {
    case 'reference':
      return <span className={styles.reference}>{row.reference}</span>;
    case 'title':
      return (
        <span className={styles.line} title={row.title}>
          {row.title}
        </span>
      );
    case 'stage':
      return <StageMark stage={row.stage} closedBefore={row.closedBefore} />;
    case 'clause':
      return <ClauseMark row={row} speech={speech} />;
    case 'system':
      return row.system ? (
        <span className={styles.line} title={row.system}>
          {row.system}
        </span>
      ) : (
        <Nothing />
      );
    case 'priority':
      return <PriorityMark priority={row.priority} />;
    case 'impact':
      return <span data-muted={row.impact === 'notSure' || undefined}>{speech.tab.impactShort[row.impact]}</span>;
    case 'detectedOn':
      return <span className={styles.reference}>{speech.day(row.detectedOn)}</span>;
    default:
      return column satisfies never;
  }
};

const Nothing = (): ReactNode => (
  <span data-muted aria-hidden>
    –
  </span>
);

const ClauseMark = ({ row: { clause }, speech }: { row: RegisterRow; speech: Speech }): ReactNode =>
  clause ? (
    // The browser's own tooltip: Fluent's keeps an element in the document for each row.
    <span title={`${clause} ${speech.procedure.clause[clause]}`}>{clause}</span>
  ) : (
    <Nothing />
  );
