import { z } from 'zod';
import type { RecordCommand } from '../../procedure/commands/recordCommands.ts';
import { isSessionMessage } from '../../procedure/messages/message.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../procedure/ports/messages/outgoing.ts';
import type { RecordCommit, RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createHandling } from '../../procedure/useCases/handling.ts';
import { createSessionCards } from '../../server/workers/sessions/sessionCards.ts';
import { anActor } from '../builders/anActor.ts';
import { thePolicy } from '../builders/aProcedure.ts';
import { theClassification } from '../builders/aRecord.ts';
import { aReport } from '../builders/aReport.ts';
import { createMemoryPeople } from '../builders/memoryPeople.ts';
import { sha256 } from '../builders/sha256.ts';
import { theIdentities } from '../builders/theIdentities.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type ClosingAlone, checkSession, saidBy, splitAlone, type Told } from '../journeys/session/checkSession.ts';
import { branchesOf, foldedAlone, givenIn, type StoredContributions } from '../journeys/session/foldedAlone.ts';
import { createMeeting, type Input, type SeenCause } from '../journeys/session/meeting.ts';
import { fromSeed } from '../journeys/storm/random.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { type FaultyWay, openFaultyWay } from './soak/faultyWay.ts';

const reference = 'NC-2026-0001';
const key = `${reference}/S1` as const;
const { reporter, ismsManager, owner, facilitator } = thePeople;
const [people, each, atOnce, share] = [12, 6, 4, 0.05];
/** Maximum number of tries per person; lag is real time, so there are pauses between reads, in milliseconds. */
const [mostTries, mostLooks, mostHeld, pause] = [40, 150, 10, 20];
const thread: ConversationReference = {
  kind: 'channel',
  conversationId: '19:ops@thread.tacv2;messageid=1',
  serviceUrl: 'https://smba.example/',
  language: 'en',
};
const crowd = Array.from({ length: people }, (_, index) =>
  anActor({ id: `crowd-${index + 1}`, name: `Person ${index + 1}`, attends: key }),
);

/** State of the card at a time: number of contributions, including late ones. */
type Shown = { readonly given: number; readonly late: number; readonly closed: boolean };

const closingSchema = z.object({
  type: z.literal('SessionClosed'),
  ranges: z.record(z.string(), z.string()),
  count: z.number(),
  digest: z.string(),
});
const breath = () => new Promise((resolve) => setTimeout(resolve, pause));

/** The parts of a server process that sessions and their card need. */
const openReplica = async (stage: GraphStage, origin: string, outgoing: Pick<Outgoing, 'send' | 'redraw'>) => {
  const { clock } = stage;
  const room = await insist(() => stage.open({ origin }));
  const log = () => undefined;
  const cards = createSessionCards({ ...room, outgoing, clock, random: (bytes) => Buffer.alloc(bytes, 7), log });
  const committed = (stream: RecordStream, { events }: RecordCommit): void => {
    const settles = events.some(({ type }) => type === 'SessionClosed');
    if (settles) void insist(() => cards.settle(stream.state.reference, 'S1'));
  };
  const { given } = cards;
  const ports = { ...room, identities: theIdentities, clock, digest: sha256, committed, given };
  const handling = createHandling({ ...ports, people: createMemoryPeople(() => []) }, thePolicy);
  room.follow.onCommit(cards.notified);
  room.follow.start();
  const stop = async (): Promise<void> => {
    cards.stop();
    await room.close();
  };
  return { room, cards, handling, stop };
};
type Replica = Awaited<ReturnType<typeof openReplica>>;

/** A person who is told that it failed tries again. */
const insist = async <T>(what: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await what();
    } catch (error) {
      if (!(error instanceof Fault) || tries >= mostTries) throw error;
      await breath();
    }
  }
};

/**
 * Many give at once on three replicas while five in a hundred requests to Graph fail and one replica is dropped; then the
 * session is closed, and some come too late.
 */
