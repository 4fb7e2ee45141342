import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AuditMark } from '../../../procedure/audit/auditMarks.ts';
import type { MeasureName } from '../../../procedure/measures/measures.ts';
import { amount } from '../numbers/amount.ts';
import { CountLink } from '../numbers/CountLink.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import { markName, useOnAudit } from './useAudit.ts';

const useStyles = makeStyles({
  said: { margin: 0, overflowWrap: 'anywhere', maxWidth: '80ch' },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  name: { fontWeight: tokens.fontWeightSemibold },
});

/** The number of records with a mark, as a link to them. */
export const Marked = ({ of }: { of: AuditMark }): ReactNode => {
  const words = usePageWords('audit');
  const speech = useSpeech();
  const { answer } = useOnAudit();
  return (
    <CountLink
      count={answer.marks[of] ?? 0}
      label={markName(of, words, speech)}
      question={{ figure: 'audit', of, ...answer.period }}
    />
  );
};

/** Several marks by name, without those that no record has. */
export const MarkList = ({ title, of }: { title: string; of: readonly AuditMark[] }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit');
  const speech = useSpeech();
  const { answer } = useOnAudit();
  const borne = of.filter((mark) => (answer.marks[mark] ?? 0) > 0);
  return (
    <div>
      <span className={styles.name}>{title}</span>
      {borne.length === 0 ? (
        <p className={styles.said}>{words.none}</p>
      ) : (
        <ul className={styles.list}>
          {borne.map((mark) => (
            <li key={mark}>
              {markName(mark, words, speech)} <Marked of={mark} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** A figure of the numbers on one line, with its base. */
export const FigureLine = ({ of }: { of: MeasureName }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit');
  const numbers = usePageWords('numbers');
  const { name } = usePageWords('measures').measure[of];
  const speech = useSpeech();
  const { answer } = useOnAudit();
  const { value, unit, population, missing } = answer.figures[of];
  const question = { figure: of, ...answer.period };
  if (value === undefined) return <p className={styles.said}>{words.figure(name, words.nothing)}</p>;
  const shown = amount(value, unit, speech);
  const figure = answer.figures[of];
  return (
    <p className={styles.said}>
      {words.figure(name, unit === 'days' ? words.days(shown, speech.isOne(value)) : shown)} (
      {figure.unit === 'share' ? (
        <>
          <CountLink count={figure.hits} label={`${name}, ${numbers.hits}`} question={{ ...question, part: 'hits' }} />{' '}
          {numbers.of} <CountLink count={population} label={name} question={question} />
        </>
      ) : (
        <CountLink count={population} label={name} question={{ ...question, part: 'counted' }}>
          {numbers.counted(speech.number(population), speech.number(population + missing))}
        </CountLink>
      )}
      )
    </p>
  );
};
