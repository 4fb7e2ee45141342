import { everything, isFiltered, moreFilters, queryOf, type RegisterView, viewOf } from './registerView.ts';

const full: RegisterView = {
  text: 'vpn & "door" #1',
  stages: ['reported', 'approval'],
  clauses: ['A.5.1', '10.2'],
  priorities: ['high'],
  lanes: ['major'],
  sources: ['staff', 'customer'],
  overdue: true,
  ownedBy: 'me',
  holder: '11111111-1111-4111-8111-111111111111',
  detectedFrom: '2026-01-01',
  detectedTo: '2026-06-30',
  sort: 'detectedOn',
  descending: false,
  behind: { query: 'figure=openAge&part=over90&from=2026-01-01' },
};

it('is fully described by its address, and read from it again', () => {
  const read = viewOf(queryOf(full));
  expect(queryOf(read)).toBe(queryOf(full));
  expect(read).toEqual({ ...full, clauses: expect.arrayContaining(['A.5.1', '10.2']) });
  expect(viewOf(queryOf(everything))).toEqual({ ...everything, ...noneOf });
  expect(viewOf('')).toEqual({ ...everything, ...noneOf });
});
const noneOf = {
  ownedBy: undefined,
  holder: undefined,
  detectedFrom: undefined,
  detectedTo: undefined,
  behind: undefined,
};

it.each([
  'stage=<script>&lane=__proto__&source=constructor&priority=toString',
  'sort=__proto__&descending=maybe',
  'holder=<img src=x onerror=alert(1)>&ownedBy=../..',
  'detectedFrom=2026-02-30&detectedTo=javascript:alert(1)',
  'overdue=yes&behind=x&label=Click here',
  'part=hits&owner=x',
  '%E0%A4%A&&&==&%00',
])('ignores an invalid view: %s', (hostile) => {
  const view = viewOf(hostile);
  expect(isFiltered(view)).toBe(false);
  expect({ ...view, descending: true }).toEqual({ ...everything, ...noneOf });
});

it('truncates a text that is too long for a query', () =>
  expect(viewOf(`text=${'x'.repeat(999)}`).text).toHaveLength(200));

it('counts the filters that are out of sight', () => {
  expect(moreFilters(everything)).toBe(0);
  expect(moreFilters(full)).toBe(6);
  expect(moreFilters({ ...everything, detectedFrom: '2026-01-01', detectedTo: '2026-01-02' })).toBe(1);
  expect(isFiltered({ ...everything, overdue: true })).toBe(true);
});