describe('load in a 5-Whys session', () => {
  const seed = Number(process.env.SEED ?? 20261128);
  const random = fromSeed(seed);
  const meeting = createMeeting(random);
  const told: Told[] = [];
  const card: Shown[] = [];
  let stage: GraphStage;
  let way: FaultyWay;
  let living: readonly [Replica, ...Replica[]];
  let seen: readonly SeenCause[] = [];
  let closing: ClosingAlone;
  let rows: readonly StoredContributions[];

  const teams: Pick<Outgoing, 'send' | 'redraw'> = {
    send: async ({ conversationId }) => ({ activityId: 'card', conversationId }),
    redraw: async (_where, message) => {
      if (!isSessionMessage(message)) throw new Error('no message of a session');
      if (random.chance(0.1)) throw new Fault('unreachable', 'teams.edit');
      const { session, fiveWhys, late } = message;
      card.push({ given: fiveWhys.count, late, closed: session.closed !== undefined });
      return true;
    },
  };

  const give = async (actor: Actor, contribution: Input, when: 'early' | 'acknowledged'): Promise<void> => {
    const says = saidBy({ ...contribution, by: actor.id });
    const commandId = sha256(says);
    let isDoubtful = false;
    try {
      const handled = await insist(async () => {
        const command = { name: 'contribute', reference, session: 'S1', contribution } as const;
        try {
          return await random.pick(living).handling.contribute({ command, actor, commandId });
        } catch (error) {
          isDoubtful = true;
          throw error;
        }
      });
      if (handled.kind === 'done' && contribution.type === 'CauseAdded')
        seen = [...seen, { id: handled.id, why: contribution.why }];
      told.push({ says, told: handled.kind === 'done' ? when : isDoubtful ? 'unknown' : 'refused' });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      told.push({ says, told: 'unknown' });
    }
  };

  const command = (one: RecordCommand, actor: Actor) =>
    insist(async () => {
      const handled = await living[0].handling.handle({ command: one, actor, commandId: `${one.name} once` });
      if (handled.kind === 'refused') throw new Error(JSON.stringify(handled.refusal));
      return handled;
    });

  const begin = async (): Promise<void> => {
    const [first] = living;
    await insist(() => first.handling.handle({ command: aReport(), actor: reporter, commandId: 'report' }));
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'Once',
      ...theClassification,
      owner: owner.id,
    } as const;
    await command({ name: 'triageReport', reference, ...triage }, ismsManager);
    await command({ name: 'openSession', reference, kind: 'fiveWhys', facilitator: facilitator.id }, owner);
    await insist(() => first.cards.show(reference, 'S1', thread));
    await all(({ handling }) => insist(() => handling.session(reference, 'S1', facilitator)));
  };
  const all = <T>(what: (replica: Replica) => Promise<T>): Promise<readonly T[]> => Promise.all(living.map(what));

  const meet = async (): Promise<void> => {
    const turns = random.shuffled(crowd.flatMap((actor) => Array.from({ length: each }, () => actor)));
    const given = new Map<string, number>();
    for (let turn = 0; turn < turns.length; turn += atOnce) {
      stage.clock.advance(500);
      const now = turns.slice(turn, turn + atOnce).map((actor) => {
        const nth = given.get(actor.id) ?? 0;
        given.set(actor.id, nth + 1);
        return give(actor, meeting.next(actor.id, nth, seen), 'early');
      });
      // A server is killed while people press.
      if (turn === atOnce * 9) {
        const [one, two, dropped] = living;
        if (!two || !dropped) throw new Error('there are not three');
        living = [one, two];
        await dropped.stop();
      }
      await Promise.all(now);
    }
  };

  const readRows = async (): Promise<readonly StoredContributions[]> =>
    (await stage.items('Contributions')).map(({ fields }) => ({
      ContributionKey: String(fields.ContributionKey),
      Inputs: String(fields.Inputs),
    }));
  const asked = ({ handling }: Replica) => handling.session(reference, 'S1', ismsManager);

  /** Until all servers are in sync, the card shows it, and no later edit shows anything else. */
  const settle = async (holds: () => Promise<boolean>): Promise<void> => {
    for (let looks = 0, held = 0; looks < mostLooks && held < mostHeld; looks += 1) {
      stage.clock.advance(2000);
      await all(({ room }) => room.follow.pollNow());
      await breath();
      held = (await holds()) ? held + 1 : 0;
    }
  };
  const knowsAll = async (): Promise<boolean> => {
    const there = new Set((await readRows()).flatMap(givenIn).map(({ id }) => id)).size;
    const known = await all((replica) => insist(() => asked(replica)));
    const shown = card.at(-1);
    return (
      known.every((one) => (one?.contributed.count ?? 0) + (one?.late.length ?? 0) === there) &&
      !!shown &&
      shown.given + shown.late === there
    );
  };

  const close = async (): Promise<void> => {
    const meanwhile = crowd
      .slice(0, atOnce)
      .map((actor) => give(actor, meeting.next(actor.id, each, seen), 'acknowledged'));
    const two = random.shuffled(living);
    const [closing, other] = two;
    if (!closing || !other) throw new Error('there are not two');
    living = [closing];
    await command({ name: 'closeSession', reference, session: 'S1' }, facilitator);
    await Promise.all(meanwhile);
    // The other replica does not know of it yet.
    living = [other];
    for (const actor of crowd.slice(atOnce, atOnce + 2))
      await give(actor, meeting.next(actor.id, each, seen), 'acknowledged');
    living = [closing, other];
  };

  let before: readonly (readonly unknown[])[];
  beforeAll(async () => {
    process.stdout.write(`seed ${seed}\n`);
    stage = await openGraphStage();
    await stage.reset();
    way = await openFaultyWay(stage.graph.url, fromSeed(seed + 1), share);
    const open = () => openReplica(stage, way.url, teams);
    living = [await open(), await open(), await open()];
    await begin();
    await meet();
    await settle(knowsAll);
    before = [
      ...(await all(asked)).map((known) => branchesOf(known?.contributed.causes ?? [])),
      foldedAlone((await readRows()).flatMap(givenIn)),
    ];
    await close();
    await way.clearUp();
    await settle(knowsAll);
    rows = await readRows();
    const events = (await stage.items('History')).flatMap(({ fields }) =>
      z.array(z.unknown()).parse(JSON.parse(String(fields.Events))),
    );
    closing = closingSchema.parse(events.find((event) => closingSchema.safeParse(event).success));
    const { late } = splitAlone(key, rows, closing);
    process.stdout.write(
      `${JSON.stringify({ told: told.length, rows: rows.length, late: late.length, edits: card.length, met: way.met() })}\n`,
    );
  });
  afterAll(async () => {
    await all(({ stop }) => stop());
    await stage.close();
    await way.close();
  });

  it('was heavy enough', () => {
    expect(told.filter((one) => one.told === 'early').length).toBeGreaterThan((people * each) / 2);
    expect(Object.keys(way.met()).length).toBeGreaterThan(5);
    expect(card.length).toBeGreaterThan(2);
    expect(splitAlone(key, rows, closing).late.length).toBeGreaterThan(0);
  });

  it('loses no acknowledged contribution, duplicates none, and its closing names exactly these', () => {
    expect(checkSession(key, rows, closing, told)).toEqual([]);
  });

  it('has the same tree on each replica', async () => {
    for (const branches of before) expect(branches).toEqual(before[0]);
    const { included, late } = splitAlone(key, rows, closing);
    for (const known of await all(asked)) {
      expect(branchesOf(known?.contributed.causes ?? [])).toEqual(foldedAlone(included));
      expect(known?.late.map(({ id }) => id).sort()).toEqual(late.map(({ id }) => id).sort());
    }
  });

  it('shows on the card the current state, finally the closing and what came late, and never less than before', () => {
    const counts = card.map(({ given, late }) => given + late);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    const { included, late } = splitAlone(key, rows, closing);
    const distinct = new Set(included.map(({ id }) => id)).size;
    expect(card.at(-1)).toEqual({ given: distinct, late: new Set(late.map(({ id }) => id)).size, closed: true });
  });

  it('would have detected a difference', () => {
    const [first, ...others] = told.filter((one) => one.told === 'early');
    const [row, ...more] = rows;
    if (!first || !row) throw new Error('nothing was given');
    expect(checkSession(key, more, closing, told).length).toBeGreaterThan(1);
    expect(checkSession(key, rows, { ...closing, ranges: {} }, told).length).toBeGreaterThan(1);
    expect(checkSession(key, rows, closing, others).length).toBeGreaterThan(0);
    expect(checkSession(key, rows, closing, [...told, { says: 'more', told: 'acknowledged' }])).toHaveLength(1);
    expect(checkSession(key, rows, closing, [{ ...first, told: 'refused' }, ...told])).toHaveLength(1);
    const again = {
      ...row,
      ContributionKey: `${key}/${'f'.repeat(16)}/1`,
      Inputs: row.Inputs.replace(/"id":"./, '"id":"x'),
    };
    expect(checkSession(key, [...rows, again], closing, told).length).toBeGreaterThan(0);
  });
});
