import { Body1, Link, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { readRecordPlace } from '../../procedure/record/recordPlace.ts';
import { useSpeech } from './speech.tsx';

const useStyles = makeStyles({
  title: { margin: 0 },
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

/** The page in a browser of its own: it holds nothing, and says where the register is. */
export const OutsideTeams = (): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const place = location.hash.slice(2);
  useEffect(() => {
    document.title = 'TenTwo';
  }, []);
  return (
    <main className={styles.page}>
      <Title3 as="h1" className={styles.title}>
        {tab.outside.title}
      </Title3>
      <Body1>{tab.outside.text}</Body1>
      <Link href={`/tab/open${readRecordPlace(place) ? `?record=${place}` : ''}`}>{tab.outside.link}</Link>
    </main>
  );
};
