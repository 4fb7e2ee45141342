import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MovableClock } from '../../clock/movableClock.ts';
import { people, team } from '../../tenant.ts';
import { cardActionOf, pressedButton } from '../cards/cardAction.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import { personalChatOf, teamsIdOf } from '../chat/directory.ts';
import { eventText, openStream } from '../chat/liveFeed.ts';
import { attachmentsFor, fileIds } from '../files/fileRoutes.ts';
import type { FileStore } from '../files/fileStore.ts';
import type { ChatMessage, ClockReading, Switches } from '../wire.ts';
import { outcomeOf, parseSwitches } from './pageRoutes.ts';
import { BadRequest, conversationKey, destination, personId, visibleMessage } from './requestValues.ts';
import { conversationsOf } from './world.ts';

type ControlParts = {
  readonly chat: Chat;
  readonly store: ChatStore;
  readonly files: FileStore;
  readonly switches: () => Switches;
  readonly setSwitches: (changed: Partial<Switches>) => void;
};

const user = z.object({ userId: personId });
const repeated = user.extend({
  deliveries: z.number().int().min(1).max(10).optional(),
  atOnce: z.boolean().optional(),
});
const pressed = repeated.extend({
  activityId: z.string(),
  verb: z.string().optional(),
  title: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  /** The visible card if it is not the message's own: the card of an answer or of a dialog. */
  card: z.unknown().optional(),
  theme: z.string().default('default'),
  /** Whether the message extension opened the dialog. */
  ofExtension: z.boolean().default(false),
});

/** Lets tests act as a person without a browser. README.md documents the calls. */
export function addControlRoutes(app: FastifyInstance, parts: ControlParts): void {
  addActions(app, parts);
  addQueries(app, parts);
  app.get('/_control/switches', async () => parts.switches());
  app.post('/_control/switches', async (request) => {
    parts.setSwitches(parseSwitches(request.body));
    return parts.switches();
  });
}

function addActions(app: FastifyInstance, { chat, store, files }: ControlParts): void {
  app.post('/_control/open', async (request) => {
    const { userId: person } = user.parse(request.body);
    await chat.openPersonalChat(person);
    return { conversation: personalChatOf(person), installed: store.isInstalled(personalChatOf(person)) };
  });

  app.post('/_control/install', async (request) => {
    const { userId: person, action } = user.extend({ action: z.enum(['add', 'remove']) }).parse(request.body);
    return { told: await chat.install(person, { kind: 'personal' }, action) };
  });

  // The bot is not notified: it finds out when it writes.
  app.post('/_control/block', async (request) => {
    const { userId: person, blocked } = user.extend({ blocked: z.boolean() }).parse(request.body);
    store.setBlocked(personalChatOf(person), blocked);
    return { blocked };
  });

  app.post('/_control/say', async (request) => {
    const asked = repeated
      .extend({
        conversation: z.string(),
        text: z.string(),
        files: fileIds,
        mention: z.boolean().default(false),
        replyTo: z.string().optional(),
      })
      .parse(request.body);
    const to = destination(store, asked.userId, asked.conversation, asked.replyTo);
    return chat.send(
      asked.userId,
      to,
      { text: asked.text, mentionBot: asked.mention, attachments: attachmentsFor(files, asked.files) },
      deliveriesOf(asked),
    );
  });

  const press = async (body: unknown, inDialog: boolean) => {
    const asked = pressed.parse(body);
    const message = visibleMessage(store, asked.userId, asked.activityId);
    const button = pressedButton(asked.card ?? cardsOf(message), asked, asked.inputs);
    const made = button && cardActionOf(button, inDialog, asked.theme);
    const action =
      made?.kind === 'submitDialog' && asked.ofExtension ? ({ ...made, kind: 'submitExtension' } as const) : made;
    if (!action) throw new BadRequest('The card has no button with that verb or title that reaches the bot.');
    const answers = await chat.act(asked.userId, message, action, deliveriesOf(asked));
    return { action, answers, outcome: outcomeOf(action, answers) };
  };
  app.post('/_control/press', async (request) => press(request.body, false));
  app.post('/_control/dialog', async (request) => press(request.body, true));

  app.post('/_control/search', async (request) => {
    const asked = user
      .extend({ activityId: z.string(), dataset: z.string(), text: z.string().default('') })
      .parse(request.body);
    const message = visibleMessage(store, asked.userId, asked.activityId);
    return { answers: await chat.search(asked.userId, message, { dataset: asked.dataset, text: asked.text, top: 15 }) };
  });
}

function addQueries(app: FastifyInstance, { store }: ControlParts): void {
  app.get('/_control/people', async () =>
    people.map((person) => ({
      id: person.id,
      teamsId: teamsIdOf(person),
      displayName: person.displayName,
      conversation: personalChatOf(person),
    })),
  );
  app.get('/_control/installs', async () => ({
    team: store.isInstalled(team.id),
    people: people.filter((person) => store.isInstalled(personalChatOf(person))).map(({ id }) => id),
  }));
  app.get('/_control/conversations/:userId', async (request) =>
    conversationsOf(store, user.parse(request.params).userId),
  );
  app.get('/_control/messages', async (request) => {
    const asked = user.extend({ conversation: z.string().default('personal') }).parse(request.query);
    return store.list(conversationKey(asked.userId, destination(store, asked.userId, asked.conversation, undefined)));
  });
}

const deliveriesOf = (asked: z.infer<typeof repeated>) => ({ times: asked.deliveries, atOnce: asked.atOnce });

const cardsOf = (message: ChatMessage): readonly unknown[] => message.attachments.map(({ content }) => content);

const move = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advanceMs: z.number().int().nonnegative() }),
]);

/** Returns the clock's time and offset for other processes. */
export const clockReading = (clock: MovableClock): ClockReading => ({
  now: clock.now().toISOString(),
  offsetMs: clock.offsetMs,
});

/**
 * `POST /_control/clock {now | advanceMs}` moves the clock of every process, and `GET` reads it. Other processes follow
 * `GET /_control/clock/stream`: a server-sent event `clock` with a reading at once and after each move.
 */
export function addClockRoutes(app: FastifyInstance, clock: MovableClock): void {
  app.get('/_control/clock', async () => clockReading(clock));

  app.post('/_control/clock', async (request, reply) => {
    const requested = move.parse(request.body);
    try {
      if ('now' in requested) clock.set(new Date(requested.now));
      else clock.advance(requested.advanceMs);
    } catch (error) {
      if (error instanceof RangeError) return reply.code(400).send({ error: error.message });
      throw error;
    }
    return clockReading(clock);
  });

  app.get('/_control/clock/stream', (_request, reply) => {
    reply.hijack();
    const { raw } = reply;
    openStream(raw);
    const send = () => raw.write(eventText('clock', clockReading(clock)));
    send();
    raw.on('close', clock.onMove(send));
  });
}
