import { MessageBar, MessageBarBody, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSpeech } from '../../speech.tsx';

const useStyles = makeStyles({
  // As wide as the text that it belongs to.
  body: { display: 'grid', width: 'fit-content', gap: tokens.spacingVerticalXS },
});

/** The register of the server lacks records. */
export const LoadingBar = ({ loaded, expected }: { loaded: number; expected: number }): ReactNode => {
  const styles = useStyles();
  const { tab, number } = useSpeech();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <div className={styles.body}>
          {tab.registerLoading(number(loaded), number(expected))}
          <ProgressBar value={loaded} max={expected} aria-label={tab.loading} />
        </div>
      </MessageBarBody>
    </MessageBar>
  );
};
