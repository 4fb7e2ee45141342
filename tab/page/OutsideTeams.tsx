import { Body1, Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { readRecordPlace } from '../../procedure/record/recordPlace.ts';
import type { OutsideSession } from './host/hostSession.ts';
import { useSpeech } from './speech.tsx';

const useStyles = makeStyles({
  title: { margin: 0 },
  ways: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  page: {
    boxSizing: 'border-box',
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    maxWidth: '30rem',
    marginInline: 'auto',
    padding: tokens.spacingHorizontalXXL,
  },
});

/** The page in a browser outside Teams: without content, it says where the register is and lets the person sign in. */
export const OutsideTeams = ({ signIn }: Pick<OutsideSession, 'signIn'>): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const place = location.hash.slice(2);
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState(false);
  const leave = () => {
    setLeaving(true);
    setFailed(false);
    signIn?.().catch(() => {
      setLeaving(false);
      setFailed(true);
    });
  };
  useEffect(() => {
    document.title = 'TenTwo';
  }, []);
  return (
    <main className={styles.page}>
      <Title3 as="h1" className={styles.title}>
        {tab.outside.title}
      </Title3>
      <Body1>{tab.outside.text}</Body1>
      <div className={styles.ways}>
        <Button appearance="primary" as="a" href={`/tab/open${readRecordPlace(place) ? `?record=${place}` : ''}`}>
          {tab.outside.link}
        </Button>
        {signIn && (
          <Button disabledFocusable={leaving} onClick={leave}>
            {tab.outside.signIn}
          </Button>
        )}
      </div>
      <div role="alert">{failed && tab.failure.signIn}</div>
    </main>
  );
};
