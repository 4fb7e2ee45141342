import type { GraphRoom } from '../../graph/graphRoom.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordCommit } from '../../procedure/record/history/recordStream.ts';
import { react } from '../../server/workers/outbox/reactions.ts';
import { ida, type Step, theReport } from '../builders/aLife.ts';
import { sha256 } from '../builders/sha256.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { live } from './live.ts';

const old = 'NC-2026-0001';
const duplicate: Step = { by: ida, events: [{ type: 'MarkedDuplicate', of: old, reason: 'Same door' }] };
const recurrence: Step = { by: ida, events: [{ type: 'RecurrenceConfirmed', of: old, reason: 'Same cause' }] };

describe('reactions over History', () => {
  let stage: GraphStage;
  let one: GraphRoom;
  let two: GraphRoom;

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    [one, two] = await Promise.all([stage.open(), stage.open()]);
  });

  const reacting = ({ records }: GraphRoom, commit: RecordCommit) =>
    react({ records, clock: stage.clock, digest: sha256, log: () => undefined, committed: () => undefined }, commit);
  /** The commit on a second record that names the first one. */
  const naming = async (step: Step): Promise<RecordCommit> => {
    await live(one, [{ ...theReport, by: ida }]);
    const draft = { commandId: 'second', at: stage.clock.now(), actor: ida, events: theReport.events };
    const { stream } = await one.records.open(draft);
    return lastCommit(await live(one, [step], stream));
  };
  const rows = async () =>
    (await stage.items('History'))
      .filter(({ fields }) => fields.Reference === old)
      .map(({ fields }) => [fields.CommitKey, fields.ActorId, JSON.parse(String(fields.Events))]);
  const learnt = (event: object) => [`${old}/0002`, 'tentwo', [event]];

  it('inform the other record once, also when two replicas do it at once and repeatedly', async () => {
    const commit = await naming(duplicate);
    expect(await Promise.all([reacting(one, commit), reacting(two, commit)])).toEqual([true, true]);
    expect(await Promise.all([reacting(one, commit), reacting(two, commit)])).toEqual([true, true]);
    expect((await rows()).slice(1)).toEqual([learnt({ in: 'NC-2026-0002', type: 'DuplicateFound' })]);
  });

  it('are run by another replica when the committing one died before', async () => {
    await naming(recurrence);
    await one.close();
    const seen: Promise<boolean>[] = [];
    two.follow.onCommit((reference) => {
      const paid = two.records.load(reference, 'fresh').then(async ({ stream }) => {
        for (const commit of stream?.commits ?? []) await reacting(two, commit);
        return true;
      });
      seen.push(paid);
    });
    await two.follow.pollNow();
    await Promise.all(seen);
    expect((await rows()).slice(1)).toEqual([learnt({ in: 'NC-2026-0002', type: 'Recurred' })]);
    const { stream } = await two.records.load(old, 'fresh');
    expect(stream?.state.recurrences.map((one) => one.in)).toEqual(['NC-2026-0002']);
    expect(stream?.damage).toBeUndefined();
  });

  it.each([
    { when: 'before', status: 504, body: '' },
    { when: 'after', status: 504, body: '' },
    { when: 'after', drop: true },
  ])('commit once although the POST failed: %j', async (fault) => {
    const commit = await naming(duplicate);
    await stage.fault({ method: 'POST', path: '/items', count: 1, ...fault });
    await reacting(one, commit).catch((error: { code: string }) => expect(error.code).toBe('notKnownYet'));
    expect(await reacting(two, commit)).toBe(true);
    expect((await rows()).slice(1)).toEqual([learnt({ in: 'NC-2026-0002', type: 'DuplicateFound' })]);
  });
});
