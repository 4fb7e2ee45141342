import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { verdicts } from '../../../../procedure/record/values/choices.ts';
import type { EventSummary, FactChange, HistoryEvent, HistoryRow } from '../../../api/wire.ts';
import { CopyText } from '../../pieces/CopyText.tsx';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { factText } from '../facts/factText.ts';
import { Difference } from './Difference.tsx';

const useStyles = makeStyles({
  row: {
    position: 'relative',
    paddingInlineStart: tokens.spacingHorizontalXL,
    paddingBottom: tokens.spacingVerticalXL,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    marginInlineStart: '5px',
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '-6px',
      top: '5px',
      width: '10px',
      height: '10px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
    ':last-child': { borderLeftColor: 'transparent', paddingBottom: 0 },
  },
  what: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  by: { display: 'block', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  text: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    maxWidth: '90ch',
  },
});

/** One commit. */
export const HistoryItem = ({ row }: { row: HistoryRow }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  return (
    <li className={styles.row}>
      {row.events.map((event) => (
        <div key={event.type}>
          <span className={styles.what}>{speech.procedure.event[event.type]}</span>
          <What event={event} />
        </div>
      ))}
      <Caption1 className={styles.by}>
        <time dateTime={row.at}>{speech.instant(row.at)}</time> · {whoText(row.by, speech)}
      </Caption1>
      <HashLine row={row} />
    </li>
  );
};

const What = ({ event }: { event: HistoryEvent }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const { titled } = usePageWords('record');
  switch (event.type) {
    case 'Reported':
      return null;
    case 'ReportAddedTo':
    case 'ReporterAsked':
      return <p className={styles.text}>{event.text}</p>;
    case 'ReportCorrected':
      return <Changes changes={event.changes} />;
    case 'ReportWithdrawn':
    case 'IdentityOpened':
      return event.reason ? <p className={styles.text}>{titled(tab.reason, event.reason)}</p> : null;
    default:
      return event.told ? <Told told={event.told} /> : null;
  }
};

/** Details of a decision: subject, outcome, new holder, end date; then the words of the person who decided. */
const Told = ({ told: { action, outcome, person, day, text, exception } }: { told: EventSummary }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { history: words } = usePageWords('record');
  const about = [
    action,
    outcome && outcomeText(outcome, words.outcome, speech.procedure.verdict),
    person && words.to(whoText(person, speech)),
    day && speech.day(day),
  ].filter((part) => part !== undefined);
  return (
    <>
      {about.length > 0 && <p className={styles.text}>{about.join(' · ')}</p>}
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {exception !== undefined && <p className={styles.text}>{words.exception(exception)}</p>}
    </>
  );
};

type Outcome = NonNullable<EventSummary['outcome']>;
type Verdict = (typeof verdicts)[number];

const outcomeText = (
  outcome: Outcome,
  words: Readonly<Record<Exclude<Outcome, Verdict>, string>>,
  verdictWords: Readonly<Record<Verdict, string>>,
): string => ({ ...words, ...verdictWords })[outcome];

const useHashLineStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  hash: { fontFamily: tokens.fontFamilyMonospace },
});

/** Number and hash of a commit. */
const HashLine = ({ row: { sequence, hash } }: { row: HistoryRow }): ReactNode => {
  const styles = useHashLineStyles();
  const { history } = usePageWords('record');
  return (
    <div className={styles.line}>
      <span>{history.commit(sequence)}</span>
      <code className={styles.hash} title={hash}>{`${hash.slice(0, 12)}…`}</code>
      <CopyText text={hash} label={history.copyHash(sequence)} />
    </div>
  );
};

const useChangesStyles = makeStyles({
  list: {
    margin: `${tokens.spacingVerticalXS} 0`,
    display: 'grid',
    gap: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** What a correction of the report changed, field by field. */
const Changes = ({ changes }: { changes: readonly FactChange[] }): ReactNode => {
  const styles = useChangesStyles();
  const speech = useSpeech();
  const text = (field: FactChange['field'], value: string | undefined) =>
    value === undefined ? undefined : factText(field, value, speech);
  return (
    <dl className={styles.list}>
      {changes.map(({ field, before, after }) => (
        <Difference
          key={field}
          label={speech.procedure.field[field]}
          before={text(field, before)}
          after={text(field, after)}
        />
      ))}
    </dl>
  );
};
