import type {
  Attachment,
  CardAction,
  ChatMessage,
  Choice,
  ConversationSummary,
  ExtensionOutcome,
  Language,
  Meeting,
  Outcome,
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

/** Calls the page's own server. Both are built together, so answers are not validated against `wire.ts`. */
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
export const setSwitches = (switches: Partial<Switches>): Promise<void> => call('POST', '/api/switches', switches);

/** A file attached to a message, or a picture pasted into it. */
export type UploadedFile = { readonly id: string; readonly kind: 'file' | 'picture'; readonly name: string };

/** Uploads a file before its message is sent. */
export async function uploadFile(kind: UploadedFile['kind'], file: File): Promise<UploadedFile> {
  const name = file.name || 'picture.png';
  const headers = { 'content-type': file.type || 'application/octet-stream' };
  const response = await fetch(`/_control/files${query({ kind, name })}`, { method: 'POST', headers, body: file });
  if (!response.ok) throw new Error(`the file was answered ${response.status}`);
  const { id } = (await response.json()) as { readonly id: string };
  return { id, kind, name };
}

export type MessageDraft = {
  readonly text: string;
  readonly mentionBot: boolean;
  readonly attachments: readonly Attachment[];
  /** Ids of files. */
  readonly files?: readonly string[];
};

/** Returns the calls that one person can make. */
export const personApi = (as: string) => ({
  eventsUrl: `/api/events${query({ as })}`,
  world: (): Promise<World> => call('GET', `/api/world${query({ as })}`),
  conversations: (): Promise<readonly ConversationSummary[]> => call('GET', `/api/conversations${query({ as })}`),
  messages: (conversation: string): Promise<readonly ChatMessage[]> =>
    call('GET', `/api/messages${query({ as, conversation })}`),
  token: async (): Promise<string> => (await call<{ token: string }>('GET', `/api/token${query({ as })}`)).token,
  open: (): Promise<void> => call('POST', '/api/open', { as }),
  send: (conversation: string, root: string | undefined, said: MessageDraft): Promise<void> =>
    call('POST', '/api/say', { as, conversation, root, ...said }),
  find: (conversation: string, root: string | undefined, text: string): Promise<ExtensionOutcome> =>
    call('POST', '/api/find', { as, conversation, root, text }),
  unfurl: (conversation: string, root: string | undefined, url: string): Promise<ExtensionOutcome> =>
    call('POST', '/api/unfurl', { as, conversation, root, url }),
  act: (message: string, action: CardAction): Promise<Outcome> => call('POST', '/api/act', { as, message, action }),
  search: (message: string, dataset: string, text: string): Promise<readonly Choice[]> =>
    call('POST', '/api/search', { as, message, dataset, text }),
  markRead: (conversation: string): Promise<void> => call('POST', '/api/read', { as, conversation }),
  scheduleMeeting: (conversation: string, title: string): Promise<Meeting> =>
    call('POST', '/api/meeting', { as, conversation, title }),
  joinMeeting: (meetingId: string): Promise<void> => call('POST', '/api/meeting/join', { as, meetingId }),
  leaveMeeting: (meetingId: string): Promise<void> => call('POST', '/api/meeting/leave', { as, meetingId }),
  endMeeting: (meetingId: string): Promise<void> => call('POST', '/api/meeting/end', { as, meetingId }),
  /** Null stops sharing. */
  shareToStage: (meetingId: string, url: string | null): Promise<void> =>
    call('POST', '/api/meeting/stage', { as, meetingId, url }),
  setLanguage: (language: Language): Promise<void> => call('POST', '/api/language', { as, language }),
});

export type PersonApi = ReturnType<typeof personApi>;
