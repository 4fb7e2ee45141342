import { FluentProvider, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense, use, useEffect, useMemo, useState } from 'react';
import { languageOf } from '../../procedure/words/languages.ts';
import { loadingText, loadWords } from '../words/words.ts';
import { AddTab } from './AddTab.tsx';
import { ApiContext } from './client/asking.tsx';
import { createApi } from './client/createApi.ts';
import { Home } from './Home.tsx';
import type { Session, SignedInSession } from './host/hostSession.ts';
import { themes } from './host/hostSession.ts';
import { OutsideTeams } from './OutsideTeams.tsx';
import { Speaking } from './speech.tsx';

const useStyles = makeStyles({
  // Not on the provider itself: Fluent copies its class to every portal, and a menu's portal would cover the page.
  page: { backgroundColor: tokens.colorNeutralBackground2, minHeight: '100vh' },
  waiting: { display: 'grid', placeItems: 'center', height: '100vh' },
});

export const App = ({ session, queries }: { session: Promise<Session>; queries: QueryClient }): ReactNode => (
  <Suspense fallback={<Waiting />}>
    <Started session={session} queries={queries} />
  </Suspense>
);

/** Teams shows its own loading picture for the first second. */
const Waiting = (): ReactNode => {
  const styles = useStyles();
  return (
    <FluentProvider theme={themes.light}>
      <div className={styles.waiting}>
        <Spinner delay={1000} label={loadingText[languageOf(navigator.language)]} />
      </div>
    </FluentProvider>
  );
};

const Started = ({ session: opening, queries }: { session: Promise<Session>; queries: QueryClient }): ReactNode => {
  const styles = useStyles();
  const session = use(opening);
  use(loadWords(languageOf(session.locale)));
  const [theme, setTheme] = useState(session.theme);
  useEffect(() => {
    if (session.kind !== 'outside') session.onThemeChange(setTheme);
  }, [session]);
  useEffect(() => {
    document.documentElement.lang = languageOf(session.locale);
    document.documentElement.style.colorScheme = theme === 'light' ? 'light' : 'dark';
  }, [session, theme]);
  return (
    <FluentProvider theme={themes[theme]}>
      <div className={styles.page}>
        {session.kind === 'outside' ? (
          <Speaking locale={session.locale}>
            <OutsideTeams signIn={session.signIn} />
          </Speaking>
        ) : session.frame === 'settings' ? (
          <Speaking locale={session.locale}>
            <AddTab session={session} />
          </Speaking>
        ) : (
          <QueryClientProvider client={queries}>
            <SignedIn session={session} />
          </QueryClientProvider>
        )}
      </div>
    </FluentProvider>
  );
};

const SignedIn = ({ session }: { session: SignedInSession }): ReactNode => {
  const api = useMemo(() => createApi(session.token), [session]);
  useEffect(() => {
    session.shown();
  }, [session]);
  return (
    <ApiContext value={api}>
      <Home session={session} />
    </ApiContext>
  );
};
