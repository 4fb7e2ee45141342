import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isMessageLink, type ReportedMessage } from '../../../../procedure/record/report/reportedMessage.ts';
import { usePageWords } from '../../speech.tsx';

const useStyles = makeStyles({
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
