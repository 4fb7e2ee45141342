import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { HistoryEvent, HistoryRow, RecordAnswer } from '../../api/wire.ts';
import { useSpeech } from '../speech.tsx';
import { Changes } from './Changes.tsx';
import { HashLine } from './HashLine.tsx';
import { Section } from './Section.tsx';
import { whoText } from './whoText.ts';

const useStyles = makeStyles({
  hint: { display: 'block', color: tokens.colorNeutralForeground3, marginBottom: tokens.spacingVerticalL },
  list: { listStyle: 'none', margin: 0, padding: 0 },
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
  },
});

/** Every commit of the record, the latest first: when, who, what changed, and the hash that seals it. */
export const History = ({ record: { history } }: { record: RecordAnswer }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  return (
    <Section title={tab.history}>
      <Caption1 className={styles.hint}>{tab.historyHint}</Caption1>
      <ol className={styles.list} reversed>
        {history.toReversed().map((row) => (
          <Row key={row.sequence} row={row} />
        ))}
      </ol>
    </Section>
  );
};

const Row = ({ row }: { row: HistoryRow }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  return (
    <li className={styles.row}>
      {row.events.map((event) => (
        <div key={event.type}>
          <span className={styles.what}>{speech.procedure.event[event.type]}</span>
          <Told event={event} />
        </div>
      ))}
      <Caption1 className={styles.by}>
        <time dateTime={row.at}>{speech.instant(row.at)}</time> · {whoText(row.by, speech)}
      </Caption1>
      <HashLine row={row} />
    </li>
  );
};

const Told = ({ event }: { event: HistoryEvent }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  switch (event.type) {
    case 'Reported':
      return null;
    case 'ReportAddedTo':
    case 'ReporterAsked':
      return <p className={styles.text}>{event.text}</p>;
    case 'ReportCorrected':
      return <Changes changes={event.changes} />;
    case 'ReportWithdrawn':
      return event.reason ? <p className={styles.text}>{`${tab.reason}: ${event.reason}`}</p> : null;
    case 'IdentityOpened':
      return <p className={styles.text}>{`${tab.reason}: ${event.reason}`}</p>;
    default:
      return null;
  }
};
