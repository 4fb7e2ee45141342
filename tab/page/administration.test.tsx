import { screen, within } from '@testing-library/react';
import { aMe, aPage } from '../../test/builders/aPage.tsx';
import type { DeliveryAnswer, HealthAnswer, RolesAnswer } from '../api/administration/administrationWire.ts';
import type { SettingsAnswer } from '../api/administration/organisationWire.ts';

const settings: SettingsAnswer = {
  rules: [
    { name: 'observationDays', unit: 'days', value: 90, usual: 180, least: 30, most: 730 },
    { name: 'steps.standard.minor.causes', unit: 'workingDays', value: 20, usual: 20, least: 1, most: 90 },
  ],
  objectives: { version: 2, texts: ['No outage of the shop'] },
  environment: [{ name: 'TIME_ZONE', value: 'Europe/Paris' }],
  history: [
    {
      sequence: 2,
      at: '2026-11-23T09:00:00.000Z',
      by: { me: false, name: 'Adam Admin' },
      because: 'The auditor asked',
      changes: [{ name: 'observationDays', old: 180, new: 90 }],
    },
    {
      sequence: 1,
      at: '2026-11-20T09:00:00.000Z',
      by: { me: false, name: 'TenTwo' },
      byServer: true,
      changes: [{ name: 'TIME_ZONE', new: 'Europe/Paris' }],
    },
  ],
  mayChange: true,
};
const roles: RolesAnswer = {
  roles: [
    {
      role: 'ismsManager',
      count: 2,
      people: [
        { me: false, name: 'Claire Dubois' },
        { me: true, name: 'Lea Staff' },
      ],
    },
    { role: 'auditor', count: 0, people: [] },
    { role: 'management', count: 3, people: [{ me: false }, { me: false, name: 'Ida Olsen' }, { me: false }] },
  ],
};
const health: HealthAnswer = {
  version: '0.1.0',
  startedAt: '2026-11-24T08:00:00.000Z',
  requests: 1200,
  resourceUnits: 2345,
  optionalPermissions: [],
  lists: [
    { list: 'History', lacks: [] },
    { list: 'Messages', lacks: ['index of Messages.Kind'] },
  ],
};

const untrusted: NonNullable<HealthAnswer['untrusted']> = {
  count: 104,
  rows: [
    { list: 'History', item: '57', key: 'NC-2026-0042/0003', record: 'NC-2026-0042', distrust: 'unsealed' },
    { list: 'Corrective actions', item: '7', key: '<b>forged</b>', record: '', distrust: 'broken' },
    { list: 'Conversations', item: '9', key: '', record: '', distrust: 'unknownKey' },
  ],
};

type Answered = { readonly status?: number; readonly body: unknown };
const open = (
  command?: () => Answered,
  changes: Partial<SettingsAnswer> = {},
  locale = 'en-GB',
  healthy = health,
  me = aMe(),
) => {
  return aPage({
    opens: 'administration',
    locale,
    answer: ({ path, body }) => {
      if (path === '/api/me') return { body: me };
      if (body !== undefined) return command?.() ?? { status: 500, body: {} };
      const answers: Readonly<Record<string, unknown>> = { '/api/roles': roles, '/api/health': healthy };
      return { body: answers[path] ?? { ...settings, ...changes } };
    },
  });
};

it.each([
  ['en-GB', 'Administration', 'Observation window within which a recurrence counts', '90 calendar days', 'In order'],
  [
    'fr-FR',
    'Administration',
    'Période d’observation, pendant laquelle une récurrence compte',
    '90 jours calendaires',
    'Conforme',
  ],
])(
  'shows in %s the rules in force, the people in each role, and the state of the lists',
  async (locale, title, rule, value, state) => {
    await open(undefined, {}, locale);
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
    expect(within(await screen.findByRole('row', { name: new RegExp(rule) })).getByText(value)).toBeInTheDocument();
    expect(await screen.findByText(state)).toBeInTheDocument();
    expect(screen.getByText(/index of Messages.Kind/)).toHaveTextContent('npm run provision');
    expect(screen.getByText(/Claire Dubois, /)).toBeInTheDocument();
    expect(screen.getByText(/^Ida Olsen (and 2 more|et 2 de plus)$/)).toBeInTheDocument();
  },
);

it('shows who changed what and why, and the environment of the server', async () => {
  await open();
  expect(await screen.findByText('The auditor asked')).toBeInTheDocument();
  expect(
    screen.getByText('Observation window within which a recurrence counts: 90, previously 180'),
  ).toBeInTheDocument();
  expect(screen.getByText(/The server, at startup/)).toBeInTheDocument();
  expect(screen.getByText('TIME_ZONE: Europe/Paris')).toBeInTheDocument();
});

