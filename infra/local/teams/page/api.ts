import type {
  CardAction,
  Choice,
  Language,
  Outcome,
  ShownConversation,
  ShownMessage,
  Switches,
  World,
} from '../wire.ts';

export type ListedPerson = {
  readonly id: string;
  readonly displayName: string;
  readonly jobTitle: string;
  readonly locale: string;
  readonly guest: boolean;
};

/** Calls of this page to its own server. Both are built together, so answers are taken as `wire.ts` says. */
async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(path, { method, ...sent });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

const query = (values: Record<string, string>): string => `?${new URLSearchParams(values)}`;

export const listPeople = (): Promise<readonly ListedPerson[]> => call('GET', '/api/people');
export const moveClock = (to: { now: string } | { advanceMs: number }): Promise<void> =>
  call('POST', '/_control/clock', to);
export const setSwitches = (switches: Switches): Promise<void> => call('POST', '/api/switches', switches);

/** What one person can do. */
export const personApi = (as: string) => ({
  eventsUrl: `/api/events${query({ as })}`,
  world: (): Promise<World> => call('GET', `/api/world${query({ as })}`),
  conversations: (): Promise<readonly ShownConversation[]> => call('GET', `/api/conversations${query({ as })}`),
  messages: (conversation: string): Promise<readonly ShownMessage[]> =>
    call('GET', `/api/messages${query({ as, conversation })}`),
  token: async (): Promise<string> => (await call<{ token: string }>('GET', `/api/token${query({ as })}`)).token,
  open: (): Promise<void> => call('POST', '/api/open', { as }),
  say: (conversation: string, text: string, mentionBot: boolean, root: string | undefined): Promise<void> =>
    call('POST', '/api/say', { as, conversation, text, mentionBot, root }),
  act: (message: string, action: CardAction): Promise<Outcome> => call('POST', '/api/act', { as, message, action }),
  search: (message: string, dataset: string, text: string): Promise<readonly Choice[]> =>
    call('POST', '/api/search', { as, message, dataset, text }),
  read: (conversation: string): Promise<void> => call('POST', '/api/read', { as, conversation }),
  setLanguage: (language: Language): Promise<void> => call('POST', '/api/language', { as, language }),
});

export type PersonApi = ReturnType<typeof personApi>;
