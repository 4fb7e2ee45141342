import type { Stream } from '../../procedure/record/commit.ts';
import { foldVersion, readSnapshot, writeSnapshot } from './snapshot.ts';

const commit = {
  key: 'k',
  sequence: 4,
  commandId: 'c',
  at: '',
  actorId: '',
  actorName: '',
  events: [],
  previousHash: '',
  hash: 'h',
};
const stream = (state: unknown): Stream<unknown, never> => ({ key: 'k', state, commits: [commit] });

describe('a snapshot', () => {
  const text = writeSnapshot(stream({ what: 'é', n: [1, 2] }), 'key');

  it('is read back with the key', () => {
    expect(readSnapshot(text, 'key')).toEqual({
      version: foldVersion,
      sequence: 4,
      hash: 'h',
      state: { what: 'é', n: [1, 2] },
    });
  });

  it.each([
    ['another key', text, 'other'],
    ['a changed state', text.replace('"é"', '"e"'), 'key'],
    ['a changed sequence', text.replace('"sequence":4', '"sequence":5'), 'key'],
    ['another fold version', text.replace(`"version":${foldVersion}`, `"version":${foldVersion + 1}`), 'key'],
    ['no HMAC', text.replace(/"mac":"\w+",/, ''), 'key'],
    ['no JSON', text.slice(1), 'key'],
    ['nothing', '', 'key'],
    ['null', 'null', 'key'],
  ])('is ignored with %s', (_name, changed, key) => {
    expect(readSnapshot(changed, key)).toBeUndefined();
  });

  it('is left out when it would not fit the column', () => {
    expect(writeSnapshot(stream('x'.repeat(64_000)), 'key')).toBe('');
  });
});