const beginChange = async (command: () => Answered) => {
  const page = await open(command);
  await page.user.click(await screen.findByRole('button', { name: 'Change rules' }));
  const box = screen.getByRole('textbox', { name: /^Observation window/ });
  await page.user.clear(box);
  await page.user.type(box, '120');
  await page.user.type(screen.getByRole('textbox', { name: 'Why' }), 'Shorter cycles');
  return page;
};
const save = () => screen.getByRole('button', { name: 'Save' });

it('sends the changes with the reason, and nothing else', async () => {
  const { user, asked } = await beginChange(() => ({ body: { reference: 'SETTINGS', sequence: 3, repeated: false } }));
  await user.click(save());
  expect(await screen.findByText('The rules are changed, and the change is recorded.')).toBeInTheDocument();
  const sent = asked.find(({ body }) => body !== undefined)?.body;
  expect(sent).toMatchObject({
    command: { name: 'changeRules', changes: { observationDays: 120 }, because: 'Shorter cycles' },
  });
});

it('keeps the input when a value is invalid, and says so at that value', async () => {
  const refusal = { reason: 'invalid', problems: { 'changes.observationDays': 'outOfBounds' } };
  const { user } = await beginChange(() => ({ status: 422, body: { error: { code: 'refused', refusal } } }));
  await user.click(save());
  const box = await screen.findByRole('textbox', { name: /^Observation window/ });
  expect(box).toHaveValue('120');
  expect(box).toBeInvalid();
});

it('keeps the input when Microsoft 365 does not answer', async () => {
  const { user } = await beginChange(() => ({
    status: 503,
    body: { error: { code: 'fault', fault: 'unreachable', reference: 'r' } },
  }));
  await user.click(save());
  expect(await screen.findByText(/Not saved yet/)).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: /^Observation window/ })).toHaveValue('120');
});

it('replaces the strategic objectives, one on each line, with a reason', async () => {
  const { user, asked } = await open(() => ({ body: { reference: 'SETTINGS', sequence: 3, repeated: false } }));
  const part = within(await screen.findByRole('region', { name: 'Strategic objectives' }));
  expect(part.getByText('Version 2')).toBeInTheDocument();
  await user.click(part.getByRole('button', { name: 'Change objectives' }));
  const box = part.getByRole('textbox', { name: 'One objective per line' });
  expect(box).toHaveValue('No outage of the shop');
  await user.type(box, '{Enter}{Enter}Keep the certificate');
  await user.type(part.getByRole('textbox', { name: 'Why' }), 'Board of 3 November');
  await user.click(part.getByRole('button', { name: 'Save' }));
  expect(await part.findByText('The objectives are changed, and the change is recorded.')).toBeInTheDocument();
  expect(asked.find(({ body }) => body !== undefined)?.body).toMatchObject({
    command: {
      name: 'changeObjectives',
      objectives: ['No outage of the shop', 'Keep the certificate'],
      because: 'Board of 3 November',
    },
  });
});

