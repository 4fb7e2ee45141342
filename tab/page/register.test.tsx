import { act, configure, screen, waitFor, within } from '@testing-library/react';
import { type Answer, type Asked, aMe, aPage, aRow } from '../../test/builders/aPage.tsx';
import type { RegisterRow } from '../api/wire.ts';

// Skips the visibility check of hundreds of elements, which the browser tests cover.
beforeAll(() => configure({ defaultHidden: true }));
afterAll(() => configure({ defaultHidden: false }));

type Shown = { readonly rows?: readonly RegisterRow[]; readonly total?: number; readonly own?: boolean };

const api =
  ({ rows = [aRow(1)], total = rows.length, own = false }: Shown, register?: (asked: Asked) => Answer | undefined) =>
  (asked: Asked): Answer => {
    if (asked.path === '/api/me') return { body: aMe({ reads: { register: !own, procedure: true, settings: !own } }) };
    const offset = Number(asked.query.get('offset'));
    const said = register?.(asked);
    return said ?? { body: { scope: own ? 'own' : 'all', total, offset, rows: rows.slice(offset, offset + 100) } };
  };

const many = Array.from({ length: 250 }, (_none, index) => aRow(250 - index));
const lines = () => screen.findAllByRole('row');

describe.each([
  ['en-GB', 'Nonconformities', '250 nonconformities', 'Reported', '23 Nov 2026'],
  ['fr-FR', 'Non-conformités', '250 non-conformités', 'Signalée', '23 nov. 2026'],
])('in %s', (locale, title, count, stage, day) => {
  it('lists all records, and draws and fetches only visible rows', async () => {
    const { asked, container } = await aPage({ locale, answer: api({ rows: many }) });
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
    expect(await screen.findByText(count)).toBeInTheDocument();
    expect(document.title).toBe(`${title} · TenTwo`);
    expect(document.documentElement.lang).toBe(locale.slice(0, 2));
    const [, first] = await lines();
    expect(first).toHaveTextContent(/NC-2026-0250/);
    expect(first).toHaveTextContent(stage);
    expect(first).toHaveTextContent(day);
    expect(container.querySelectorAll('[role="row"]').length).toBeLessThan(40);
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '250');
    expect(asked.filter(({ path }) => path === '/api/nonconformities')).toHaveLength(1);
    expect(asked[0]?.token).toBe('Bearer a.b.c');
  });
});

it('shows American dates to an American', async () => {
  await aPage({ locale: 'en-US', answer: api({}) });
  expect(await screen.findByText('Nov 23, 2026')).toBeInTheDocument();
});

it('searches a moment after the last letter, filters and sorts on the server', async () => {
  const { asked, user } = await aPage({ answer: api({ rows: many }) });
  await lines();
  const last = () => asked.at(-1)?.query;
  await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'vpn door');
  await waitFor(() => expect(last()?.get('text')).toBe('vpn door'));
  expect(asked.filter(({ query }) => query.has('text'))).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: /Detected on/ }));
  await waitFor(() => expect(last()?.get('sort')).toBe('detectedOn'));
  await user.click(await screen.findByRole('combobox', { name: 'Stage' }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Approval' }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Closed' }));
  await waitFor(() => expect(last()?.get('stage')).toBe('approval,closed'));
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Clear all' }));
  await waitFor(() => expect(last()?.toString()).toBe('sort=detectedOn&descending=false&offset=0&limit=100'));
});

it('finds a clause by a word of its title', async () => {
  const { asked, user } = await aPage({ answer: api({ rows: many }) });
  await lines();
  await user.type(await screen.findByRole('combobox', { name: 'Clause' }), 'pii');
  await user.click(await screen.findByRole('menuitemcheckbox', { name: /^A\.5\.34/ }));
  await waitFor(() => expect(asked.at(-1)?.query.get('clause')).toBe('A.5.34'));
});

