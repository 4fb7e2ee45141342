import type { Draft } from '../../procedure/ports/streams.ts';
import type { Commit } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import { theFacts } from '../../test/builders/aReport.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { Item } from '../lists/rawItems.ts';
import { hashOf, recommitIdOf } from './commitHash.ts';
import { foldRows } from './foldRows.ts';
import { nextCommit } from './nextCommit.ts';
import { recordKind } from './streamKind.ts';

const key = 'NC-2026-0001';
const reported: NonconformityEvent = {
  type: 'Reported',
  facts: theFacts({ what: 'x', ongoing: 'no', detectedOn: '2026-11-24', impact: 'low', priority: 'low' }),
  language: 'en',
  reportedIn: 'tab',
  procedureVersion: '1',
};
const added = (text: string): NonconformityEvent => ({ type: 'ReportAddedTo', text });
const draft = (commandId: string, event: NonconformityEvent): Draft<NonconformityEvent> => ({
  commandId,
  at: new Date('2026-11-24T09:00:00.000Z'),
  actor: { id: 'p', name: 'P' },
  events: [event],
});

/** Rows of a sound stream, with ascending item ids. */
const rowsOf = (...events: readonly NonconformityEvent[]): Item<HistoryRow>[] => {
  let before: Commit<NonconformityEvent> | undefined;
  return events.map((event, index) => {
    const { row, commit } = nextCommit(key, before, draft(`c${index + 1}`, event));
    before = commit;
    return { id: String(index + 1), etag: '', row };
  });
};
const change = (item: Item<HistoryRow> | undefined, changes: Partial<HistoryRow>, rehash = false): Item<HistoryRow> => {
  if (!item) throw new Error('no such row');
  const row = { ...item.row, ...changes };
  return { ...item, row: rehash ? { ...row, Hash: hashOf(row) } : row };
};
/** @param forged those whose seal is not valid */
const fold = (items: readonly Item<HistoryRow>[], forged: readonly (Item<HistoryRow> | undefined)[] = []) =>
  foldRows(recordKind, key, {
    items: items.filter((item) => !forged.includes(item)),
    untrusted: forged.flatMap((item) => (item ? [{ ...item, distrust: 'broken' as const }] : [])),
  });

