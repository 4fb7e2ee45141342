import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isMessageLink, type ReportedMessage } from '../../../../procedure/record/report/reportedMessage.ts';
import {
  detailFields,
  type ReportField,
  shortFields,
  specOf,
} from '../../../../procedure/record/report/reportFacts.ts';
import { reportedOtherwise } from '../../../../procedure/words/fieldText.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { factText } from './factText.ts';

const useStyles = makeStyles({
  additions: { marginBlockStart: tokens.spacingVerticalL },
  message: { marginTop: tokens.spacingVerticalL },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  text: {
    margin: `${tokens.spacingVerticalXXS} 0`,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxWidth: '75ch',
  },
});

/** The message that the report was made from, with a link to it: Teams itself refuses people who may not open it. */
export const MessageOfReport = ({ message: { text, link } }: { message: ReportedMessage }): ReactNode => {
  const styles = useStyles();
  const { message } = usePageWords('record');
  return (
    <div className={styles.message}>
      <div className={styles.label}>{message.title}</div>
      {text !== '' && <blockquote className={styles.text}>{text}</blockquote>}
      {link !== undefined && isMessageLink(link) && (
        <Link href={link} target="_blank" rel="noreferrer">
          {message.open}
        </Link>
      )}
    </div>
  );
};

/** Questions of the security team and additions of the reporter, in their words. */
export const Additions = ({ record: { questions, additions } }: { record: RecordAnswer }): ReactNode => {
  const words = usePageWords('record');
  return (
    <>
      <Texts title={words.questions} texts={questions} />
      <Texts title={words.additions} texts={additions} />
    </>
  );
};

const Texts = ({ title, texts }: { title: string; texts: RecordAnswer['additions'] }): ReactNode => {
  const { additions } = useStyles();
  const styles = useRecordStyles();
  const speech = useSpeech();
  if (texts.length === 0) return null;
  return (
    <div className={additions}>
      <h3 className={styles.subtitle}>{title}</h3>
      <ul className={styles.list}>
        {texts.map(({ at, by, text }) => (
          <li key={`${at} ${text}`}>
            <p className={styles.text}>{text}</p>
            <p className={styles.quiet}>{`${speech.instant(at)} · ${whoText(by, speech)}`}</p>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Fields that hold sentences take the whole width. */
const isWide = (field: ReportField): boolean => specOf(field).kind === 'text';
/** Details that hold sentences come last, so that nothing is pushed out of sight by a long text. */
const order = [...shortFields, ...detailFields.toSorted((a, b) => Number(isWide(a)) - Number(isWide(b)))];

/** What was reported: every field of the procedure's form, given or not. */
export const ReportFacts = ({ record }: { record: RecordAnswer }): ReactNode => {
  const { facts, message } = record;
  const speech = useSpeech();
  const { procedure, tab } = speech;
  const words = usePageWords('record');
  return (
    <Part name="report">
      <FieldList
        fields={order.map((field) => {
          const value = facts[field];
          const text = value === undefined ? undefined : factText(field, value, speech);
          const reported = reportedOtherwise(field, record, {
            terms: procedure,
            day: (day) => speech.day(day, 'long'),
          });
          return {
            label: procedure.field[field],
            value: reported === undefined ? text : `${text} ${words.reportedAs(reported)}`,
            otherwise: factText(field, undefined, speech) ?? tab.notGiven,
            // An empty field needs no line.
            wide: isWide(field) && value !== undefined,
          };
        })}
      />
      {message && <MessageOfReport message={message} />}
      <Additions record={record} />
    </Part>
  );
};
