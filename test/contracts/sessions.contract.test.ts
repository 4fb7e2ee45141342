import { closingOf, splitByClosings } from '../../graph/contributions/closing.ts';
import { type ContributionSessions, createSessions } from '../../graph/contributions/sessions.ts';
import { contributionsList } from '../../graph/lists/contributions.ts';
import { problemWhy } from '../../procedure/causes/causePath.ts';
import { foldContributions } from '../../procedure/causes/foldContributions.ts';
import { type GraphStage, openGraphStage } from './graphStage.ts';
import { openListItems } from './openListItems.ts';

const session = 'NC-2026-0042/S1';
const other = 'NC-2026-0043/S1';

const aCause = (id: string) => ({ type: 'CauseAdded', id, by: 'sam', why: problemWhy, text: `text of ${id}` }) as const;
const aVote = (id: string, cause: string) => ({ type: 'VoteCast', id, by: 'sam', why: problemWhy, cause }) as const;

describe('Contributions', () => {
  let stage: GraphStage;
  const closing: (() => void)[] = [];
  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.reset());
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  let runs = 0;
  const replica = async (now = () => stage.clock.now()) => {
    const { items, close, requests } = await openListItems(stage, contributionsList);
    closing.push(close);
    runs += 1;
    const logged: string[] = [];
    let broken = 0;
    let afterReading: (() => Promise<unknown>) | undefined;
    const where: typeof items.where = async (...given) => {
      broken -= 1;
      if (broken >= 0) throw new Error('broken');
      const found = await items.where(...given);
      await afterReading?.();
      afterReading = undefined;
      return found;
    };
    const sessions = createSessions({
      items: { ...items, where },
      clock: { now },
      log: (_level, event) => logged.push(event),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / 20)),
      run: runs.toString(16).padStart(16, '0'),
    });
    const breakReading = (): void => {
      broken = 1;
    };
    const afterNextReading = (work: () => Promise<unknown>): void => {
      afterReading = work;
    };
    return { items, requests, sessions, logged, breakReading, afterNextReading };
  };
  const known = async (sessions: ContributionSessions) =>
    (await sessions.contributions(session, [], 'inHand')).included;
  const idsOf = async (sessions: ContributionSessions) => (await known(sessions)).map(({ id }) => id).sort();
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `c${from + n}`);

  it('are written in few rows, and acknowledged once stored', async () => {
    const { sessions, requests } = await replica();
    await known(sessions);
    const before = requests();
    const ids = numbers(1, 40);
    await Promise.all(ids.map((id) => sessions.contribute(session, aCause(id))));
    expect(requests() - before).toBe(2);
    const rows = await stage.items('Contributions');
    expect(rows.map(({ fields }) => [fields.ContributionKey, fields.Session])).toEqual(
      [1, 2].map((n) => [`${session}/${runs.toString(16).padStart(16, '0')}/${n}`, session]),
    );
    // Despite the stopped clock no two have the same time.
    expect(new Set((await known(sessions)).map(({ at }) => at)).size).toBe(40);
    expect(await idsOf(sessions)).toEqual(ids.toSorted());
  });

  it('of other replicas are read in full first, then by delta', async () => {
    const [one, two] = [await replica(), await replica()];
    await one.sessions.contribute(session, aCause('a'));
    expect(await idsOf(two.sessions)).toEqual(['a']);
    const told: string[] = [];
    const stops = ([session, other] as const).map((which) => two.sessions.follow(which, () => told.push(which)));
    await two.sessions.contributions(other, [], 'inHand');
    await one.sessions.contribute(session, aCause('b'));
    const before = two.requests();
    await two.sessions.poll();
    expect(two.requests() - before).toBe(1);
    expect(told).toEqual([session]);
    expect(await idsOf(two.sessions)).toEqual(['a', 'b']);
    for (const stop of stops) stop();
    await one.sessions.contribute(session, aCause('c'));
    await two.sessions.poll();
    expect(told).toEqual([session]);
  });

  it('are read again when a fresh state is requested', async () => {
    const [one, two] = [await replica(), await replica()];
    await known(two.sessions);
    await one.sessions.contribute(session, aCause('a'));
    expect(await idsOf(two.sessions)).toEqual([]);
    expect((await two.sessions.contributions(session, [], 'fresh')).included.map(({ id }) => id)).toEqual(['a']);
  });

  it('of a session unused for ten minutes are dropped, unless it is followed', async () => {
    let now = Date.parse('2026-11-24T09:00:00.000Z');
    const { sessions, requests } = await replica(() => new Date(now));
    await known(sessions);
    const stop = sessions.follow(session, () => undefined);
    now += 11 * 60_000;
    await sessions.poll();
    expect(sessions.known()).toEqual([session]);
    stop();
    await sessions.poll();
    expect(sessions.known()).toEqual([]);
    const before = requests();
    await sessions.poll();
    expect(requests()).toBe(before);
    // Rows that arrived meanwhile are read at the next request.
    const two = await replica();
    await two.sessions.contribute(session, aCause('a'));
    expect(await idsOf(sessions)).toEqual(['a']);
    await two.sessions.contribute(session, aCause('b'));
    await sessions.poll();
    expect(await idsOf(sessions)).toEqual(['a', 'b']);
  });

  it('keep both copies when two replicas accepted the same, in any order', async () => {
    const [one, two, three] = [
      await replica(),
      await replica(() => new Date('2026-11-24T09:00:07.000Z')),
      await replica(),
    ];
    for (const { sessions } of [one, two, three]) await known(sessions);
    await Promise.all([one, two].map(({ sessions }) => sessions.contribute(session, aCause('a'))));
    for (const { sessions } of [one, two, three]) await sessions.poll();
    const folds = await Promise.all(
      [one, two, three].map(async ({ sessions }) => foldContributions(await known(sessions))),
    );
    expect(folds[0]?.causes).toHaveLength(1);
    expect(folds[0]).toMatchObject({ count: 1, causes: [{ at: '2026-11-24T09:00:00.000Z' }] });
    expect(folds[1]).toEqual(folds[0]);
    expect(folds[2]).toEqual(folds[0]);
  });

  it('cost no request while no session is known', async () => {
    const { sessions, requests } = await replica();
    const before = requests();
    await sessions.poll();
    expect(requests()).toBe(before);
  });

  it('are written once when delivered twice, at once or later, here or elsewhere', async () => {
    const [one, two] = [await replica(), await replica()];
    await Promise.all([one.sessions.contribute(session, aCause('a')), one.sessions.contribute(session, aCause('a'))]);
    await one.sessions.contribute(session, aCause('a'));
    await two.sessions.contribute(session, aCause('a'));
    expect(await stage.items('Contributions')).toHaveLength(1);
  });

  it.each([
    ['a 504 after the write', { status: 504, when: 'after' }],
    ['a 504 before the write', { status: 504, when: 'before' }],
    ['a connection dropped after the write', { drop: true, when: 'after' }],
    ['a refusal of the key after the write', { status: 400, when: 'after' }],
    ['a conflict before the write', { status: 409, when: 'before' }],
    ['throttling', { status: 429, when: 'before' }],
  ] as const)('are not lost by %s, and not acknowledged unless stored', async (_name, failure) => {
    const { sessions } = await replica();
    await known(sessions);
    await stage.fault({ method: 'POST', path: '/items', count: 1, ...failure });
    const outcome = await sessions.contribute(session, aCause('a')).then(
      () => 'acknowledged',
      () => 'not',
    );
    expect(outcome).toBe(failure.when === 'after' ? 'acknowledged' : 'not');
    expect(await stage.items('Contributions')).toHaveLength(failure.when === 'after' ? 1 : 0);
    await sessions.contribute(session, aCause('a'));
    expect(await stage.items('Contributions')).toHaveLength(1);
  });

  it('are not confused with another row under the same key', async () => {
    const { sessions, items } = await replica();
    const ContributionKey = `${session}/${runs.toString(16).padStart(16, '0')}/1`;
    const at = '2026-11-24T09:00:00.000Z';
    await items.add({ ContributionKey, Session: 'other', At: at, When: at, Inputs: '[]' }, { operation: 'test' });
    await expect(sessions.contribute(session, aCause('a'))).rejects.toMatchObject({ code: 'unexpectedAnswer' });
  });

  it('never have a time before the latest one known in the session', async () => {
    const ahead = await replica(() => new Date('2026-11-24T09:10:00.000Z'));
    const behind = await replica(() => new Date('2026-11-24T09:00:00.000Z'));
    await ahead.sessions.contribute(session, aCause('a'));
    await ahead.sessions.contribute(session, aCause('b'));
    await ahead.sessions.contribute(session, aVote('v', 'a'));
    await behind.sessions.contribute(session, aVote('w', 'b'));
    const { causes } = foldContributions(await known(behind.sessions));
    expect(causes.map(({ id, voters }) => [id, voters])).toEqual([
      ['a', []],
      ['b', ['sam']],
    ]);
  });

  it('are complete after a lag, and after a lost delta token', async () => {
    const [one, two] = [await replica(), await replica()];
    await known(two.sessions);
    await stage.fault({ lagMs: 300 });
    await Promise.all(numbers(1, 5).map((id) => one.sessions.contribute(session, aCause(id))));
    await two.sessions.poll();
    expect(await idsOf(two.sessions)).toEqual([]);
    for (let look = 0; look < 50 && (await idsOf(two.sessions)).length < 5; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await two.sessions.poll();
    }
    expect(await idsOf(two.sessions)).toHaveLength(5);
    await stage.control('DELETE', 'faults');
    await one.sessions.contribute(session, aCause('z'));
    await stage.control('POST', 'delta/expire');
    await two.sessions.poll();
    expect(await idsOf(two.sessions)).toHaveLength(6);
  });

  it('are not lost when the read after a lost token fails', async () => {
    const [one, two] = [await replica(), await replica()];
    await known(two.sessions);
    await one.sessions.contribute(session, aCause('a'));
    await stage.control('POST', 'delta/expire');
    two.breakReading();
    await expect(two.sessions.poll()).rejects.toThrow('broken');
    await two.sessions.poll();
    expect(await idsOf(two.sessions)).toEqual(['a']);
  });

  it('continue the numbering after a session was dropped', async () => {
    const { sessions } = await replica();
    await sessions.contribute(session, aCause('a'));
    sessions.end(session);
    await sessions.contribute(session, aCause('a'));
    await sessions.contribute(session, aCause('b'));
    expect(await idsOf(sessions)).toEqual(['a', 'b']);
    expect(await stage.items('Contributions')).toHaveLength(2);
  });

  it('are read past an edited row, of which nothing is believed', async () => {
    const [one, two] = [await replica(), await replica()];
    await one.sessions.contribute(session, aCause('a'));
    await one.sessions.contribute(session, aCause('b'));
    const first = (await stage.items('Contributions'))[0]?.id ?? '';
    await stage.http('PATCH', `/lists/Contributions/items/${first}/fields`, { Inputs: '[]' });
    expect(await idsOf(two.sessions)).toEqual(['b']);
    expect(two.logged).toEqual([]);
  });

  describe('closing', () => {
    it('includes the rows of both replicas, and reports late ones', async () => {
      const [one, two] = [await replica(), await replica()];
      const giving = [
        ...numbers(1, 9).map((id) => one.sessions.contribute(session, aCause(id))),
        ...numbers(10, 19).map((id) => two.sessions.contribute(session, aCause(id))),
      ];
      const closed = await one.sessions.closing(session, []);
      await Promise.all(giving);
      const again = await two.sessions.closing(session, []);
      const rows = (await stage.items('Contributions')).map(({ fields }) => ({
        ContributionKey: String(fields.ContributionKey),
        Inputs: String(fields.Inputs),
      }));
      expect(again).toEqual(closingOf(session, rows));
      expect(foldContributions(await known(two.sessions)).count).toBe(19);
      await one.sessions.contribute(session, aCause('late'));
      const now = await two.sessions.contributions(session, [again], 'inHand');
      expect(now.included).toHaveLength(19);
      expect(now.late.map(({ id }) => id)).toEqual(['late']);
      // Once closed, it leaves the memory.
      expect(two.sessions.known()).toEqual([]);
      const late = await two.sessions.closing(session, [again]);
      expect(late.count).toBe(1);
      expect((await two.sessions.contributions(session, [again, late], 'inHand')).late).toEqual([]);
      expect((await two.sessions.closing(session, [again, late])).count).toBe(0);
      // Anything the first closing did not include is late for it: nothing falls between.
      const first = splitByClosings(session, rows, [closed]);
      // A replica waits for its own.
      const own = first.included.flatMap(({ Inputs }) => (JSON.parse(Inputs) as { id: string }[]).map(({ id }) => id));
      expect(own).toEqual(expect.arrayContaining(numbers(1, 9)));
      expect(first.included.length + first.late.length).toBe(rows.length);
    });

    it('waits for a gap, and closes without it when nothing arrives', async () => {
      const { sessions, items, afterNextReading } = await replica();
      await known(sessions);
      const run = 'f'.repeat(16);
      const at = '2026-11-24T09:00:00.000Z';
      const add = (n: number) =>
        items.add(
          { ContributionKey: `${session}/${run}/${n}`, Session: session, At: at, When: at, Inputs: '[]' },
          { operation: 'test' },
        );
      await add(2);
      afterNextReading(() => add(1));
      expect((await sessions.closing(session, [])).ranges).toEqual({ [run]: '1-2' });
      await add(4);
      expect((await sessions.closing(session, [])).ranges).toEqual({ [run]: '1-2,4' });
    });
  });
});
