import { type Edit, forget, hasTexts, keep, keptAt, type Place } from './kept.ts';

const place: Place = { person: 'p', reference: 'NC-2026-0042', command: 'draftPlan' };
const isDraft = (value: unknown): value is { readonly text: string } => hasTexts(value, ['text']);
const edit: Edit<{ readonly text: string }> = {
  at: '2026-11-24T09:00:00.000Z',
  n: 'a'.repeat(32),
  basedOn: 9,
  met: [{ id: 'q', name: 'Q' }],
  was: { text: '' },
  typed: { text: 'mine' },
};

beforeEach(() => sessionStorage.clear());

it('keeps an edit for one person, record and command, until it is forgotten', () => {
  keep(place, edit);
  expect(keptAt(place, isDraft)).toEqual(edit);
  for (const other of [{ person: 'q' }, { reference: 'NC-2026-0043' as const }, { command: 'submitPlan' as const }])
    expect(keptAt({ ...place, ...other }, isDraft)).toBeUndefined();
  forget(place);
  expect(keptAt(place, isDraft)).toBeUndefined();
});

it.each([
  '{',
  'null',
  '[]',
  JSON.stringify({ ...edit, at: 'yesterday' }),
  JSON.stringify({ ...edit, typed: { other: '' } }),
  JSON.stringify({ ...edit, met: [{}] }),
])('ignores an invalid stored edit: %s', (text) => {
  keep(place, edit);
  sessionStorage.setItem(sessionStorage.key(0) ?? '', text);
  expect(keptAt(place, isDraft)).toBeUndefined();
});

it('works where the browser stores nothing', () => {
  const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(() => keep(place, edit)).not.toThrow();
  full.mockRestore();
  expect(keptAt(place, isDraft)).toBeUndefined();
});
