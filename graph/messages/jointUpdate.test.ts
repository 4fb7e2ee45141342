import { displayedSequences, jointUpdate, messageItemOf } from './jointUpdate.ts';
import { nothingSent } from './messageRows.ts';

const item = (id: string, Sequence: number | undefined, AlsoShowing = '') => ({
  id,
  row: {
    ...{ ...nothingSent, NoticeKey: `k${id}`, Reference: 'NC-2026-0001', Kind: 'triage', ClaimedAt: '', ClaimedBy: '' },
    ...{ Sequence, AlsoShowing },
  },
});
/** The items after those of `ids` were drawn anew together: the row of the first tells. */
const redrawn = (
  items: readonly ReturnType<typeof item>[],
  [bearer, ...others]: readonly string[],
  sequence: number,
) => {
  const drawn = items.filter(({ id }) => others.includes(id)).map(messageItemOf);
  return items.map((one) =>
    one.id === bearer ? { ...one, row: { ...one.row, ...jointUpdate(sequence, drawn) } } : one,
  );
};
const shown = (items: readonly ReturnType<typeof item>[]) => Object.fromEntries(displayedSequences(items));

const three = [item('1', 1), item('2', 2), item('13', 2)];

describe('which commit each message shows', () => {
  it('is what its own row says, and none before it is out', () => {
    expect(shown([...three, item('4', undefined)])).toEqual({ 1: 1, 2: 2, 13: 2, 4: 0 });
  });

  it('is the commit that it was drawn anew for together with others, and with others again', () => {
    const once = redrawn(three, ['1', '2', '13'], 3);
    expect(shown(once)).toEqual({ 1: 3, 2: 3, 13: 3 });
    expect(shown(redrawn(once, ['1', '2', '13'], 4))).toEqual({ 1: 4, 2: 4, 13: 4 });
    expect(shown(redrawn(once, ['2', '1', '13'], 4))).toEqual({ 1: 4, 2: 4, 13: 4 });
  });

  it('is no later one for a message that was not drawn', () => {
    expect(shown(redrawn(three, ['1', '2'], 3))).toEqual({ 1: 3, 2: 3, 13: 2 });
    expect(shown([...redrawn(three, ['1', '2', '13'], 4), item('3', 3)])).toMatchObject({ 3: 3 });
  });

  it.each([1, 3])('is what its own row says when that was written since: %d', (sequence) => {
    const drawn = redrawn(three, ['1', '2', '13'], 4);
    const written = drawn.map((one) => (one.id === '2' ? item('2', sequence) : one));
    expect(shown(written)).toEqual({ 1: 4, 2: sequence, 13: 4 });
  });

  it('is earlier again, and it is drawn once more, when the row that told was written since', () => {
    const drawn = redrawn(three, ['1', '2', '13'], 4);
    expect(shown(drawn.map((one) => (one.id === '1' ? item('1', 5) : one)))).toEqual({ 1: 5, 2: 2, 13: 2 });
  });
});
