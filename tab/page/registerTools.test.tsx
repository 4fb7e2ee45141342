import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type Answer, type Asked, aMe, aPage, aRow } from '../../test/builders/aPage.tsx';

// Skips the visibility check of hundreds of elements, which the browser tests cover.
beforeAll(() => configure({ defaultHidden: true }));
afterAll(() => configure({ defaultHidden: false }));

const leaver = '77777777-7777-4777-8777-777777777777';
const heir = '88888888-8888-4888-8888-888888888888';
const held = (number: number, work: readonly string[]) => ({
  reference: `NC-2026-000${number}`,
  title: `Case ${number}`,
  stage: 'implementation',
  priority: 'high',
  work,
});

const answering =
  (more: (asked: Asked) => Answer | undefined = () => undefined, roles: readonly string[] = ['ismsManager']) =>
  (asked: Asked): Answer => {
    const said = more(asked);
    if (said) return said;
    if (asked.path === '/api/me') return { body: { ...aMe(), roles } };
    if (asked.path === '/api/people')
      return {
        body: {
          people: [
            { id: leaver, name: 'Otto Leaver' },
            { id: heir, name: 'Hanna Heir' },
          ].filter(({ name }) => name.startsWith(asked.query.get('text') ?? '')),
        },
      };
    return { body: { scope: 'all', total: 1, offset: 0, rows: [aRow(1)] } };
  };

const register = (asked: readonly Asked[]) => asked.filter(({ path }) => path === '/api/nonconformities').at(-1)?.query;

