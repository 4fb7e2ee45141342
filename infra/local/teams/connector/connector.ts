import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SigningKey } from '../../signing.ts';
import { applications, type SeededPerson, team, tenant } from '../../tenant.ts';
import { type Chat, canSeeConversation } from '../chat/chat.ts';
import type { ChatStore, MessageContent } from '../chat/chatStore.ts';
import { type Conversation, conversationById, memberById, personalChatOf } from '../chat/directory.ts';
import type { LiveFeed } from '../chat/liveFeed.ts';
import { addPictureRoute } from '../files/fileRoutes.ts';
import type { FileStore } from '../files/fileStore.ts';
import type { ChatMessage, Switches } from '../wire.ts';
import { asRefusal, ConnectorRefusal } from './connectorRefusal.ts';
import { addConnectorMeetingRoutes, addRosterRoutes } from './meetingRoutes.ts';
import { readOutgoing } from './outgoingActivity.ts';

export type ConnectorParts = {
  readonly key: SigningKey;
  readonly chat: Chat;
  readonly store: ChatStore;
  readonly feed: LiveFeed;
  readonly files: FileStore;
  readonly switches: () => Switches;
};

const conversationParams = z.object({ conversationId: z.string() });
const activityParams = conversationParams.extend({ activityId: z.string() });

