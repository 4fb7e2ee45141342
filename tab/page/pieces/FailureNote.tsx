import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { CloudErrorRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Failure } from '../client/failure.ts';
import { useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    maxWidth: '32rem',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXL}`,
    textAlign: 'center',
  },
  title: { margin: 0 },
  icon: { fontSize: '40px', color: tokens.colorNeutralForeground3 },
  button: { marginTop: tokens.spacingVerticalS },
});

type FailureNoteProps = {
  readonly failure: Error;
  readonly again: () => void;
  /** `h1` if the note is the only content of the page. */
  readonly heading?: 'h1' | 'h2';
};

/** Shown instead of content: what happened, in the reader's language, and what to do. */
export const FailureNote = ({ failure, again, heading = 'h2' }: FailureNoteProps): ReactNode => {
  const styles = useStyles();
  const { tab, procedure } = useSpeech();
  const known = failure instanceof Failure ? failure : new Failure('unexpected');
  const text = known.code === 'refused' ? procedure.refusal({ reason: 'notAllowed' }) : tab.failure[known.code];
  return (
    <div className={styles.note} role="alert">
      <CloudErrorRegular className={styles.icon} aria-hidden />
      <Subtitle2 as={heading} className={styles.title}>
        {known.code === 'notFound' ? tab.notFoundTitle : tab.failureTitle}
      </Subtitle2>
      <Body1 align="center">{text}</Body1>
      {known.reference && <Caption1>{tab.failureReference(known.reference)}</Caption1>}
      <Button appearance="primary" className={styles.button} onClick={again}>
        {tab.tryAgain}
      </Button>
    </div>
  );
};