it('filters by rarer criteria, and keeps them in the address', async () => {
  const { asked, user } = await aPage({ answer: answering() });
  await user.click(await screen.findByRole('button', { name: 'More filters' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Only overdue' }));
  await user.click(screen.getByRole('checkbox', { name: 'My work' }));
  await waitFor(() => expect(register(asked)?.get('holder')).toBe('me'));
  expect(register(asked)?.get('overdue')).toBe('true');
  expect(screen.getByRole('combobox', { name: 'Work assigned to' })).toHaveValue('Lea Staff');
  await user.click(screen.getByRole('combobox', { name: 'Lane' }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Standard' }));
  await user.keyboard('{Escape}');
  fireEvent.change(screen.getByLabelText('Detected from'), { target: { value: '2026-01-02' } });
  await waitFor(() => expect(register(asked)?.get('detectedFrom')).toBe('2026-01-02'));
  expect(location.hash).toBe(
    '#/register?sort=reference&descending=true&lane=standard&overdue=true&holder=me&detectedFrom=2026-01-02',
  );
  expect(screen.getByRole('button', { name: 'More filters (4)' })).toHaveAttribute('aria-expanded', 'true');
  await user.click(screen.getByRole('button', { name: 'Clear all' }));
  await waitFor(() => expect(location.hash).toBe('#/register'));
});

it('finds the nonconformities of an owner by name', async () => {
  const { asked, user } = await aPage({ answer: answering() });
  await user.click(await screen.findByRole('button', { name: 'More filters' }));
  await user.type(await screen.findByRole('combobox', { name: 'Owner' }), 'Ot');
  await user.click(await screen.findByRole('option', { name: 'Otto Leaver' }));
  await waitFor(() => expect(register(asked)?.get('ownedBy')).toBe(leaver));
  expect(screen.getByRole('combobox', { name: 'Owner' })).toHaveValue('Otto Leaver');
});

it('copies a link that leads to the view in Teams', async () => {
  const { user } = await aPage({ answer: answering() });
  await user.type(await screen.findByRole('searchbox'), 'vpn');
  await waitFor(() => expect(location.hash).toContain('text=vpn'));
  await user.click(await screen.findByRole('button', { name: 'Copy a link to this view' }));
  expect(await screen.findByText('Link copied')).toBeInTheDocument();
  const link = new URL(await navigator.clipboard.readText());
  expect(link.pathname).toBe('/tab/open');
  expect(link.searchParams.get('register')).toBe('sort=reference&descending=true&text=vpn');
});

it('exports the rows shown', async () => {
  const sent: unknown[] = [];
  const { user } = await aPage({
    answer: answering(({ path, body }) => {
      if (path !== '/api/exports') return undefined;
      sent.push(body);
      return { status: 503, body: { error: { code: 'fault', fault: 'throttled', reference: 'ref1' } } };
    }),
  });
  await user.type(await screen.findByRole('searchbox'), 'vpn');
  await waitFor(() => expect(location.hash).toContain('text=vpn'));
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  expect(await screen.findByText('Exactly what is shown. Lines: 1')).toBeInTheDocument();
  await user.click(screen.getByRole('menuitem', { name: 'As an Excel file' }));
  expect(await screen.findByText(/No file was received/)).toBeInTheDocument();
  expect(sent).toMatchObject([
    { language: 'en', export: { kind: 'register', format: 'xlsx', asked: 'sort=reference&descending=true&text=vpn' } },
  ]);
});

describe('a leaver’s work', () => {
  const commands: { n: string; command: Record<string, unknown> }[] = [];
  const refused = new Set<unknown>();
  const api = ({ path, body, query }: Asked): Answer | undefined => {
    if (path === '/api/handover')
      return {
        body: {
          from: { me: false, name: 'Otto Leaver' },
          rows:
            query.get('from') === leaver
              ? [held(1, ['owner', 'verifier']), held(2, ['actionOwner']), held(3, ['owner'])]
              : [],
        },
      };
    if (path !== '/api/commands') return undefined;
    const sent = body as (typeof commands)[number];
    commands.push(sent);
    const { reference } = sent.command;
    if (refused.has(reference))
      return { status: 409, body: { error: { code: 'refused', refusal: { reason: 'notAllowed' } } } };
    return { body: { reference, sequence: 9, repeated: false } };
  };
  beforeEach(() => {
    commands.length = 0;
    refused.clear();
  });

  const person = async (user: Awaited<ReturnType<typeof aPage>>['user'], label: RegExp, name: string) => {
    const dialog = await screen.findByRole('dialog');
    const box = await within(dialog).findByRole('combobox', { name: label });
    await user.click(box);
    fireEvent.change(box, { target: { value: name.split(' ')[0] } });
    await user.click(await within(dialog).findByRole('option', { name }));
  };

  it('is shown first, handed over record by record, and failures are retried as the same command', async () => {
    const { user } = await aPage({ answer: answering(api) });
    await user.click(await screen.findByRole('button', { name: 'Hand over work…' }));
    await person(user, /Hand over from/, 'Otto Leaver');
    expect(await screen.findByText('Otto Leaver has work in 3 open nonconformities.')).toBeInTheDocument();
    const dialog = screen.getByRole('dialog');
    const lines = () =>
      within(dialog)
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent);
    expect(lines()[0]).toBe('NC-2026-0001Case 1owner, effectiveness checkNot yet');
    expect(commands).toEqual([]);
    const start = within(dialog).getByRole('button', { name: 'Hand over 3 nonconformities' });
    await user.click(start);
    expect(commands).toEqual([]);
    await person(user, /Hand over to/, 'Hanna Heir');
    fireEvent.change(within(dialog).getByRole('textbox', { name: /Why/ }), { target: { value: 'Leaves the company' } });
    refused.add('NC-2026-0002');
    await user.click(start);
    expect(await within(dialog).findByText(/2 of 3 are handed over\./)).toBeInTheDocument();
    expect(lines()[1]).toMatch(/Not handed over: .+/);
    expect(lines()[2]).toMatch(/Handed over$/);
    const order = { name: 'reassignWork', from: leaver, to: heir, because: 'Leaves the company' };
    expect(commands.map(({ command }) => command)).toEqual(
      [1, 2, 3].map((number) => ({ ...order, reference: `NC-2026-000${number}` })),
    );
    refused.clear();
    await user.click(within(dialog).getByRole('button', { name: 'Try the remaining 1 again' }));
    expect(await within(dialog).findByText('3 of 3 are handed over.')).toBeInTheDocument();
    expect(commands).toHaveLength(4);
    expect(commands[3]).toEqual(commands[1]);
    expect(within(dialog).queryByRole('button', { name: /again|Hand over/ })).not.toBeInTheDocument();
  });

  it('does not go to the same person, and begins with the person shown', async () => {
    const { user } = await aPage({ answer: answering(api) });
    await user.click(await screen.findByRole('button', { name: 'More filters' }));
    await user.type(await screen.findByRole('combobox', { name: 'Work assigned to' }), 'Ot');
    await user.click(await screen.findByRole('option', { name: 'Otto Leaver' }));
    await user.click(await screen.findByRole('button', { name: 'Hand over work…' }));
    expect(await screen.findByText(/^Otto Leaver has work in 3/)).toBeInTheDocument();
    await person(user, /Hand over to/, 'Otto Leaver');
    expect(await screen.findByText('This is the same person.')).toBeInTheDocument();
  });

  it('is not offered to people who may not hand it over', async () => {
    await aPage({ answer: answering(api, ['auditor']) });
    expect(await screen.findByRole('button', { name: 'Export' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Hand over work…' })).not.toBeInTheDocument();
  });
});
