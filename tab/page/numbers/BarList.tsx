import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { unseen } from '../pieces/unseen.ts';
import { usePageWords, useSpeech } from '../speech.tsx';
import { CountLink } from './CountLink.tsx';
import type { Question } from './useNumbers.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  head: unseen,
  name: {
    width: '45%',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: 'normal',
    overflowWrap: 'anywhere',
  },
  cell: { padding: `${tokens.spacingVerticalXS} 0`, verticalAlign: 'top', overflowWrap: 'anywhere' },
  value: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  // The longest leaves room for its number.
  track: { flex: '0 1 75%', minWidth: '40%' },
  bar: {
    height: '10px',
    marginBlock: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorPaletteBlueBorderActive,
    // Windows' contrast colours would remove the background.
    forcedColorAdjust: 'none',
  },
  marked: { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
});

export type Bar = {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** In place of the bare count. */
  readonly text?: string;
  readonly question: Question;
  /** As named in the register. */
  readonly label: string;
  readonly mark?: ReactNode;
};

const shownAtFirst = 10;

type BarListProps = {
  readonly label: string;
  readonly head: readonly [name: string, value: string];
  readonly bars: readonly Bar[];
};

/** A chart that is a table: each row has a name, a bar and the number, which links to its nonconformities. */
export const BarList = ({ label, head, bars }: BarListProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const { number } = useSpeech();
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <thead className={styles.head}>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars
            .slice(0, all ? bars.length : shownAtFirst)
            .map(({ key, name, count, text, question, label: of, mark }) => (
              <tr key={key}>
                <th scope="row" className={styles.name}>
                  {name}
                  {mark}
                </th>
                <td className={styles.cell}>
                  <div className={styles.value}>
                    <div className={styles.track}>
                      <div
                        className={mergeClasses(styles.bar, mark !== undefined && styles.marked)}
                        style={{ width: `${(count / most) * 100}%` }}
                      />
                    </div>
                    <CountLink count={count} question={question} label={of}>
                      {text}
                    </CountLink>
                  </div>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {!all && bars.length > shownAtFirst && (
        <Button appearance="subtle" size="small" onClick={() => setAll(true)}>
          {words.allRows(number(bars.length))}
        </Button>
      )}
    </>
  );
};
