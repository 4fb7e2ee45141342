import { Body1, Button, FluentProvider, makeStyles } from '@fluentui/react-components';
import { ShareScreenStartRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { usePageWords } from '../../speech.tsx';

/** Large enough to be read from across a room. */
const large = {
  fontSizeBase200: '16px',
  lineHeightBase200: '22px',
  fontSizeBase300: '20px',
  lineHeightBase300: '28px',
  fontSizeBase400: '24px',
  lineHeightBase400: '32px',
  fontSizeBase500: '28px',
  lineHeightBase500: '36px',
  fontSizeBase600: '36px',
  lineHeightBase600: '44px',
} as const;

const useStyles = makeStyles({ clear: { backgroundColor: 'transparent' } });

export const StageType = ({ isOnStage, children }: { isOnStage: boolean; children: ReactNode }): ReactNode => {
  const styles = useStyles();
  if (!isOnStage) return children;
  return (
    <FluentProvider theme={large} className={styles.clear}>
      {children}
    </FluentProvider>
  );
};

/** Beside a meeting: shares the same page, enlarged, with everyone. Teams decides who may share. */
export const ToStage = ({ toStage }: { toStage: () => Promise<void> }): ReactNode => {
  const words = usePageWords('session');
  const [failed, setFailed] = useState(false);
  return (
    <div>
      <Button
        icon={<ShareScreenStartRegular />}
        onClick={() => {
          setFailed(false);
          void toStage().catch(() => setFailed(true));
        }}
      >
        {words.toStage}
      </Button>
      <div role="status">{failed && <Body1>{words.notOnStage}</Body1>}</div>
    </div>
  );
};