describe('foldRows', () => {
  const [first, second, third] = rowsOf(reported, added('a'), added('b'));
  const sound = [first, second, third].flatMap((item) => item ?? []);

  it('folds rows in any order', () => {
    const { stream, damage } = fold(sound.toReversed());
    expect(damage).toBeUndefined();
    expect(stream?.commits.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(stream?.state.additions.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(stream).not.toHaveProperty('damage');
  });

  it('returns nothing for no rows', () => {
    expect(fold([])).toEqual({ stream: undefined, damage: undefined, lost: [] });
  });

  it.each([
    ['an edited text', { Events: '[{"text":"z","type":"ReportAddedTo"}]' }, false],
    ['another actor', { ActorId: 'q' }, false],
    ['a rewritten row whose own hash is right, by the row after it', { ActorId: 'q' }, true],
    ['another predecessor', { PreviousHash: 'f' }, true],
    ['invalid events', { Events: 'gone' }, false],
  ])('finds %s', (_name, changes, rehash) => {
    const { stream } = fold(sound.map((item) => (item === second ? change(item, changes, rehash) : item)));
    const row = rehash && !('PreviousHash' in changes) ? `${key}/0003` : `${key}/0002`;
    expect(stream?.damage).toEqual({ kind: 'brokenChain', row });
  });

  it('accepts an erased name', () => {
    expect(fold(sound.map((item) => change(item, { ActorName: '' }))).damage).toBeUndefined();
  });

  it('finds a missing row', () => {
    const { stream } = fold(sound.filter((item) => item !== second));
    expect(stream?.commits).toHaveLength(1);
    expect(stream?.damage).toEqual({ kind: 'missing', row: `${key}/0002` });
  });

  it.each([0, 1, 2])('believes nothing from an untrusted row on, and names it: row %d', (index) => {
    const { stream, damage } = fold(sound, [sound[index]]);
    expect(stream?.commits.map(({ sequence }) => sequence) ?? []).toEqual([1, 2, 3].slice(0, index));
    expect(damage).toEqual({ kind: 'untrusted', row: `${key}/000${index + 1}` });
  });

  it('believes no row that was added, whatever place it claims', () => {
    const after = { ...change(third, { CommitKey: `${key}/0004` }), id: '4' };
    expect(fold([...sound, after], [after]).stream).toMatchObject({
      damage: { kind: 'untrusted', row: `${key}/0004` },
      commits: [{}, {}, {}],
    });
    const twin = { ...change(second, { ActorId: 'q' }, true), id: '4' };
    expect(fold([...sound, twin], [twin]).stream?.commits).toHaveLength(1);
    const elsewhere = { ...change(second, { CommitKey: 'NC-2026-0002/0002' }), id: '4' };
    const { stream } = fold([...sound, elsewhere], [elsewhere]);
    expect(stream?.commits).toHaveLength(3);
    expect(stream?.damage).toEqual({ kind: 'untrusted', row: 'NC-2026-0002/0002' });
    const nameless = { ...change(second, { CommitKey: '' }), id: '4' };
    expect(fold([...sound, nameless], [nameless]).damage?.row).toBe('item 4');
  });

  it('finds a first row whose hash is wrong, and shows it', () => {
    const { stream } = fold(sound.map((item) => (item === first ? change(item, { ActorId: 'q' }) : item)));
    expect(stream?.commits).toHaveLength(1);
    expect(stream?.damage).toEqual({ kind: 'brokenChain', row: `${key}/0001` });
  });

  it('stops at an event of a later version, without calling it broken', () => {
    const later = change(third, { Events: '[{"type":"Teleported"}]' }, true);
    const { stream } = fold([...sound.slice(0, 2), later]);
    expect(stream?.commits).toHaveLength(2);
    expect(stream?.damage).toEqual({ kind: 'unknownEvent', row: `${key}/0003` });
  });

  it('finds events that cannot follow', () => {
    const twice = change(second, { Events: first?.row.Events ?? '' }, true);
    expect(fold(sound.map((item) => (item === second ? twice : item))).damage).toEqual({
      kind: 'brokenChain',
      row: `${key}/0002`,
    });
  });

  it('names a row whose key was taken away', () => {
    const { stream } = fold([...sound.slice(0, 2), change(third, { CommitKey: '' })]);
    expect(stream?.damage).toEqual({ kind: 'brokenChain', row: 'item 3' });
  });

  it('counts, of two rows with one key, the one that the next row names', () => {
    const rival = { ...change(second, { CommandId: 'other' }, true), id: '0' };
    const { stream, damage } = fold([...sound, rival]);
    expect(damage).toBeUndefined();
    expect(stream?.commits[1]?.commandId).toBe('c2');
  });

  it('counts, of two last rows with one key, the lower item id', () => {
    const rival = { ...change(second, { CommandId: 'other' }, true), id: '10' };
    expect(fold([...sound.slice(0, 2), rival]).stream?.commits[1]?.commandId).toBe('c2');
    expect(fold([...sound.slice(0, 2), { ...rival, id: '0' }]).stream?.commits[1]?.commandId).toBe('other');
  });

  describe('with a row that does not count', () => {
    const loser = { ...change(second, { CommandId: 'other' }, true), id: '10' };
    const again = (number: number, before: Item<HistoryRow> | undefined, id = recommitIdOf(loser.row)) => {
      const { Hash, ...row } = { ...loser.row, CommitKey: `${key}/000${number}`, CommandId: id };
      const linked = { ...row, PreviousHash: before?.row.Hash ?? '' };
      return { id: `2${number}`, etag: '', row: { ...linked, Hash: hashOf(linked) } };
    };

    it('reports lost commands in the order of the rows', () => {
      const last = { ...change(third, { CommandId: 'more' }, true), id: '11' };
      expect(fold([last, loser, ...sound]).lost).toEqual([loser.row, last.row]);
    });

    it('does not report a command as lost that was committed again, and shows it under its own id', () => {
      const { stream, lost, damage } = fold([...sound, loser, again(4, third)]);
      expect([lost, damage]).toEqual([[], undefined]);
      expect(stream?.commits.map(({ commandId }) => commandId)).toEqual(['c1', 'c2', 'c3', 'other']);
    });

    it('does the same if it was committed again twice', () => {
      const twice = { ...again(4, third), id: '30' };
      expect(fold([...sound, loser, again(4, third), twice]).lost).toEqual([]);
    });

    it('reports nothing lost for a copy of a row that counts, and ignores an untrusted row', () => {
      expect(fold([...sound, { ...change(second, {}), id: '10' }]).lost).toEqual([]);
      expect(fold([...sound, loser], [loser]).lost).toEqual([]);
    });

    it('changes nothing in a damaged stream', () => {
      const edited = change(first, { ActorId: 'q' });
      expect(fold([edited, ...sound.slice(1), loser])).toMatchObject({ damage: { row: `${key}/0001` }, lost: [] });
    });
  });
});
