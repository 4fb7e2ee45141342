import { app, authentication, pages } from '@microsoft/teams-js';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../App.tsx';
import { createQueryClient } from '../client/asking.tsx';
import { openBrowserSignIn } from './browserSignIn.ts';
import type { SignedInSession } from './hostSession.ts';
import { openSession } from './openSession.ts';
import { noteSignedIn } from './signInHere.ts';

// The library itself is tested in the browser (test/journeys/browserSignIn.e2e.ts).
jest.mock('./browserSignIn.ts', () => ({ openBrowserSignIn: jest.fn() }));

jest.mock('@microsoft/teams-js', () => ({
  app: {
    initialize: jest.fn(),
    getContext: jest.fn(),
    notifyAppLoaded: jest.fn(),
    notifySuccess: jest.fn(),
    registerOnThemeChangeHandler: jest.fn(),
  },
  authentication: { getAuthToken: jest.fn() },
  pages: { backStack: { isSupported: jest.fn(), registerBackButtonHandler: jest.fn() } },
}));
const teams = {
  initialize: jest.mocked(app.initialize),
  getContext: jest.mocked(app.getContext),
  theme: jest.mocked(app.registerOnThemeChangeHandler),
  token: jest.mocked(authentication.getAuthToken as () => Promise<string>),
  backStack: jest.mocked(pages.backStack.isSupported),
};

const self = window.parent;
const inFrame = () => Object.defineProperty(window, 'parent', { configurable: true, value: {} });
const context = (changes: object = {}) =>
  ({
    app: { theme: 'default', locale: 'fr-ca' },
    page: { subPageId: '', frameContext: 'content' },
    ...changes,
  }) as never;
const tokenUntil = (seconds: number) => `x.${btoa(JSON.stringify({ exp: Date.now() / 1000 + seconds }))}.y`;

beforeEach(() => {
  jest.clearAllMocks();
  teams.initialize.mockResolvedValue();
  teams.getContext.mockResolvedValue(context());
});
afterEach(() => {
  Object.defineProperty(window, 'parent', { configurable: true, value: self });
  jest.useRealTimers();
});

const inTeams = async (): Promise<SignedInSession> => {
  inFrame();
  const session = await openSession();
  if (session.kind !== 'teams') throw new Error('not in Teams');
  return session;
};

it.each([
  ['content', 'tab'],
  ['sidePanel', 'sidePanel'],
  ['meetingStage', 'stage'],
])('recognises from %s that it is in a %s, and which session a link leads to', async (frameContext, frame) => {
  teams.getContext.mockResolvedValue(context({ page: { subPageId: 'NC-2026-0042/S1', frameContext } }));
  expect(await inTeams()).toMatchObject({ frame, opens: { reference: 'NC-2026-0042', session: 'S1' } });
});

describe('outside Teams', () => {
  it('does not wait for a missing Teams window, and says where the register is', async () => {
    history.replaceState(null, '', '#/NC-2026-0042');
    const session = openSession();
    await act(async () => render(<App session={session} queries={createQueryClient(0)} />));
    expect(teams.initialize).not.toHaveBeenCalled();
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('TenTwo opens in Microsoft Teams');
    expect(screen.getByRole('link')).toHaveAttribute('href', '/tab/open?record=NC-2026-0042');
    expect(screen.queryByRole('button')).toBeNull();
  });

  describe('where the server describes the sign-in', () => {
    const how = { clientId: 'x', authority: 'https://login.example', scope: 's' };
    const here = { signIn: jest.fn(), signedIn: jest.fn() };
    beforeEach(() => {
      history.replaceState(null, '', '#/');
      sessionStorage.clear();
      const meta = Object.assign(document.createElement('meta'), { name: 'sign-in', content: JSON.stringify(how) });
      document.head.append(meta);
      jest.mocked(openBrowserSignIn).mockResolvedValue(here);
    });
    afterEach(() => document.querySelector('meta[name="sign-in"]')?.remove());

    it('sends no request before the person wants to sign in, and says when it cannot', async () => {
      here.signIn.mockRejectedValue(new Error('no network'));
      const session = openSession();
      await act(async () => render(<App session={session} queries={createQueryClient(0)} />));
      expect(openBrowserSignIn).not.toHaveBeenCalled();
      await userEvent.click(await screen.findByRole('button', { name: 'Sign in here instead' }));
      expect(openBrowserSignIn).toHaveBeenCalledWith(how);
      expect(await screen.findByText(/You could not be signed in/)).toBeInTheDocument();
    });

    it.each(['#code=abc&state=def', '#/NC-2026-0042'])(
      'continues with a returning or earlier session (%s)',
      async (hash) => {
        history.replaceState(null, '', hash);
        if (hash.startsWith('#/')) noteSignedIn(true);
        const tokens = { token: async () => 'token', signOut: async () => undefined };
        here.signedIn.mockResolvedValue(tokens);
        expect(await openSession()).toMatchObject({ kind: 'browser', frame: 'tab', ...tokens });
      },
    );

    it('offers the sign-in again after the session has expired', async () => {
      noteSignedIn(true);
      here.signedIn.mockResolvedValue(undefined);
      expect(await openSession()).toMatchObject({ kind: 'outside', signIn: expect.any(Function) });
    });
  });

  it('waits five seconds for a frame around it that does not answer', async () => {
    jest.useFakeTimers();
    inFrame();
    teams.initialize.mockReturnValue(new Promise(() => undefined));
    let kind = '';
    void openSession().then((session) => {
      kind = session.kind;
    });
    await jest.advanceTimersByTimeAsync(4900);
    expect(kind).toBe('');
    await jest.advanceTimersByTimeAsync(200);
    expect(kind).toBe('outside');
  });
});

