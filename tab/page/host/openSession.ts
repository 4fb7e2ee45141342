import { app, authentication, meeting, pages } from '@microsoft/teams-js';
import { readRecordPlace } from '../../../procedure/record/recordPlace.ts';
import { readReference } from '../../../procedure/record/values/reference.ts';
import { isSidePage, type Place } from '../place.ts';
import type { FrameName, Session, SignedInSession } from './hostSession.ts';
import { type ThemeName, themeNameOf } from './hostSession.ts';
import { howToSignIn, mayBeSignedIn } from './signInHere.ts';

const hostTimeout = 5000;

/**
 * Finds out whether the page is inside Teams, and its context. teams-js itself waits 60 s for a parent window that does
 * not answer, and rejects at once without one; both end here as a browser outside Teams.
 */
export const openSession = async (): Promise<Session> => {
  if (window.parent === window.self && !window.opener) return outOfTeams();
  try {
    const context = await within(hostTimeout, started());
    takeView(context.page.subPageId ?? '');
    return teamsSession(context);
  } catch {
    return { kind: 'outside', theme: preferredTheme(), locale: navigator.language };
  }
};

const outOfTeams = async (): Promise<Session> => {
  const how = howToSignIn();
  const here = { theme: preferredTheme(), locale: navigator.language } as const;
  if (!how) return { kind: 'outside', ...here };
  const load = async () => (await import('./browserSignIn.ts')).openBrowserSignIn(how);
  const signIn = async () => (await load()).signIn();
  // The library is large: it is loaded only for people who are signed in, just coming back from signing in, or want to.
  const tokens = mayBeSignedIn() ? await load().then(({ signedIn }) => signedIn()) : undefined;
  if (!tokens) return { kind: 'outside', ...here, signIn };
  return {
    kind: 'browser',
    ...here,
    frame: 'tab',
    opens: 'work',
    ...tokens,
    onThemeChange: (seen) => window.matchMedia?.(darkScheme).addEventListener('change', () => seen(preferredTheme())),
    toStage: () => Promise.reject(new Error('no meeting')),
    shown: () => undefined,
    onBack: () => undefined,
  };
};

const started = async (): Promise<app.Context> => {
  await app.initialize([...hosts()]);
  app.notifyAppLoaded();
  return app.getContext();
};

/** Origins accepted as Teams, as written into the page by the server: never from the address, which can be forged. */
const hosts = (): readonly string[] =>
  document.querySelector<HTMLMetaElement>('meta[name="teams-hosts"]')?.content.split(' ').filter(Boolean) ?? [];

const teamsSession = ({ app: client, page, channel, chat, meeting: shown }: app.Context): SignedInSession => ({
  kind: 'teams',
  theme: themeNameOf(client.theme),
  locale: client.locale,
  frame: frameOf(page.frameContext),
  // A personal tab begins with the person's own work; a shared one with what its members have in common.
  opens: placeOf(page.subPageId ?? '') ?? (channel || chat || shown ? undefined : 'work'),
  token: createTokens(),
  onThemeChange: (seen) => app.registerOnThemeChangeHandler((name) => seen(themeNameOf(name))),
  toStage: () =>
    new Promise((resolve, reject) => {
      meeting.shareAppContentToStage((error) => (error ? reject(new Error('not shared')) : resolve()), location.href);
    }),
  shown: () => void app.notifySuccess(),
  onBack: (handle) => {
    if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(handle);
  },
});

/** @param context `FrameContexts` of teams-js, as it comes over the wire */
const frameOf = (context: string): FrameName => {
  if (context === 'settings') return 'settings';
  if (context === 'meetingStage') return 'stage';
  return context === 'sidePanel' ? 'sidePanel' : 'tab';
};

/** A link to a view of the register: written to the address before anything is shown. */
const takeView = (subPageId: string): void => {
  const isView = subPageId.startsWith('register?') && location.hash.length <= 2;
  if (isView) history.replaceState(null, '', `#/${subPageId}`);
};

/** A reference may be written in several ways, because people type it. */
const placeOf = (subPageId: string): Place => {
  if (isSidePage(subPageId)) return subPageId;
  const reference = readReference(subPageId);
  return reference ? { reference } : readRecordPlace(subPageId);
};

/** Caches the token until five minutes before it expires; concurrent calls ask Teams once. */
const createTokens = (): SignedInSession['token'] => {
  let held: Promise<{ readonly token: string; readonly until: number }> | undefined;
  const ask = async () => {
    const token = await authentication.getAuthToken();
    return { token, until: endOf(token) - 5 * 60_000 };
  };
  return async (anew = false) => {
    const before = anew ? undefined : await held?.catch(() => undefined);
    if (before && before.until > Date.now()) return before.token;
    const asked = ask();
    held = asked;
    // A refusal is not cached: the person may consent later.
    asked.catch(() => {
      if (held === asked) held = undefined;
    });
    return (await asked).token;
  };
};

/** Read only to know when to renew; the server decides whether the token is valid. */
const endOf = (token: string): number => {
  try {
    const [, body = ''] = token.split('.');
    const claims: unknown = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/')));
    return Number((claims as { exp?: unknown }).exp) * 1000 || 0;
  } catch {
    return 0;
  }
};

const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Teams does not answer')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const darkScheme = '(prefers-color-scheme: dark)';

const preferredTheme = (): ThemeName => (window.matchMedia?.(darkScheme).matches ? 'dark' : 'light');
