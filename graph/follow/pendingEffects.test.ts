import type { Reference } from '../../procedure/record/values/reference.ts';
import { createStageClock } from '../../test/contracts/stageClock.ts';
import { createHeads } from '../history/heads.ts';
import { createPendingEffects } from './pendingEffects.ts';

const record = 'NC-2026-0001' as Reference;

const scene = () => {
  const clock = createStageClock('2026-12-02T09:00:00.000Z');
  const heads = createHeads(clock);
  const effects = createPendingEffects(clock, heads);
  return {
    effects,
    clock,
    /** As the follower of History does. */
    commit: (sequence: number) => {
      heads.see(record, sequence);
      effects.committed(record, sequence);
    },
    pending: () => effects.all().map(({ reference, sequence }) => `${reference}/${sequence}`),
  };
};

describe('effects are pending', () => {
  it('for a record without an item, until its item shows that they are done', () => {
    const { effects, commit, pending } = scene();
    commit(1);
    expect(pending()).toEqual([`${record}/1`]);
    effects.shown(record, { sequence: 1, done: 0 });
    expect([pending(), effects.of(record)]).toEqual([[`${record}/1`], { sequence: 1, done: 0 }]);
    effects.shown(record, { sequence: 1, done: 1 });
    expect([pending(), effects.of(record)]).toEqual([[], { sequence: 1, done: 1 }]);
  });

  it('since the first of them was seen', () => {
    const { effects, commit, clock } = scene();
    commit(1);
    clock.advance(60_000);
    commit(2);
    expect(effects.all()).toEqual([{ reference: record, sequence: 2, since: new Date('2026-12-02T09:00:00.000Z') }]);
  });

  it('whichever is seen first, the commit or its item', () => {
    const { effects, commit, pending } = scene();
    effects.shown(record, { sequence: 2, done: 2 });
    commit(1);
    commit(2);
    expect(pending()).toEqual([]);
    commit(3);
    expect(pending()).toEqual([`${record}/3`]);
  });

  it('again when an older version of the item was restored', () => {
    const { effects, commit, pending } = scene();
    commit(3);
    effects.shown(record, { sequence: 3, done: 3 });
    effects.shown(record, { sequence: 1, done: 1 });
    expect(pending()).toEqual([`${record}/3`]);
  });

  it('when a message shows less than was done, as one sent late by a server that lagged behind', () => {
    const { effects, commit, pending } = scene();
    commit(2);
    effects.shown(record, { sequence: 2, done: 2 });
    effects.displayed(record, 2);
    expect(pending()).toEqual([]);
    effects.displayed(record, 1);
    expect([pending(), effects.of(record)]).toEqual([[`${record}/2`], { sequence: 2, done: 1 }]);
    effects.shown(record, { sequence: 2, done: 2 });
    expect(pending()).toEqual([]);
  });

  it('when the item shows less than was done', () => {
    const { effects, commit, pending } = scene();
    commit(2);
    effects.shown(record, { sequence: 1, done: 2 });
    expect(pending()).toEqual([`${record}/2`]);
  });
});
