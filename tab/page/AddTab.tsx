import { Body1, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { pages } from '@microsoft/teams-js';
import { type ReactNode, useEffect } from 'react';
import type { SignedInSession } from './host/hostSession.ts';
import { useSpeech } from './speech.tsx';

const useStyles = makeStyles({
  title: { margin: 0 },
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
  },
});

/** The configuration page of Teams: there is nothing to choose, so *Save* is enabled immediately. */
export const AddTab = ({ session }: { session: SignedInSession }): ReactNode => {
  const styles = useStyles();
  const { title, text, name } = useSpeech().tab.addTab;
  useEffect(() => {
    offerTab(name);
    session.shown();
  }, [session, name]);
  return (
    <main className={styles.page}>
      <Title3 as="h1" className={styles.title}>
        {title}
      </Title3>
      <Body1>{text}</Body1>
    </main>
  );
};

/** https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/create-tab-pages/configuration-page */
const offerTab = (name: string): void => {
  const { origin } = location;
  pages.config.registerOnSaveHandler((save) => {
    pages.config
      .setConfig({
        entityId: 'register',
        suggestedDisplayName: name,
        contentUrl: `${origin}/tab/`,
        websiteUrl: `${origin}/tab/open`,
      })
      .then(
        () => save.notifySuccess(),
        (error: unknown) => save.notifyFailure(String(error)),
      );
  });
  pages.config.setValidityState(true);
};