describe('inside Teams', () => {
  it.each([
    ['default', 'light'],
    ['dark', 'dark'],
    ['contrast', 'contrast'],
    ['glass', 'light'],
  ])('uses the theme %s for %s, at once and when it changes', async (name, theme) => {
    teams.getContext.mockResolvedValue(context({ app: { theme: name, locale: 'en' } }));
    const session = await inTeams();
    expect(session.theme).toBe(theme);
    const seen: string[] = [];
    session.onThemeChange((to) => seen.push(to));
    teams.theme.mock.calls[0]?.[0](name);
    expect(seen).toEqual([theme]);
  });

  it.each([
    ['NC-2026-0042', { reference: 'NC-2026-0042' }],
    ['nc-2026-42', { reference: 'NC-2026-0042' }],
    ['NC-2026-0042/evidence/A2', { reference: 'NC-2026-0042', evidence: { action: 'A2' } }],
    ['audit', 'audit'],
    ['../../etc/passwd', 'work'],
    ['javascript:alert(1)', 'work'],
  ])('opens %s as %j', async (subPageId, opens) => {
    teams.getContext.mockResolvedValue(context({ page: { subPageId } }));
    expect((await inTeams()).opens).toEqual(opens);
  });

  it.each([
    ['alone', {}, 'work'],
    ['in a channel', { channel: { id: '19:x' } }, undefined],
    ['in a chat', { chat: { id: '19:y' } }, undefined],
    ['in a meeting', { meeting: { id: 'z' } }, undefined],
  ])('is opened %s with %j', async (_where, where, opens) => {
    teams.getContext.mockResolvedValue(context(where));
    expect((await inTeams()).opens).toEqual(opens);
  });

  it('keeps a token until shortly before its expiry, and requests a new one on demand', async () => {
    const { token } = await inTeams();
    teams.token.mockResolvedValue(tokenUntil(3600));
    await Promise.all([token(), token()]);
    await token();
    expect(teams.token.mock.calls.length).toBeLessThanOrEqual(2);
    const before = teams.token.mock.calls.length;
    await token();
    expect(teams.token).toHaveBeenCalledTimes(before);
    teams.token.mockResolvedValue(tokenUntil(200));
    await token(true);
    await token();
    expect(teams.token).toHaveBeenCalledTimes(before + 2);
  });

  it('does not cache a refusal', async () => {
    const { token } = await inTeams();
    teams.token.mockRejectedValueOnce(new Error('invalid_grant'));
    await expect(token()).rejects.toThrow();
    teams.token.mockResolvedValue(tokenUntil(3600));
    await expect(token()).resolves.toContain('x.');
  });

  it('leaves the back button alone where there is none', async () => {
    teams.backStack.mockReturnValue(false);
    (await inTeams()).onBack(() => true);
    expect(pages.backStack.registerBackButtonHandler).not.toHaveBeenCalled();
  });
});
