import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { people, type SeededPerson } from '../../tenant.ts';
import { cardOutcome, dialogOutcome, searchOutcome, submitOutcome } from '../cards/outcome.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import type { BotAnswer } from '../chat/delivery.ts';
import type { LiveFeed } from '../chat/liveFeed.ts';
import { attachmentsFor, fileIds } from '../files/fileRoutes.ts';
import type { FileStore } from '../files/fileStore.ts';
import type { CardAction, Choice, Language, Outcome, Switches } from '../wire.ts';
import { conversationKey, destination, personId, visibleMessage } from './requestValues.ts';
import { conversationsOf, type WorldParts, worldOf } from './world.ts';

export type PageParts = WorldParts & {
  readonly chat: Chat;
  readonly store: ChatStore;
  readonly feed: LiveFeed;
  readonly files: FileStore;
  readonly userToken: (person: SeededPerson) => Promise<string>;
  readonly setSwitches: (changed: Partial<Switches>) => void;
};

export const parseSwitches = (body: unknown): Partial<Switches> => switches.parse(body);
const optionalSwitch = z.boolean().exactOptional();
const switches = z.strictObject({
  deliverTwice: optionalSwitch,
  silentMeetings: optionalSwitch,
  untitledMeetings: optionalSwitch,
  closedMeetings: optionalSwitch,
});

const as = z.object({ as: personId });
const inConversation = as.extend({ conversation: z.string() });

export const cardAction: z.ZodType<CardAction> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('execute'),
    id: z.string().optional(),
    verb: z.string(),
    data: z.unknown(),
    trigger: z.enum(['manual', 'automatic']),
  }),
  z.object({ kind: z.literal('submit'), data: z.unknown() }),
  z.object({ kind: z.literal('fetchDialog'), data: z.unknown(), theme: z.string() }),
  z.object({ kind: z.literal('submitDialog'), data: z.unknown(), theme: z.string() }),
  z.object({ kind: z.literal('fetchExtension'), theme: z.string() }),
  z.object({ kind: z.literal('submitExtension'), data: z.unknown(), theme: z.string() }),
]);

/** Serves the page. `as` is the person of the requesting window. */
export function addPageRoutes(app: FastifyInstance, parts: PageParts): void {
  addQueries(app, parts);
  addCommands(app, parts);
}

function addQueries(app: FastifyInstance, parts: PageParts): void {
  const { store, feed } = parts;
  app.get('/api/people', async () =>
    people.map(({ id, displayName, jobTitle, locale, guest }) => ({ id, displayName, jobTitle, locale, guest })),
  );
  app.get('/api/world', async (request) => worldOf(parts, as.parse(request.query).as));
  app.get('/api/conversations', async (request) => conversationsOf(store, as.parse(request.query).as));
  app.get('/api/messages', async (request) => {
    const asked = inConversation.parse(request.query);
    return store.list(conversationKey(asked.as, destination(store, asked.as, asked.conversation, undefined)));
  });
  app.get('/api/token', async (request) => ({ token: await parts.userToken(as.parse(request.query).as) }));
  app.get('/api/events', (request, reply) => {
    const person = as.parse(request.query).as;
    reply.hijack();
    feed.subscribe(person, reply.raw);
  });
}

function addCommands(app: FastifyInstance, parts: PageParts): void {
  const { chat, store } = parts;
  app.post('/api/open', async (request, reply) => {
    await chat.openPersonalChat(as.parse(request.body).as);
    return reply.code(204).send();
  });

  app.post('/api/say', async (request, reply) => {
    const asked = inConversation
      .extend({
        text: z.string().trim().max(28_000),
        mentionBot: z.boolean(),
        root: z.string().optional(),
        attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).default([]),
        files: fileIds,
      })
      .refine(({ text, attachments, files }) => text !== '' || attachments.length + files.length > 0)
      .parse(request.body);
    const to = destination(store, asked.as, asked.conversation, asked.root);
    const attachments = [...asked.attachments, ...attachmentsFor(parts.files, asked.files)];
    const { answers } = await chat.send(asked.as, to, { ...asked, attachments });
    return reply.code(answers.every(isDelivered) ? 204 : 502).send();
  });

  app.post('/api/act', async (request): Promise<Outcome> => {
    const asked = as.extend({ message: z.string(), action: cardAction }).parse(request.body);
    const answers = await chat.act(asked.as, visibleMessage(store, asked.as, asked.message), asked.action);
    return outcomeOf(asked.action, answers);
  });

  app.post('/api/search', async (request, reply) => {
    const asked = as.extend({ message: z.string(), dataset: z.string(), text: z.string() }).parse(request.body);
    const found = await choices(parts, asked.as, asked);
    return found ? found : reply.code(502).send({ error: 'The bot did not answer.' });
  });

  app.post('/api/read', async (request, reply) => {
    const asked = inConversation.parse(request.body);
    store.markRead(asked.as.id, conversationKey(asked.as, destination(store, asked.as, asked.conversation, undefined)));
    return reply.code(204).send();
  });

  app.post('/api/language', async (request, reply) => {
    const asked = as.extend({ language: z.enum(['en', 'fr']) }).parse(request.body);
    store.setLocale(asked.as.id, localeFor(asked.as, asked.language));
    return reply.code(204).send();
  });

  app.post('/api/switches', async (request, reply) => {
    parts.setSwitches(parseSwitches(request.body));
    return reply.code(204).send();
  });
}

/** Returns what the person sees: the answer to the first delivery, the only one that the pressing client receives. */
export function outcomeOf(action: CardAction, [first]: readonly BotAnswer[]): Outcome {
  if (!first) return { kind: 'failed' };
  switch (action.kind) {
    case 'execute':
      return cardOutcome(first);
    case 'submit':
      return submitOutcome(first);
    case 'fetchDialog':
    case 'submitDialog':
    case 'fetchExtension':
    case 'submitExtension':
      return dialogOutcome(first, action.kind === 'submitDialog' || action.kind === 'submitExtension');
  }
}

/** Returns choices for a typeahead. People come from the directory (docs people-picker), everything else from the bot. */
async function choices(
  { chat, store }: PageParts,
  person: SeededPerson,
  asked: { readonly message: string; readonly dataset: string; readonly text: string },
): Promise<readonly Choice[] | undefined> {
  const { dataset, text } = asked;
  if (dataset.startsWith('graph.microsoft.com/users')) {
    return people
      .filter(({ displayName, userPrincipalName }) => contains(displayName, text) || contains(userPrincipalName, text))
      .map(({ id, displayName }) => ({ title: displayName, value: id }));
  }
  const message = visibleMessage(store, person, asked.message);
  const [first] = await chat.search(person, message, { dataset, text, top: 15 });
  return first && searchOutcome(first);
}

const normalized = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const contains = (text: string, part: string): boolean => normalized(text).includes(normalized(part));

const localeFor = (person: SeededPerson, language: Language): string =>
  person.locale.startsWith(language) ? person.locale : language === 'fr' ? 'fr-FR' : 'en-GB';

const isDelivered = ({ status }: BotAnswer): boolean => status < 300;
