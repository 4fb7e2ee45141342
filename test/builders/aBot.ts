import type { BotRoom } from '../../bot/botRoom.ts';
import type { BotTools } from '../../bot/botTools.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { createBotTools } from '../../bot/createBot.ts';
import type { WalkAnswer } from '../../bot/incoming/activity/activityContext.ts';
import { createWalk } from '../../bot/incoming/walk.ts';
import type { BotOutgoing, Meeting, Where } from '../../bot/outgoing/botOutgoing.ts';
import type { ConversationReference, Conversations } from '../../procedure/ports/messages/conversations.ts';
import type { PostedMessage, PostedMessages } from '../../procedure/ports/messages/postedMessages.ts';
import type { SessionCards } from '../../procedure/ports/messages/sessionCards.ts';
import type { Clock, Log, Nonce } from '../../procedure/ports/platform.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import type { Role } from '../../procedure/record/values/person.ts';
import { readReference } from '../../procedure/record/values/reference.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createHandling } from '../../procedure/useCases/handling.ts';
import { createEvidenceUseCases } from '../../procedure/useCases/keepEvidence.ts';
import { thePolicy } from './aProcedure.ts';
import { createMemoryEvidence, type MemoryEvidence } from './memoryEvidence.ts';
import { createMemoryPeople } from './memoryPeople.ts';
import { createMemoryRegister } from './memoryRegister.ts';
import { createMemorySessions } from './memorySessions.ts';
import {
  createMemoryExports,
  createMemoryOrganisation,
  createMemoryRecords,
  createMemoryReviews,
  type MemoryOrganisation,
  type MemoryRecords,
} from './memoryStreams.ts';
import { sha256 } from './sha256.ts';
import { theIdentities } from './theIdentities.ts';

export const botTenant = '22222222-2222-4222-8222-222222222222';
export const botAppId = '33333333-3333-4333-8333-333333333333';
export const botServiceUrl = 'https://teams.example.test/emea/';

/** The identity of the bot at the Bot Connector. */
export const botsToken = 'the-token-of-the-bot';

/** Output of the bot, by operation. */
export type Said = { readonly where: Where; readonly activityId: string; readonly card: AdaptiveCard };

export type Bot = {
  readonly room: BotRoom;
  readonly tools: BotTools;
  readonly records: MemoryRecords;
  readonly organisation: MemoryOrganisation;
  readonly evidence: MemoryEvidence;
  readonly posted: readonly Said[];
  readonly edited: readonly Said[];
  readonly places: ReadonlyMap<string, ConversationReference>;
  readonly shown: readonly PostedMessage[];
  /** Requests to session cards, except showing them. */
  readonly ofSessionCards: readonly string[];
  readonly logged: readonly Parameters<Log>[];
  readonly setRoles: (id: string, roles: readonly Role[]) => void;
  /** Answers of the roster from now on; an error is thrown. */
  readonly setRoster: (answer: boolean | Error) => void;
  /** Teams's answer about every meeting from now on; an error is thrown. */
  readonly setMeeting: (answer: Meeting | Error) => void;
  readonly receive: (activity: unknown) => Promise<WalkAnswer>;
  /** Resolves when all background work is done. */
  readonly settled: () => Promise<void>;
};

/** `n` of the cards in the order in which they are drawn: 1, 2, 3 … */
export const countingNonce = (): Nonce => {
  let drawn = 0;
  return () => {
    drawn += 1;
    return drawn.toString(16).padStart(32, '0');
  };
};

const aWayOut = () => {
  const posted: Said[] = [];
  const edited: Said[] = [];
  let roster: boolean | Error = false;
  let meeting: Meeting | Error = new Fault('refused', 'teams.meeting');
  const refuse = () => Promise.reject(new Error('not for the bot to call'));
  const outgoing: BotOutgoing = {
    connectors: { credentials: {} as never, of: refuse, teamsOf: refuse, token: async () => botsToken },
    meeting: async () => {
      if (meeting instanceof Error) throw meeting;
      return meeting;
    },
    send: refuse,
    deliver: refuse,
    redraw: refuse,
    post: async (where, card) => {
      const activityId = `out-${posted.length + 1}`;
      posted.push({ where, activityId, card });
      return activityId;
    },
    edit: async (where, activityId, card) => {
      edited.push({ where, activityId, card });
    },
    isGuest: async () => {
      if (roster instanceof Error) throw roster;
      return roster;
    },
    isMember: async () => false,
  };
  const setRoster = (answer: boolean | Error): void => {
    roster = answer;
  };
  const setMeeting = (answer: Meeting | Error): void => {
    meeting = answer;
  };
  return { outgoing, posted, edited, setRoster, setMeeting };
};

const memoryConversations = () => {
  const places = new Map<string, ConversationReference>();
  const conversations: Conversations = {
    ofPerson: async (id) => [...places.values()].find((conversation) => conversation.personId === id),
    ofChannel: async (id) => places.get(id),
    remember: async (conversation) => {
      const isNew = JSON.stringify(places.get(conversation.conversationId)) !== JSON.stringify(conversation);
      places.set(conversation.conversationId, conversation);
      return isNew;
    },
    markGone: async (id) => void places.delete(id),
    reachOf: () => 'reachable',
  };
  return { places, conversations };
};

