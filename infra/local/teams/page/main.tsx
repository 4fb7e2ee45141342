import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { StrictMode, useLayoutEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';
import './cards/card.css';
import {
  FluentProvider,
  makeStyles,
  Spinner,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { personApi } from './api.ts';
import { registerCardElements } from './cards/registerCardElements.ts';
import { recallPerson, recallTheme, remember, type ThemeName } from './session.ts';
import { PersonChooser } from './shell/personChooser.tsx';
import { Shell } from './shell/shell.tsx';
import { StandInProvider } from './standIn.tsx';

const fluentThemes: Readonly<Record<ThemeName, Theme>> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const useStyles = makeStyles({
  loading: { height: '100%' },
});

function App() {
  const queries = useQueryClient();
  const [me, setMe] = useState(recallPerson);
  const [theme, setTheme] = useState(recallTheme);
  const become = (id: string | undefined) => {
    remember('as', id);
    queries.clear();
    setMe(id ?? null);
  };
  const changeTheme = (next: ThemeName) => {
    remember('theme', next);
    setTheme(next);
  };
  useLayoutEffect(() => {
    // Set on the root element, because Fluent also renders outside the React tree.
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);
  return (
    <FluentProvider theme={fluentThemes[theme]}>
      {me === null ? (
        <PersonChooser onChoose={become} />
      ) : (
        <PersonWindow key={me} me={me} theme={theme} onTheme={changeTheme} onBecome={become} />
      )}
    </FluentProvider>
  );
}

type WindowProps = {
  readonly me: string;
  readonly theme: ThemeName;
  readonly onTheme: (theme: ThemeName) => void;
  readonly onBecome: (id: string | undefined) => void;
};

function PersonWindow({ me, theme, onTheme, onBecome }: WindowProps) {
  const styles = useStyles();
  const api = useMemo(() => personApi(me), [me]);
  const world = useQuery({ queryKey: ['world'], queryFn: api.world });
  if (world.isError) return <PersonChooser onChoose={onBecome} />;
  if (!world.data) return <Spinner className={styles.loading} />;
  return (
    <StandInProvider api={api} world={world.data} theme={theme}>
      <Shell onTheme={onTheme} onLeave={() => onBecome(undefined)} />
    </StandInProvider>
  );
}

registerCardElements();
// Events invalidate queries, so data never becomes stale by age.
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: 2 } } });
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