it('offers no change to a person who may only read', async () => {
  await open(undefined, { mayChange: false });
  expect(await screen.findByText('The auditor asked')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change rules' })).toBeNull();
});

describe('rows without a valid seal', () => {
  const shown = (rows: HealthAnswer['untrusted'], locale?: string) =>
    open(undefined, {}, locale, { ...health, ...(rows && { untrusted: rows }) });

  it('are listed with record, reason and command, which can be copied from the keyboard', async () => {
    const { user } = await shown(untrusted);
    const part = within(await screen.findByRole('region', { name: 'Rows changed outside TenTwo' }));
    const [first, second, third] = part.getAllByRole('listitem');
    if (!first || !second || !third) throw new Error('rows are missing');
    expect(first).toHaveTextContent('History, item 57RowNC-2026-0042/0003RecordNC-2026-0042');
    expect(within(first).getByText('It has no seal: someone else wrote it.')).toBeInTheDocument();
    const command = 'npm run doctor -- --set-aside History:57 --reason "…" --by "…"';
    expect(within(first).getByText(command)).toBeInTheDocument();
    expect(within(first).getByRole('link', { name: 'NC-2026-0042' })).toHaveAttribute('href', '#/NC-2026-0042');
    expect(within(second).getByText('<b>forged</b>')).toBeInTheDocument();
    expect(within(second).getByText(/--set-aside "Corrective actions:7" /)).toBeInTheDocument();
    expect(third).toHaveTextContent('a key that is not in SEAL_KEY');
    expect(third).not.toHaveTextContent('--set-aside');
    expect(part.getByText('and 101 more')).toBeInTheDocument();
    within(first).getByRole('button', { name: 'Copy the command for History, item 57' }).focus();
    await user.keyboard('{Enter}');
    expect(await navigator.clipboard.readText()).toBe(command);
  });

  it('are listed in French', async () => {
    await shown(untrusted, 'fr-FR');
    const part = within(await screen.findByRole('region', { name: 'Lignes modifiées en dehors de TenTwo' }));
    expect(part.getByText(/^Elle n’a pas de sceau/)).toBeInTheDocument();
    expect(part.getByRole('button', { name: 'Copier la commande pour History, élément 57' })).toBeInTheDocument();
  });

  it('have no link for an administrator who may not read the register', async () => {
    const me = aMe({ roles: ['administrator'], reads: { register: false, procedure: true, settings: true } });
    await open(undefined, {}, undefined, { ...health, untrusted }, me);
    const part = within(await screen.findByRole('region', { name: 'Rows changed outside TenTwo' }));
    expect(part.getByText('NC-2026-0042')).toBeInTheDocument();
    expect(part.queryByRole('link')).toBeNull();
  });

  it('are said to be none, to administrators only', async () => {
    await shown({ count: 0, rows: [] });
    expect(
      await screen.findByText('Every row that this server has read has TenTwo’s seal, and none was deleted.'),
    ).toBeInTheDocument();
  });

  it('are not mentioned to other readers', async () => {
    await shown(undefined);
    expect(await screen.findByText('In order')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Rows changed outside TenTwo' })).toBeNull();
  });
});

describe('notices that are not delivered', () => {
  const delivery: DeliveryAnswer = {
    effects: { records: 4, since: '2026-11-24T07:00:00.000Z', reasons: { claimed: 1, throttled: 2 } },
    count: 103,
    unreached: [
      {
        to: 'c1',
        name: 'Claire Dubois',
        reach: { goneSince: '2026-11-23T09:00:00.000Z' },
        roles: ['ismsManager', 'management'],
        unheld: ['ismsManager'],
        notices: 3,
        since: '2026-11-23T10:00:00.000Z',
      },
      { to: 'o1', reach: 'neverMet', roles: [], unheld: [], notices: 1, since: '2026-11-24T06:00:00.000Z' },
      { to: 'channel', reach: 'neverMet', roles: [], unheld: [], notices: 1, since: '2026-11-24T06:00:00.000Z' },
    ],
  };
  const shown = (given: HealthAnswer['delivery'], locale?: string) =>
    open(undefined, {}, locale, { ...health, ...(given && { delivery: given }) });

  it('are shown by person, with role, reason and age, and so is what is still to be written', async () => {
    await shown(delivery);
    const part = within(await screen.findByRole('region', { name: 'Notices not delivered' }));
    const [claire, olga, channel] = part.getAllByRole('listitem');
    if (!claire || !olga || !channel) throw new Error('people are missing');
    expect(claire).toHaveTextContent('Claire Dubois · ISMS manager, Management');
    expect(claire).toHaveTextContent('They blocked or removed the bot; noticed on 23 Nov 2026, 10:00.');
    expect(within(claire).getByText('No one with this role can be reached: ISMS manager.')).toBeInTheDocument();
    expect(within(claire).getByText('3, the oldest since 23 Nov 2026, 11:00')).toBeInTheDocument();
    expect(olga).toHaveTextContent('o1WhyThey have never been in contact with the bot.');
    expect(channel).toHaveTextContent('The triage channelWhyThe bot is not in its team.');
    expect(part.getByText('and 100 more')).toBeInTheDocument();
    expect(part.getByText('For 4 records, since 24 Nov 2026, 08:00')).toBeInTheDocument();
    expect(part.getByText('Microsoft 365 asked to wait: 2 records')).toBeInTheDocument();
    expect(part.getByText('Another server is sending a notice: 1 record')).toBeInTheDocument();
  });

  it('are shown in French', async () => {
    await shown(delivery, 'fr-FR');
    const part = within(await screen.findByRole('region', { name: 'Avis non remis' }));
    expect(part.getByText(/^Aucune personne ayant ce rôle ne peut être jointe/)).toBeInTheDocument();
    expect(part.getByText(/^Microsoft 365 a demandé d’attendre\s: 2 fiches$/)).toBeInTheDocument();
  });

  it('have no link for an administrator who may not read the register', async () => {
    const me = aMe({ roles: ['administrator'], reads: { register: false, procedure: true, settings: true } });
    await open(undefined, {}, undefined, { ...health, untrusted }, me);
    const part = within(await screen.findByRole('region', { name: 'Rows changed outside TenTwo' }));
    expect(part.getByText('NC-2026-0042')).toBeInTheDocument();
    expect(part.queryByRole('link')).toBeNull();
  });

  it('are said to be none, to administrators only', async () => {
    await shown({ effects: { records: 0, reasons: {} }, count: 0, unreached: [] });
    expect(await screen.findByText(/^Everyone whose role receives notices can be reached/)).toBeInTheDocument();
  });

  it('are not mentioned to other readers', async () => {
    await shown(undefined);
    expect(await screen.findByText('In order')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Notices not delivered' })).toBeNull();
  });
});
