import { problemWhy } from '../../procedure/causes/causePath.ts';
import type { Contribution } from '../../procedure/causes/contribution.ts';
import { GraphFault } from '../client/graphFault.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import type { ListItems } from '../lists/listItems.ts';
import { createContributionWriter } from './contributionWriter.ts';

const aCause = (id: string, text = ''): Contribution => ({
  type: 'CauseAdded',
  id,
  at: '2026-11-24T09:00:00.000Z',
  by: 'sam',
  why: problemWhy,
  text,
});

/** A writer whose pauses and POSTs end when the test says so. */
const aWriter = () => {
  type Posted = { readonly row: ContributionRow; readonly end: () => void; readonly fail: (error: Error) => void };
  const posted: Posted[] = [];
  const waits: (() => void)[] = [];
  const items = {
    add: (row: ContributionRow) =>
      new Promise((resolve, reject) => {
        posted.push({ row, end: () => resolve({ id: '1', etag: '', row }), fail: reject });
      }),
  } as unknown as ListItems<ContributionRow>;
  let number = 0;
  const writer = createContributionWriter('S', {
    items,
    run: 'a'.repeat(16),
    wait: () => new Promise((resolve) => waits.push(resolve)),
    nextNumber: () => {
      number += 1;
      return number;
    },
    wrote: () => undefined,
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    posted,
    write: (contribution: Contribution) => void writer.write(contribution).catch(() => undefined),
    written: writer.write,
    idle: writer.idle,
    halfSecond: async () => {
      for (const go of waits.splice(0)) go();
      await settle();
    },
    end: async (index: number) => {
      posted[index]?.end();
      await settle();
    },
    fail: async (index: number, error: Error) => {
      posted[index]?.fail(error);
      await settle();
    },
    idsIn: (index: number) => (JSON.parse(posted[index]?.row.Inputs ?? '[]') as Contribution[]).map(({ id }) => id),
  };
};

describe('createContributionWriter', () => {
  it('sends the first at once, and later ones together, half a second later', async () => {
    const { write, posted, halfSecond, idsIn } = aWriter();
    write(aCause('a'));
    write(aCause('b'));
    write(aCause('c'));
    expect(posted).toHaveLength(1);
    await halfSecond();
    expect(posted).toHaveLength(2);
    expect([idsIn(0), idsIn(1)]).toEqual([['a'], ['b', 'c']]);
    expect(posted.map(({ row }) => row.ContributionKey)).toEqual([1, 2].map((n) => `S/${'a'.repeat(16)}/${n}`));
  });

  it('has at most four rows in progress, and continues when one is done', async () => {
    const { write, posted, halfSecond, end, idsIn, idle } = aWriter();
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      write(aCause(id));
      await halfSecond();
    }
    expect(posted).toHaveLength(4);
    await end(1);
    expect(posted).toHaveLength(5);
    expect(idsIn(4)).toEqual(['e', 'f']);
    let isIdle = false;
    const idling = idle().then(() => {
      isIdle = true;
    });
    for (const index of [0, 2, 3]) await end(index);
    expect(isIdle).toBe(false);
    await end(4);
    await idling;
    expect(isIdle).toBe(true);
  });

  it('retries a throttled row while a person waits', async () => {
    const { written, posted, halfSecond, fail, end } = aWriter();
    const throttled = (retryAfter: number) =>
      new GraphFault('throttled', 'contributions.add', 'refused', { status: 429, retryAfter });
    const first = written(aCause('a'));
    await fail(0, throttled(2));
    expect(posted).toHaveLength(1);
    await halfSecond();
    await end(1);
    await first;
    expect(posted[1]?.row).toEqual(posted[0]?.row);
    await halfSecond();
    const second = written(aCause('b'));
    const refused = expect(second).rejects.toMatchObject({ code: 'throttled' });
    // 2.5 s in steps of 50 ms, and the last attempt.
    const tries = 2 + 51;
    for (let knocks = 2; knocks < tries; knocks += 1) {
      await fail(knocks, throttled(2));
      await halfSecond();
    }
    expect(posted).toHaveLength(tries);
    await refused;
    const long = expect(written(aCause('c'))).rejects.toMatchObject({ retryAfter: 60 });
    await fail(tries, throttled(60));
    await long;
  });

  it('gathers contributions in one row while the service throttles', async () => {
    const { write, posted, halfSecond, fail, end, idsIn } = aWriter();
    const throttled = new GraphFault('throttled', 'contributions.add', 'refused', { status: 429, retryAfter: 2 });
    write(aCause('a'));
    await fail(0, throttled);
    for (const [index, id] of ['b', 'c', 'd'].entries()) {
      write(aCause(id));
      await halfSecond();
      await fail(index + 1, throttled);
    }
    await halfSecond();
    await end(4);
    expect(posted.slice(0, 5).every(({ row }) => row === posted[0]?.row)).toBe(true);
    expect(idsIn(5)).toEqual(['b', 'c', 'd']);
  });

  it('puts no more into a row than SharePoint accepts', async () => {
    const { write, posted, halfSecond } = aWriter();
    for (const id of ['a', 'b', 'c', 'd']) write(aCause(id, 'x'.repeat(31_900)));
    await halfSecond();
    await halfSecond();
    await halfSecond();
    const lengths = posted.map(({ row }) => row.Inputs.length);
    expect(lengths.every((length) => length <= 63_999)).toBe(true);
    expect(posted.flatMap((_row, index) => JSON.parse(posted[index]?.row.Inputs ?? '') as object[])).toHaveLength(4);
  });
});
