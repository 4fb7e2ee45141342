import { FluentProvider, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** Read from the other end of a room. */
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