const newConversation = z.object({
  members: z.array(z.object({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  channelData: z
    .object({
      channel: z.object({ id: z.string() }).nullish(),
      tenant: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
  activity: z.unknown().optional(),
});

/**
 * Serves the part of the Bot Connector REST API that Teams bots use, and 501 for the rest,
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.
 */
export function addConnector(app: FastifyInstance, parts: ConnectorParts): void {
  app.addHook('onRequest', async (request) => checkToken(request, parts.key));
  app.setErrorHandler((error, _request, reply) => {
    const refusal = asRefusal(error);
    return refusal
      ? reply.code(refusal.status).send(refusal.body)
      : reply.code(500).send({ error: { code: 'ServiceError', message: 'The Teams stand-in failed.' } });
  });
  app.setNotFoundHandler((request) => {
    throw new ConnectorRefusal(
      'NotImplemented',
      `The Teams stand-in does not support ${request.method} ${request.url}.`,
    );
  });
  addSending(app, parts);
  addEditing(app, parts);
  addPictureRoute(app, parts.files);
  addRosterRoutes(app, (id) => reachableConversation(parts.store, id));
  addConnectorMeetingRoutes(app, parts);
}

function addSending(app: FastifyInstance, { chat, store, feed }: ConnectorParts): void {
  const send = (conversation: Conversation, body: unknown): ChatMessage | undefined => {
    const outgoing = readOutgoing(body);
    const target = targetOf(conversation);
    if (outgoing.kind === 'message') return chat.post({ ...target, ...outgoing.content, sender: 'bot' });
    feed.publish({ type: 'typing', conversation: target.conversation, root: target.root ?? '' }, (person) =>
      canSeeConversation(person, target.conversation),
    );
    return undefined;
  };

  app.post('/v3/conversations', async (request, reply) => {
    const body = newConversation.parse(request.body);
    const conversation = requestedConversation(store, body);
    if (conversation.kind === 'personal' && body.activity === undefined) {
      return reply.code(201).send({ id: personalChatOf(conversation.person) });
    }
    const message = send(conversation, body.activity);
    const id = message ? conversationOf(message) : idOf(conversation);
    return reply.code(201).send({ id, activityId: message?.id });
  });

  app.post('/v3/conversations/:conversationId/activities', async (request, reply) => {
    const conversation = reachableConversation(store, conversationParams.parse(request.params).conversationId);
    return reply.code(201).send({ id: send(conversation, request.body)?.id ?? '' });
  });

  app.post('/v3/conversations/:conversationId/activities/:activityId', async (request, reply) => {
    const { conversationId, activityId } = activityParams.parse(request.params);
    const conversation = reachableConversation(store, conversationId);
    const answered = store.find(activityId);
    const inThread =
      conversation.kind === 'channel' && answered?.conversation === conversation.channelId
        ? { ...conversation, root: conversation.root ?? answered.root }
        : conversation;
    return reply.code(201).send({ id: send(inThread, request.body)?.id ?? '' });
  });
}

function addEditing(app: FastifyInstance, { chat, store }: ConnectorParts): void {
  const own = (request: FastifyRequest): ChatMessage => {
    const { conversationId, activityId } = activityParams.parse(request.params);
    const conversation = reachableConversation(store, conversationId);
    const message = store.find(activityId);
    if (!message || message.deleted || message.conversation !== targetOf(conversation).conversation) {
      throw new ConnectorRefusal(
        'ActivityNotFoundInConversation',
        `There is no activity ${activityId} in this conversation.`,
      );
    }
    if (message.sender !== 'bot')
      throw new ConnectorRefusal('ForbiddenOperation', 'A bot may change only its own activities.');
    return message;
  };

  app.put('/v3/conversations/:conversationId/activities/:activityId', async (request) => {
    const message = own(request);
    chat.edit(message.id, messageContentOf(request.body));
    return { id: message.id };
  });

  app.delete('/v3/conversations/:conversationId/activities/:activityId', async (request, reply) => {
    chat.remove(own(request).id);
    return reply.code(200).send();
  });
}

function messageContentOf(body: unknown): MessageContent {
  const outgoing = readOutgoing(body);
  if (outgoing.kind === 'typing')
    throw new ConnectorRefusal('BadArgument', 'An activity can only be replaced by a message.');
  return outgoing.content;
}

/** Returns the conversation requested by `POST /v3/conversations`: a member's personal chat, or a new thread in a channel. */
function requestedConversation(store: ChatStore, request: z.infer<typeof newConversation>): Conversation {
  const tenantId = request.channelData?.tenant?.id ?? request.tenantId;
  if (tenantId && tenantId !== tenant.id)
    throw new ConnectorRefusal('ForbiddenOperation', 'The bot is not in that tenant.');
  const channelId = request.channelData?.channel?.id;
  if (channelId) return { ...reachableConversation(store, channelId) };
  const [member, another] = request.members ?? [];
  if (!member || another) throw new ConnectorRefusal('BadArgument', 'A bot can open a chat with exactly one member.');
  const person = memberById(member.id);
  if (!person) throw new ConnectorRefusal('BadArgument', 'Invalid user identity in provided tenant.');
  return personalChatWith(store, person);
}

/** A bot may write to members of a team in which it is installed, docs send-proactive-messages. @throws ConnectorRefusal */
function personalChatWith(store: ChatStore, person: SeededPerson): Conversation {
  if (isInstalledFor(store, person)) return { kind: 'personal', person };
  throw new ConnectorRefusal('ForbiddenOperation', 'The bot is not installed for this person.');
}

const isInstalledFor = (store: ChatStore, person: SeededPerson): boolean =>
  store.isInstalled(personalChatOf(person)) || (person.inTeam && store.isInstalled(team.id));

/** @throws ConnectorRefusal 404 for an unknown conversation, 403 where the bot is not installed */
function reachableConversation(store: ChatStore, id: string): Conversation {
  const conversation = conversationById(id);
  if (!conversation) throw new ConnectorRefusal('ConversationNotFound', 'Conversation not found.');
  if (conversation.kind === 'personal' && store.isBlocked(id))
    throw new ConnectorRefusal('ConversationBlockedByUser', 'User blocked the conversation with the bot.');
  const reached =
    conversation.kind === 'personal' ? isInstalledFor(store, conversation.person) : store.isInstalled(team.id);
  if (!reached)
    throw new ConnectorRefusal('BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  if (conversation.kind === 'channel' && conversation.root !== undefined && !store.find(conversation.root)) {
    throw new ConnectorRefusal('ConversationNotFound', 'There is no such thread.');
  }
  return conversation;
}

function targetOf(conversation: Conversation) {
  return conversation.kind === 'personal'
    ? { conversation: personalChatOf(conversation.person), thread: false, root: undefined }
    : { conversation: conversation.channelId, thread: true, root: conversation.root };
}

const conversationOf = (message: ChatMessage): string =>
  message.root === '' ? message.conversation : `${message.conversation};messageid=${message.root}`;

const idOf = (conversation: Conversation): string =>
  conversation.kind === 'personal' ? personalChatOf(conversation.person) : conversation.channelId;

/** Requires an application token for the Bot Framework, learn: bot-framework-rest-connector-authentication. */
function checkToken(request: FastifyRequest, key: SigningKey): void {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const verdict = key.verify(token ?? '');
  const isAuthorized =
    verdict.valid &&
    verdict.claims.aud === 'https://api.botframework.com' &&
    verdict.claims.appid === applications.product.id;
  if (!isAuthorized) throw new ConnectorRefusal('Unauthorized', 'Authorization has been denied for this request.');
}
