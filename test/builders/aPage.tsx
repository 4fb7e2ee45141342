import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { recordCommandNames } from '../../procedure/commands/recordCommands.ts';
import type { RecordAnswer, RelatedAnswer } from '../../tab/api/record/recordWire.ts';
import type { Me, RegisterRow } from '../../tab/api/wire.ts';
import { App } from '../../tab/page/App.tsx';
import { createQueryClient } from '../../tab/page/client/asking.tsx';
import type { SignedInSession, ThemeName } from '../../tab/page/host/hostSession.ts';
import { theFacts } from './aReport.ts';

export type Asked = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly token: string;
};
type Plain = {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answer = Plain | { readonly live: LiveAnswer } | 'offline';

/** An event stream controlled by a test. */
export type LiveAnswer = {
  readonly send: (answer: unknown) => void;
  /** Ends the stream; with an error as for a lost connection. */
  readonly end: (error?: Error) => void;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
};
export const aLiveAnswer = (): LiveAnswer => {
  const waiting: (() => Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>>)[] = [];
  let wake: () => void = () => undefined;
  const push = (part: () => Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>>): void => {
    waiting.push(part);
    wake();
  };
  const read = async (): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>> => {
    for (;;) {
      const part = waiting.shift();
      if (part) return part();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const reader = { read, cancel: async () => undefined };
  return {
    send: (answer) => {
      const value = new TextEncoder().encode(`:\n\ndata: ${JSON.stringify(answer)}\n\n`);
      push(async () => ({ done: false, value }));
    },
    end: (error) => push(async () => (error ? Promise.reject(error) : { done: true, value: undefined })),
    body: { getReader: () => reader } as unknown as ReadableStream<Uint8Array<ArrayBuffer>>,
  };
};

export const aMe = (changes: Partial<Me> = {}): Me => ({
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Lea Staff',
  roles: ['ismsManager'],
  guest: false,
  reads: { register: true, procedure: true, settings: true },
  may: ['report'],
  timeZone: 'Europe/Paris',
  ...changes,
});

export const aRow = (number: number, changes: Partial<RegisterRow> = {}): RegisterRow => ({
  reference: `NC-2026-${String(number).padStart(4, '0')}`,
  title: `Case ${number}`,
  stage: 'reported',
  clause: 'A.5.1',
  system: 'Mail',
  impact: 'high',
  priority: 'low',
  ongoing: 'notSure',
  detectedOn: '2026-11-23',
  reportedAt: '2026-11-24T09:00:00.000Z',
  ...changes,
});

const offeredIn = (may: RecordAnswer['may']): RecordAnswer['offered']['all'] =>
  recordCommandNames.filter((name) => may.includes(name));

export const aRecord = (changes: Partial<RecordAnswer> = {}): RecordAnswer => ({
  reference: 'NC-2026-0042',
  title: 'The door stood open.',
  stage: 'reported',
  sequence: 2,
  reportedAt: '2026-11-24T09:00:00.000Z',
  reportedIn: 'personalChat',
  facts: theFacts({
    what: 'The door stood open.\n<b>All night</b>',
    ongoing: 'no',
    priority: 'high',
    clause: 'A.7.2',
  }),
  reporter: { me: true, name: 'Lea Staff' },
  questions: [],
  additions: [],
  sessions: [],
  trainings: [],
  evidence: [],
  actions: [],
  today: '2026-11-24',
  demands: [],
  deadlines: [],
  cycle: { number: 1, actions: [], decisions: [] },
  earlierCycles: [],
  followUps: { held: [] },
  recurredAt: [],
  history: [
    {
      sequence: 1,
      at: '2026-11-24T09:00:00.000Z',
      by: { me: true, name: 'Lea Staff' },
      events: [{ type: 'Reported', language: 'en', reportedIn: 'personalChat', procedureVersion: '3.1' }],
      hash: 'a1'.repeat(32),
      previousHash: '',
    },
    {
      sequence: 2,
      at: '2026-11-24T10:30:00.000Z',
      by: { me: true, name: 'Lea Staff' },
      events: [
        {
          type: 'ReportCorrected',
          changes: [
            { field: 'priority', before: 'low', after: 'high' },
            { field: 'system', before: 'Gate' },
          ],
        },
      ],
      hash: 'b2'.repeat(32),
      previousHash: 'a1'.repeat(32),
    },
  ],
  may: ['addToReport', 'correctReport', 'withdrawReport'],
  // The user's rights, unless a test says otherwise.
  offered: { next: [], all: offeredIn(changes.may ?? ['addToReport', 'correctReport', 'withdrawReport']) },
  ...changes,
});

type PageOptions = {
  readonly locale?: string;
  readonly opens?: SignedInSession['opens'];
  readonly frame?: SignedInSession['frame'];
  readonly token?: SignedInSession['token'];
  readonly toStage?: SignedInSession['toStage'];
  /** Everything else about any open record: nothing, and requests for it are not passed to `answer`. */
  readonly related?: RelatedAnswer;
  readonly answer: (asked: Asked) => Answer;
};

/**
 * No styles: nothing is drawn here, and jsdom recompiles Fluent's two thousand rules for each element it is asked about
 * (it caches a thousand), which takes seconds per test. The browser tests check how the pages look.
 */
const unstyled = createDOMRenderer(document, { unstable_filterCSSRule: () => false });

/** The page inside Teams, with an API whose answers the test provides. */
export const aPage = async ({
  locale = 'en-GB',
  opens,
  frame = 'tab',
  token = async () => 'a.b.c',
  toStage = async () => undefined,
  related = { links: [], similar: [] },
  answer,
}: PageOptions) => {
  const asked: Asked[] = [];
  globalThis.fetch = (async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'https://tab.example.test');
    if (url.pathname.endsWith('/related')) return { ok: true, status: 200, json: async () => related };
    const bearer = new Headers(init.headers).get('authorization') ?? '';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const one = { path: url.pathname, query: url.searchParams, body, token: bearer };
    asked.push(one);
    const answered = answer(one);
    if (answered === 'offline') throw new TypeError('Failed to fetch');
    const { status = 200, body: content, headers = {} }: Partial<Plain> = 'live' in answered ? {} : answered;
    return {
      ok: status < 300,
      status,
      headers: new Headers(headers),
      body: 'live' in answered ? answered.live.body : null,
      json: async () => content,
      blob: async () => new Blob([JSON.stringify(content)]),
    };
  }) as typeof fetch;
  let seen: (theme: ThemeName) => void = () => undefined;
  let back: () => boolean = () => false;
  const session: SignedInSession = {
    kind: 'teams',
    theme: 'light',
    locale,
    frame,
    opens,
    token,
    toStage,
    onThemeChange: (handle) => {
      seen = handle;
    },
    shown: () => undefined,
    onBack: (handle) => {
      back = handle;
    },
  };
  history.replaceState(null, '', '#/');
  const page = (
    <RendererProvider renderer={unstyled}>
      <App session={Promise.resolve(session)} queries={createQueryClient(0)} />
    </RendererProvider>
  );
  const rendered = await act(async () => render(page));
  return {
    ...rendered,
    asked,
    user: userEvent.setup(),
    changeTheme: (theme: ThemeName) => seen(theme),
    goBack: () => back(),
  };
};
