import { z } from 'zod';

/** An item of a list, as plain Graph tells it. */
export type Item = { readonly id: number; readonly fields: Readonly<Record<string, unknown>> };

/** What a message in Teams shows: of the cards, only their text. */
export type Posted = {
  readonly id: string;
  readonly conversation: string;
  /** Whose chat it is; absent for a channel. */
  readonly owner?: string;
  readonly at: string;
  readonly sender: string;
  readonly cards: string;
};

/** Everything that the checker looks at, besides the ledger. */
export type Site = {
  readonly history: readonly Item[];
  readonly nonconformities: readonly Item[];
  readonly actions: readonly Item[];
  readonly messages: readonly Item[];
  readonly posted: readonly Posted[];
  readonly users: readonly { readonly id: string; readonly displayName: string }[];
  /** Object ids of the ISMS managers. */
  readonly ismsManagers: readonly string[];
  /** The key that signs checkpoints, as it is known from outside the site. */
  readonly key: Readonly<Record<string, string>>;
};

/** A column as text; SharePoint leaves out what is empty. */
export const text = ({ fields }: Item, column: string): string => {
  const value = fields[column];
  return value === undefined || value === null ? '' : String(value);
};

export type Addresses = {
  readonly graph: string;
  readonly teams: string;
  readonly checkpointKey: Readonly<Record<string, string>>;
};

const itemsSchema = z.object({
  value: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) })),
  '@odata.nextLink': z.string().optional(),
});
const infoSchema = z.object({
  siteId: z.string(),
  users: z.array(z.object({ id: z.string(), displayName: z.string(), groups: z.array(z.string()) })),
  groups: z.array(z.object({ id: z.string(), displayName: z.string() })),
});
const postedSchema = z.array(
  z.object({
    id: z.string(),
    conversation: z.string(),
    at: z.string(),
    sender: z.string(),
    attachments: z.array(z.unknown()),
  }),
);

const json = async (url: string, init?: RequestInit): Promise<unknown> => {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

const readItems = async (graph: string, path: string, token: string): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let next: string | undefined = `${path}/items?$expand=fields&$top=999`;
  while (next !== undefined) {
    const page: z.output<typeof itemsSchema> = itemsSchema.parse(
      await json(`${graph}${next}`, { headers: { authorization: `Bearer ${token}` } }),
    );
    found.push(...page.value.map(({ id, fields }) => ({ id: Number(id), fields })));
    next = page['@odata.nextLink']?.replace('https://graph.microsoft.com', '');
  }
  return found.sort((a, b) => a.id - b.id);
};

const readers = async (graph: string) => {
  const info = infoSchema.parse(await json(`${graph}/_control/info`));
  const answer = await json(`${graph}/_control/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ access: 'read' }),
  });
  const { token } = z.object({ token: z.string() }).parse(answer);
  const list = (name: string) =>
    readItems(graph, `/v1.0/sites/${info.siteId}/lists/${encodeURIComponent(name)}`, token);
  return { info, list };
};

const readChat = async (
  teams: string,
  asked: { readonly userId: string; readonly conversation: string },
  owner?: string,
): Promise<readonly Posted[]> => {
  const found = postedSchema.parse(await json(`${teams}/_control/messages?${new URLSearchParams(asked)}`));
  return found.map(({ attachments, ...one }) => ({
    ...one,
    ...(owner !== undefined && { owner }),
    cards: JSON.stringify(attachments),
  }));
};

/** The list History alone. */
export const readHistory = async (graph: string): Promise<readonly Item[]> => (await readers(graph)).list('History');

/** The lists over plain HTTP, without Teams: every effect that can be pending. */
export const readLists = async ({ graph, checkpointKey: key }: Addresses): Promise<Site> => {
  const { info, list } = await readers(graph);
  // History last: what is in the other lists must be found in it.
  const messages = await list('Messages');
  const nonconformities = await list('Nonconformities');
  const actions = await list('Corrective actions');
  const history = await list('History');
  const group = info.groups.find(({ displayName }) => displayName === 'ISMS managers')?.id ?? '';
  const ismsManagers = info.users.filter(({ groups }) => groups.includes(group)).map(({ id }) => id);
  return { history, nonconformities, actions, messages, posted: [], users: info.users, ismsManagers, key };
};

/** The lists, all chats with the bot and the channels with posts. */
export const readSite = async (at: Addresses): Promise<Site> => {
  const site = await readLists(at);
  const places = new Set(site.messages.map((item) => text(item, 'ConversationId').replace(/;messageid=.*$/, '')));
  const channels = [...places].filter((id) => id.startsWith('19:'));
  const [reader] = site.users;
  const posted = await Promise.all([
    ...site.users.map(({ id }) => readChat(at.teams, { userId: id, conversation: 'personal' }, id)),
    ...channels.map((conversation) => readChat(at.teams, { userId: reader?.id ?? '', conversation })),
  ]);
  return { ...site, posted: posted.flat() };
};