it('is used by keyboard, also for rows not loaded yet; and going back restores the position', async () => {
  const { user, goBack } = await aPage({
    answer: (asked) =>
      /^\/api\/(nonconformities|trainings)\//.test(asked.path)
        ? { status: 404, body: { error: { code: 'notFound', message: '' } } }
        : api({ rows: many })(asked),
  });
  const [, first] = await lines();
  act(() => first?.focus());
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toHaveTextContent('NC-2026-0248');
  await user.keyboard('{End}');
  await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-rowindex', '251'));
  await user.keyboard('{Home}');
  await waitFor(() => expect(document.activeElement).toHaveTextContent('NC-2026-0250'));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByText('There is no such record, or you may not see it.')).toBeInTheDocument();
  expect(location.hash).toBe('#/NC-2026-0249');
  await act(async () => expect(goBack()).toBe(true));
  await waitFor(() => expect(document.activeElement).toHaveTextContent('NC-2026-0249'));
  expect(goBack()).toBe(false);
});

it('explains to a person without access to the register what they see', async () => {
  await aPage({ answer: api({ rows: [], own: true }) });
  expect(await screen.findByRole('heading', { name: 'My reports' })).toBeInTheDocument();
  expect(screen.getByText(/You see what you reported yourself/)).toBeInTheDocument();
  expect(await screen.findByText(/a sentence is enough/)).toBeInTheDocument();
});

it('says that nothing matches, and offers a way out', async () => {
  const { user } = await aPage({
    answer: api({ rows: many }, ({ query }) =>
      query.has('text') ? { body: { scope: 'all', total: 0, offset: 0, rows: [] } } : undefined,
    ),
  });
  await lines();
  await user.type(screen.getByRole('searchbox'), 'zzz');
  const note = (await screen.findByText('Nothing matches')).parentElement ?? document.body;
  await user.click(within(note).getByRole('button', { name: 'Clear all' }));
  expect(await screen.findByText('250 nonconformities')).toBeInTheDocument();
});

it.each<[string, Answer, RegExp]>([
  ['no network', 'offline', /cannot be reached/],
  ['a fault', { status: 503, body: { error: { code: 'fault', reference: 'abc123' } } }, /abc123/],
  ['an unrelated answer', { status: 502, body: undefined }, /went wrong on our side/],
])('%s: says so, and retries', async (_name, failure, text) => {
  let fails = true;
  const { user } = await aPage({ answer: api({}, () => (fails ? failure : undefined)) });
  expect(await screen.findByText(text)).toBeInTheDocument();
  fails = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('NC-2026-0001')).toBeInTheDocument();
});

it('requests a new token once after a refusal, and distinguishes a refusal by Teams', async () => {
  const asks: (boolean | undefined)[] = [];
  const token = async (anew?: boolean) => {
    asks.push(anew);
    return anew ? 'new' : 'old';
  };
  const answer = (asked: Asked): Answer =>
    asked.token === 'Bearer old' ? { status: 401, body: { error: { code: 'badToken' } } } : api({})(asked);
  const first = await aPage({ token, answer });
  expect(await screen.findByText('NC-2026-0001')).toBeInTheDocument();
  expect(asks).toContain(true);
  first.unmount();
  await aPage({ token: () => Promise.reject(new Error('consent')), answer });
  expect(await screen.findByText(/You could not be signed in/)).toBeInTheDocument();
});

it('becomes cards where there is no room for columns', async () => {
  document.body.dataset.width = '320';
  await aPage({ answer: api({ rows: many }) });
  expect(await screen.findByText('NC-2026-0250')).toBeInTheDocument();
  expect(screen.queryByRole('columnheader')).not.toBeInTheDocument();
  expect(await screen.findByRole('combobox', { name: 'Sort by' })).toBeInTheDocument();
  delete document.body.dataset.width;
});

it.each([
  ['en-GB', 'The register is still loading: 1,334 of 20,000.'],
  ['fr-FR', 'Chargement du registre en cours : 1 334 sur 20 000.'],
])('says in %s that the register is still loading, and how far it is', async (locale, text) => {
  const loading = { loaded: 1334, expected: 20_000 };
  await aPage({ locale, answer: api({}, () => ({ body: { scope: 'all', total: 0, offset: 0, rows: [], loading } })) });
  const said = await screen.findByText((found) => found.replace(/\s/g, ' ').startsWith(text));
  const bar = within(said).getByRole('progressbar');
  expect(bar).toHaveAttribute('aria-valuenow', '1334');
  expect(bar).toHaveAttribute('aria-valuemax', '20000');
});
