import { createOutgoing } from '../../bot/outgoing/createOutgoing.ts';
import { noticesOf } from '../../procedure/notices/noticesOf.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { enqueueMissedEffects } from '../../server/workers/outbox/missedEffects.ts';
import { createOutbox } from '../../server/workers/outbox/outbox.ts';
import { aBot, botAppId, botTenant } from '../builders/aBot.ts';
import { aBotService, type BotService } from '../builders/aBotService.ts';
import { max, type Step, theApproval, theReport, untilSubmitted } from '../builders/aLife.ts';
import { thePolicy } from '../builders/aProcedure.ts';
import { sha256 } from '../builders/sha256.ts';
import { eventually } from '../journeys/siteRows.ts';
import { aDraft, type GraphStage, openGraphStage } from './graphStage.ts';
import { live } from './live.ts';

const minute = 60_000;
const hour = 60 * minute;
const rejected: Step = { by: max, events: [{ type: 'ReportRejected', reason: 'It is meant to be open.' }] };
/** What follows a report. */
const lives: readonly (readonly Step[])[] = [[], [], [rejected], [rejected], [...untilSubmitted, theApproval]];

describe('an outage of Teams', () => {
  let stage: GraphStage;
  let teams: BotService;

  beforeAll(async () => {
    stage = await openGraphStage();
    teams = await aBotService();
  });
  afterAll(async () => {
    await stage.close();
    await teams.stop();
  });
  beforeEach(() => stage.reset());

  /** A server without its HTTP side. Everyone has a chat with the bot. */
  const aServer = async () => {
    let isAlive = true;
    const clock: Clock = {
      now: stage.clock.now,
      after: (milliseconds, run) =>
        stage.clock.after(milliseconds, () => {
          if (isAlive) run();
        }),
    };
    const chatWith = async (personId: string): Promise<ConversationReference> => ({
      kind: 'personal',
      conversationId: `a:${personId}`,
      serviceUrl: teams.url,
      personId,
      language: 'en',
    });
    const room = await stage.open({ clock });
    const { nonce, deepLink, people } = aBot().room;
    const { credentials } = teams;
    const identity = { appId: botAppId, tenantId: botTenant, credentials };
    const outgoing = createOutgoing({ ...identity, policy: thePolicy, deepLink, nonce, clock, people });
    const log = () => undefined;
    const outbox = createOutbox({
      ...room,
      conversations: { ...room.conversations, ofPerson: chatWith },
      sessionCards: { settle: async () => undefined },
      committed: ({ key }) => outbox.enqueue(key),
      clock,
      digest: sha256,
      outgoing,
      log,
    });
    const stopSearching = enqueueMissedEffects(room, outbox, clock, log);
    return {
      room,
      outbox,
      stop: async () => {
        stopSearching();
        outgoing.stopWaiting();
        await outbox.stop();
        await room.close();
      },
      crash: async () => {
        isAlive = false;
        await room.close();
      },
    };
  };
  type Server = Awaited<ReturnType<typeof aServer>>;

  /** Lets time pass until something holds. */
  const until = (holds: () => boolean, step = 10_000) =>
    eventually(async () => {
      stage.clock.advance(step);
      return holds();
    }, Boolean);

  const dueOf = ({ room }: Server, streams: readonly RecordStream[]): readonly string[] => {
    const holders = (role: Parameters<typeof room.people.holders>[0]) => room.people.holders(role).map(({ id }) => id);
    return streams.flatMap((stream) =>
      stream.commits.flatMap((commit) =>
        noticesOf(stream, commit, room.organisation.current(), holders).map(({ key }) => key),
      ),
    );
  };

  const restarts = {
    'no restart': async (server: Server) => server,
    'a restart': async (server: Server) => {
      await server.stop();
      return aServer();
    },
    'a crash': async (server: Server) => {
      await server.crash();
      return aServer();
    },
  } as const;

  it.each(
    (
      [
        ['a minute', minute],
        ['an hour', hour],
        ['three days', 72 * hour],
      ] as const
    ).flatMap(([name, length]) =>
      (Object.keys(restarts) as (keyof typeof restarts)[]).map((restart) => [name, restart, length] as const),
    ),
  )('of %s with %s loses no notice and sends none twice', async (_name, restart, length) => {
    teams.down(true);
    let server = await aServer();
    const streams: RecordStream[] = [];
    for (const [index, steps] of lives.entries()) {
      const { by: actor, events } = theReport;
      const opened = await server.room.records.open(aDraft(`report ${index}`, { actor, events }));
      const stream = await live(server.room, steps, opened.stream);
      streams.push(stream);
      server.outbox.enqueue(stream.key);
      stage.clock.advance(0);
    }
    const due = dueOf(server, streams);
    // Several have been tried, and the rest waits.
    const before = teams.asked.length;
    await until(() => teams.asked.length >= before + 3);
    stage.clock.advance(length / 2);
    server = await restarts[restart](server);
    stage.clock.advance(length / 2);
    const failed = teams.asked.length;
    await until(() => teams.asked.length > failed);
    const attempts = teams.asked.length;
    teams.down(false);
    await until(() => server.outbox.pending().records === 0);
    await server.outbox.idle();

    const shown = (await Promise.all(streams.map(({ key }) => server.room.postedMessages.showing(key)))).flat();
    const posts = teams.asked.slice(attempts).filter(({ method }) => method === 'POST');
    // Several that waited for one person may be one message.
    const [merged, single] = [
      shown.filter(({ kind }) => kind === 'several'),
      shown.filter(({ kind }) => kind !== 'several'),
    ];
    const messages = single.length + new Set(merged.map(({ conversation }) => conversation.conversationId)).size;
    expect({ sent: posts.length, keys: shown.map(({ key }) => key).sort() }).toEqual({
      sent: messages,
      keys: [...due].sort(),
    });
    expect(due.length).toBeGreaterThan(10);
  });
});
