import { displayedSequences, jointUpdate, messageItemOf } from './jointUpdate.ts';
import { nothingSent } from './messageRows.ts';

const item = (id: string, Sequence: number | undefined, AlsoShowing = '') => ({
  id,
  row: {
    ...nothingSent,
    NoticeKey: `k${id}`,
    Reference: 'NC-2026-0001',
    Kind: 'triage',
    ClaimedAt: '',
    ClaimedBy: '',
    Sequence,
    AlsoShowing,
  },
});
/** The items after those of `ids` were redrawn together: the row of the first one says so. */
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

describe('the commit that each message shows', () => {
  it('is that of its own row, and none before it is sent', () => {
    expect(shown([...three, item('4', undefined)])).toEqual({ 1: 1, 2: 2, 13: 2, 4: 0 });
  });

  it('is that of a joint update, and of a later one', () => {
    const once = redrawn(three, ['1', '2', '13'], 3);
    expect(shown(once)).toEqual({ 1: 3, 2: 3, 13: 3 });
    expect(shown(redrawn(once, ['1', '2', '13'], 4))).toEqual({ 1: 4, 2: 4, 13: 4 });
    expect(shown(redrawn(once, ['2', '1', '13'], 4))).toEqual({ 1: 4, 2: 4, 13: 4 });
  });

  it('is not later for a message that was not redrawn', () => {
    expect(shown(redrawn(three, ['1', '2'], 3))).toEqual({ 1: 3, 2: 3, 13: 2 });
    expect(shown([...redrawn(three, ['1', '2', '13'], 4), item('3', 3)])).toMatchObject({ 3: 3 });
  });

  it.each([1, 3])('is that of its own row if that was written later: %d', (sequence) => {
    const drawn = redrawn(three, ['1', '2', '13'], 4);
    const written = drawn.map((one) => (one.id === '2' ? item('2', sequence) : one));
    expect(shown(written)).toEqual({ 1: 4, 2: sequence, 13: 4 });
  });

  it('is the earlier one again, so that it is redrawn, when the row with the joint update was written later', () => {
    const drawn = redrawn(three, ['1', '2', '13'], 4);
    expect(shown(drawn.map((one) => (one.id === '1' ? item('1', 5) : one)))).toEqual({ 1: 5, 2: 2, 13: 2 });
  });
});
