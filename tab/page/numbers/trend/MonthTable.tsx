import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Period } from '../../../../procedure/measures/measuring.ts';
import type { Trait } from '../../../../procedure/measures/trait.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { CountLink } from '../CountLink.tsx';
import { daysOfMonth, type TrendTable } from './trendTable.ts';

const useStyles = makeStyles({
  // Wide tables scroll inside themselves on a phone, not the page.
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    textAlign: 'end',
    fontWeight: 'normal',
    '&:first-child': { textAlign: 'start', whiteSpace: 'nowrap' },
  },
});

type MonthTableProps = {
  readonly trait: Trait;
  readonly table: TrendTable;
  readonly period: Period;
  readonly names: readonly string[];
  readonly title: string;
};

/** The chart as a table: each number links to its nonconformities. */
export const MonthTable = ({ trait, table, period, names, title }: MonthTableProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const { month } = useSpeech();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[words.month, ...names].map((name) => (
              <th key={name} scope="col" className={styles.cell}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.months.map(({ month: text, counts, rest }) => (
            <tr key={text}>
              <th scope="row" className={styles.cell}>
                {month(text)}
              </th>
              {table.kinds.map((of, index) => (
                <td key={of} className={styles.cell}>
                  <CountLink
                    count={counts[index] ?? 0}
                    label={`${names[index]}, ${month(text)}`}
                    question={{ figure: trait, of, ...daysOfMonth(text, period) }}
                  />
                </td>
              ))}
              {table.others > 0 && <td className={styles.cell}>{rest}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