const memoryShown = () => {
  const messages: PostedMessage[] = [];
  const claims = new Set<string>();
  const port: PostedMessages = {
    claim: async (key) => {
      if (claims.has(key)) return 'pending';
      claims.add(key);
      return 'ours';
    },
    release: () => undefined,
    sent: async (message) => void messages.push(message),
    showing: async (reference) => messages.filter((one) => one.reference === reference),
    redrawn: async () => undefined,
    deferNotice: async () => undefined,
    undelivered: async () => [],
    claimUndelivered: async () => 'sent',
    markEscalated: async () => undefined,
    drop: async () => undefined,
    acquireEditLease: async () => ({ isOurs: true, shown: 0 }),
  };
  return { messages, port };
};

/** Conversations of the session cards, and requests to them. */
const memorySessionCards = () => {
  const standing = new Map<string, PostedMessage>();
  const asked: string[] = [];
  const keyOf = (reference: string, session: string): string => `${reference}/${session}`;
  const port: SessionCards = {
    show: async (reference, session, conversation) => {
      const key = keyOf(reference, session);
      const card = standing.get(key) ?? {
        key: `${key}/card/1`,
        reference,
        kind: 'session',
        sequence: 0,
        conversation,
        activityId: `session-${standing.size + 1}`,
      };
      standing.set(key, card);
      return card;
    },
    standsAt: async (reference, session) => standing.get(keyOf(reference, session)),
    given: (reference, session) => void asked.push(`given ${keyOf(reference, session)}`),
    bringDown: async (reference, session) => void asked.push(`bringDown ${keyOf(reference, session)}`),
    summarize: async (reference, { conversationId }) => void asked.push(`summarize ${reference} in ${conversationId}`),
  };
  return { port, asked };
};

const stillClock: Clock = { now: () => new Date('2026-11-24T09:00:00.000Z'), after: () => () => undefined };

/** The bot behind its token check, with everything around it in memory: Tuesday 24 November 2026, 10:00 in Paris. */
export const aBot = (changes: Partial<BotRoom> = {}, clock: Clock = stillClock): Bot => {
  const records = createMemoryRecords({ digest: sha256 });
  const organisation = createMemoryOrganisation({ digest: sha256 });
  const register = createMemoryRegister();
  const roles = new Map<string, readonly Role[]>();
  const people = createMemoryPeople((role) =>
    [...roles].flatMap(([id, held]) => (held.includes(role) ? [{ id, name: id }] : [])),
  );
  const logged: Parameters<Log>[] = [];
  const { port: sessionCards, asked: ofSessionCards } = memorySessionCards();
  const handling = createHandling(
    {
      records,
      organisation,
      reviews: createMemoryReviews({ digest: sha256 }),
      exports: createMemoryExports({ digest: sha256 }),
      sessions: createMemorySessions({ clock }),
      register,
      clock,
      people,
      identities: theIdentities,
      digest: sha256,
      committed: (stream) => register.learn(registerEntry(stream.state, lastCommit(stream).sequence)),
      given: sessionCards.given,
    },
    thePolicy,
  );
  const evidence = createMemoryEvidence();
  const { outgoing, posted, edited, setRoster, setMeeting } = aWayOut();
  const { places, conversations } = memoryConversations();
  const { messages, port: shown } = memoryShown();
  const room: BotRoom = {
    appId: botAppId,
    tenantId: botTenant,
    acceptedServiceUrls: [botServiceUrl],
    openIdMetadataUrl: 'https://login.example.test/openid',
    fileAddresses: ['https://files.example.test'],
    keepEvidence: createEvidenceUseCases({ records, evidence, digest: sha256 }, handling),
    syncNow: async () => undefined,
    sync: async () => undefined,
    people,
    outgoing,
    handling,
    register,
    conversations,
    postedMessages: shown,
    sessionCards,
    organisation,
    clock,
    tasks: { of: async () => [], overdue: async () => [] },
    policy: thePolicy,
    deepLink: (reference) => `https://teams.example.test/register${reference ? `?record=${reference}` : ''}`,
    referenceIn: (url) => readReference(/^https:\/\/teams\.example\.test\/register\?record=(.*)$/.exec(url)?.[1] ?? ''),
    nonce: countingNonce(),
    digest: sha256,
    log: (...entry) => logged.push(entry),
    ...changes,
  };
  const tools = createBotTools(room);
  return {
    room,
    tools,
    records,
    organisation,
    evidence,
    posted,
    edited,
    places,
    logged,
    setRoster,
    setMeeting,
    shown: messages,
    ofSessionCards,
    setRoles: (id, held) => roles.set(id, held),
    receive: createWalk(tools),
    settled: tools.background.settled,
  };
};
