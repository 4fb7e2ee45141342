import {
  checkpointText,
  evolveCheckpoint,
  type SignedCheckpoint,
} from '../../../procedure/record/history/checkpoint.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import { checkpointOfPack, earlierSizes } from './earlierSizes.ts';

const made = new Date('2026-12-02T09:00:00.000Z');

/** The checkpoint with this number covers that many rows. */
const checkpointOf = (number: number, at: string): SignedCheckpoint => {
  const name = `CHECK/${String(number).padStart(4, '0')}`;
  const root = `${'A'.repeat(43)}=`;
  const text = checkpointText({ origin: 'site', size: number, root, name, at, last: number, highest: {} });
  return evolveCheckpoint({ type: 'CheckpointMade', note: `${text}\n— site AAAA\n`, key: 'k', frontier: [] });
};

describe('the earlier checkpoints that a pack continues', () => {
  it('are the last of each recent day, of each month before, and those that are named', () => {
    const checkpoints = [
      checkpointOf(1, '2025-10-30T09:00:00.000Z'),
      checkpointOf(2, '2025-10-31T09:00:00.000Z'),
      checkpointOf(3, '2025-11-01T09:00:00.000Z'),
      checkpointOf(4, '2026-10-01T09:00:00.000Z'),
      checkpointOf(5, '2026-10-02T09:00:00.000Z'),
      checkpointOf(6, '2026-11-30T09:00:00.000Z'),
      checkpointOf(7, '2026-11-30T10:00:00.000Z'),
      checkpointOf(8, '2026-12-02T08:00:00.000Z'),
    ];
    expect(earlierSizes(checkpoints, made, new Set())).toEqual([2, 3, 5, 7, 8]);
    expect(earlierSizes(checkpoints, made, new Set(['CHECK/0001', 'CHECK/0006', 'CHECK/0099']))).toEqual([
      1, 2, 3, 5, 6, 7, 8,
    ]);
  });

  it('are a few hundred after ten years with ten a day', () => {
    const checkpoints = Array.from({ length: 36_500 }, (_, index) =>
      checkpointOf(index + 1, new Date(made.getTime() - (36_500 - index) * 2.4 * 3_600_000).toISOString()),
    );
    expect(earlierSizes(checkpoints, made, new Set()).length).toBeLessThan(160);
  });

  it('include those under which packs were made', () => {
    const asked = canonicalJson({ references: ['NC-2026-0001'], checkpoint: 'CHECK/0042', language: 'en' });
    expect(checkpointOfPack({ kind: 'auditPack', asked })).toBe('CHECK/0042');
    expect(checkpointOfPack({ kind: 'auditPack', asked: '{}' })).toBeUndefined();
    expect(checkpointOfPack({ kind: 'register', asked })).toBeUndefined();
  });
});
