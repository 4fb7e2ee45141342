import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import type { HeldRow } from '../../../api/work/workWire.ts';
import type { RegisterWords } from '../../../words/en/registerWords.ts';
import { Failure } from '../../client/failure.ts';
import { type Speech, useSpeech } from '../../speech.tsx';
import type { Outcome } from './useHandover.ts';

const useStyles = makeStyles({
  frame: {
    maxHeight: '40vh',
    minHeight: '160px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: 'normal',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type HeldTableProps = {
  readonly rows: readonly HeldRow[];
  readonly outcomes: ReadonlyMap<Reference, Outcome>;
  readonly words: RegisterWords['handover'];
};

/** What a person holds, and the outcome for each. */
export const HeldTable = ({ rows, outcomes, words }: HeldTableProps): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const said = (outcome: Outcome | undefined): string => {
    if (outcome === undefined) return words.waiting;
    return outcome === 'done' ? words.done : words.notDone(whyNot(outcome, speech));
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className={styles.frame} tabIndex={0} aria-label={words.held}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[words.reference, words.held, words.result].map((head) => (
              <th key={head} scope="col" className={`${styles.cell} ${styles.head}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ reference, title, work }) => (
            <tr key={reference}>
              <th scope="row" className={styles.cell}>
                {reference}
                <div className={styles.quiet}>{title}</div>
              </th>
              <td className={styles.cell}>{work.map((one) => words.work[one]).join(', ')}</td>
              <td className={styles.cell}>{said(outcomes.get(reference))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** The refusal or the failure. */
const whyNot = (error: Error, { tab, procedure }: Speech): string => {
  if (!(error instanceof Failure)) return tab.failure.unexpected;
  if (error.refusal) return procedure.refusal(error.refusal);
  if (error.fault) return `${procedure.fault[error.fault]}.`;
  return error.code === 'refused' ? tab.notSavedUnknown : tab.failure[error.code];
};
