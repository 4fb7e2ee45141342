import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSpeech } from '../../speech.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    justifyContent: 'flex-end',
    backgroundColor: tokens.colorNeutralBackground3,
    paddingInline: tokens.spacingHorizontalM,
  },
});

/** Outside Teams the page says who is signed in, and lets them sign out. */
export const SignOut = ({ name, signOut }: { name: string; signOut: () => Promise<void> }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  return (
    <header className={styles.bar}>
      <Button size="small" appearance="subtle" onClick={() => void signOut()}>
        {tab.outside.signOut(name)}
      </Button>
    </header>
  );
};
