import { act, screen, waitFor, within } from '@testing-library/react';
import { type Answer, type Asked, aMe, aPage, aRecord } from '../../test/builders/aPage.tsx';
import type { RecordAnswer } from '../api/record/recordWire.ts';
import type { CommandRequest, HistoryEvent, HistoryRow } from '../api/wire.ts';

const opened = (record: RecordAnswer, locale = 'en-GB', command?: (sent: CommandRequest) => Answer) =>
  aPage({
    locale,
    opens: { reference: 'NC-2026-0042' },
    answer: (asked: Asked): Answer => {
      if (asked.path === '/api/me') return { body: aMe() };
      if (asked.path === '/api/commands') return command?.(asked.body as CommandRequest) ?? { status: 500, body: {} };
      return { body: record };
    },
  });
const title = () => screen.findByRole('heading', { level: 1, name: 'The door stood open.' });
const sent = (asked: readonly Asked[]) =>
  asked.filter(({ path }) => path === '/api/commands').map(({ body }) => body as CommandRequest);

describe.each([
  [
    'en-GB',
    'Reported',
    'Why it happened will appear here once the root causes are determined.',
    '23 November 2026',
    '24 Nov 2026, 10:00',
    'Report corrected',
    'Low',
    'High',
  ],
  [
    'fr-FR',
    'Signalée',
    'Ce qui explique le problème apparaîtra ici, une fois les causes racines déterminées.',
    '23 novembre 2026',
    '24 nov. 2026, 10:00',
    'Signalement corrigé',
    'Basse',
    'Haute',
  ],
])('in %s', (locale, stage, notYet, day, instant, corrected, before, after) => {
  it('shows facts, log, stages and history, and text as plain text', async () => {
    await opened(aRecord(), locale);
    expect(await title()).toHaveFocus();
    expect(document.title).toBe('NC-2026-0042 · TenTwo');
    expect(screen.getByText(/<b>All night<\/b>/)).toBeInTheDocument();
    expect(document.querySelector('dd b')).toBeNull();
    expect(screen.getByText(notYet)).toBeInTheDocument();
    expect(screen.getByText(day)).toBeInTheDocument();
    expect(screen.getByText(instant)).toBeInTheDocument();
    const steps = screen.getByRole('list', { name: /^(Stages|Étapes)$/ });
    expect(within(steps).getAllByRole('listitem')).toHaveLength(8);
    expect(document.querySelector('[aria-current="step"]')).toHaveTextContent(stage);
    const change = screen.getByText(corrected).parentElement ?? document.body;
    expect(within(change).getByText(before).tagName).toBe('DEL');
    expect(within(change).getByText(after).tagName).toBe('INS');
    expect(screen.getByText('b2b2b2b2b2b2…')).toHaveAttribute('title', 'b2'.repeat(32));
  });
});

it('shows the message of the report, and a link to it', async () => {
  const link = 'https://teams.microsoft.com/l/message/19:ops@thread.tacv2/1606';
  await opened(aRecord({ message: { text: 'Look:\n<b>open</b>', link } }));
  await title();
  expect(screen.getByText(/<b>open<\/b>/).tagName).toBe('BLOCKQUOTE');
  expect(screen.getByRole('link', { name: 'Open it in Teams' })).toHaveAttribute('href', link);
});

it('makes no link to other addresses', async () => {
  await opened(aRecord({ message: { text: 'Look', link: 'javascript:alert(1)' } }), 'fr-FR');
  await title();
  expect(screen.getByText('Le message à l’origine du signalement')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'L’ouvrir dans Teams' })).toBeNull();
});

it('shows how many people have confirmed a training', async () => {
  const training = {
    session: 'S2',
    action: 'A1',
    text: 'Doors stay shut',
    asked: 15,
    confirmed: 12,
    waiting: [],
  } as const;
  await opened(aRecord({ trainings: [{ ...training, closed: '2026-11-24T10:30:00.000Z' }] }));
  await title();
  expect(screen.getByText('A1 · 12 of 15 have confirmed')).toBeInTheDocument();
  expect(screen.getByText('Closed on 24 Nov 2026, 11:30')).toBeInTheDocument();
});

it.each([
  [{ me: false, name: 'Hana Ito' }, 'Hana Ito'],
  [{ me: true, name: 'Lea Staff' }, 'Lea Staff (you)'],
  [{ me: false }, 'Name not shown'],
])('names the owner like every other person: %j', async (owner, shown) => {
  const triage = { lane: 'standard', grade: 'minor', gradeReason: 'Once', at: '', by: { me: false }, owner } as const;
  await opened(aRecord({ triage }));
  await title();
  expect(screen.getByText(shown)).toBeInTheDocument();
});

it('shows the tree that leads to the root causes, and who agreed', async () => {
  const whys = [
    {
      id: 'w1',
      question: 'The door stood open',
      answer: 'No one shut it',
      children: [{ id: 'w2', question: 'No one shut it', answer: 'No closer', evidence: 'A photo', children: [] }],
    },
  ];
  await opened(
    aRecord({
      cycle: {
        number: 1,
        actions: [],
        decisions: [],
        causes: {
          method: 'fiveWhys',
          whys,
          problem: 'The door stood open',
          agreed: 2,
          session: 'S1',
          rootCauses: [{ statement: 'Bought without a closer', category: 'design', whyId: 'w2' }],
          agreedBy: [
            { me: false, name: 'Ola' },
            { me: true, name: 'Lea' },
          ],
          objections: [{ text: 'And the heat?', by: { me: false, name: 'Sam' } }],
        },
      },
    }),
  );
  await title();
  const region = screen.getByRole('region', { name: 'Root causes' });
  const leaf = within(region).getByText('No closer').closest('li');
  expect(leaf).toHaveTextContent('No closerEvidence: A photoBought without a closerRoot cause · Design');
  expect(leaf?.parentElement?.closest('li')).toHaveTextContent(/^No one shut it/);
  expect(within(region).getByText('Agreed: Ola, Lea (you)')).toBeInTheDocument();
  expect(within(region).getByText('Objection: And the heat? (Sam)')).toBeInTheDocument();
});

it('leads to its 5-Whys sessions', async () => {
  const sessions = [{ session: 'S1', openedAt: '2026-11-24T09:00:00.000Z' }] as const;
  const { user } = await opened(aRecord({ sessions }));
  await title();
  await user.click(screen.getByRole('button', { name: 'Live view of S1' }));
  expect(location.hash).toBe('#/NC-2026-0042/S1');
});

it('copies a full hash', async () => {
  const { user } = await opened(aRecord());
  await title();
  await user.click(screen.getByRole('button', { name: 'Copy the hash of no. 2' }));
  expect(await screen.findByText('Copied')).toBeInTheDocument();
  expect(await navigator.clipboard.readText()).toBe('b2'.repeat(32));
});

it('offers only the commands that the server permits', async () => {
  await opened(aRecord({ may: [] }));
  await title();
  expect(screen.queryByRole('button', { name: 'Add' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Withdraw' })).not.toBeInTheDocument();
});

it('shows another end of a record, a missing name, and a read-only record', async () => {
  const damage = { kind: 'brokenChain', row: 'NC-2026-0042/0002' } as const;
  await opened(aRecord({ stage: 'withdrawn', reporter: { me: false }, damage, may: [] }));
  await title();
  expect(document.querySelector('[aria-current="step"]')).toHaveTextContent('Withdrawn');
  expect(screen.getByText(/Name not shown/)).toBeInTheDocument();
  expect(screen.getByText(/NC-2026-0042\/0002 does not match/)).toBeInTheDocument();
});

it.each([
  ['en-GB', /by a reporter under seal/, /an anonymous reporter/],
  ['fr-FR', /par une personne sous scellé/, /une personne anonyme/],
])('shows in %s the choice of anonymity of an unnamed reporter', async (locale, sealed, anonymous) => {
  const by = { me: false, anonymity: 'anonymous' } as const;
  const history = [
    { sequence: 1, at: '2026-11-24T10:00:00.000Z', by, events: [], hash: 'a'.repeat(64), previousHash: '' },
  ];
  await opened(aRecord({ reporter: { me: false, anonymity: 'sealed' }, history, may: [] }), locale);
  await title();
  expect(screen.getByText(sealed)).toBeInTheDocument();
  expect(screen.getByText(anonymous)).toBeInTheDocument();
});

it('shows the questions to the reporter, and why a custodian opened an identity', async () => {
  const row = (sequence: number, event: HistoryEvent): HistoryRow => ({
    sequence,
    at: '2026-11-24T10:00:00.000Z',
    by: { me: false, name: 'Mia' },
    events: [event],
    hash: 'a'.repeat(64),
    previousHash: '',
  });
  const history = [
    row(1, { type: 'ReporterAsked', text: 'Which door?' }),
    row(2, { type: 'IdentityOpened', reason: 'A threat' }),
  ];
  await opened(aRecord({ history, may: [] }));
  await title();
  expect(screen.getByText('Question to the reporter')).toBeInTheDocument();
  expect(screen.getByText('Which door?')).toBeInTheDocument();
  expect(screen.getByText('Reason: A threat')).toBeInTheDocument();
});

describe('adding', () => {
  const fault: Answer = { status: 503, body: { error: { code: 'fault', fault: 'notKnownYet', reference: 'abc123' } } };

  it('keeps the text through a failure and retries with the same command', async () => {
    let answer: Answer = fault;
    const { user, asked } = await opened(aRecord(), 'en-GB', () => answer);
    await title();
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await user.type(screen.getByRole('textbox'), 'It was warm.');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Add' }));
    expect(await screen.findByText(/Not saved yet: it is not known yet whether it was saved/)).toBeInTheDocument();
    expect(screen.getByText(/abc123/)).toBeInTheDocument();
    expect(screen.getByRole('textbox')).toHaveValue('It was warm.');
    answer = { body: { reference: 'NC-2026-0042', sequence: 3, repeated: false } };
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Added to the report.')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    const [first, second] = sent(asked);
    expect(second).toEqual(first);
    expect(first).toEqual({
      n: expect.stringMatching(/^[0-9a-f]{32}$/),
      command: { name: 'addToReport', reference: 'NC-2026-0042', text: 'It was warm.' },
      seen: aRecord().sequence,
    });
  });

  it('uses a new command for a new form', async () => {
    const { user, asked } = await opened(aRecord(), 'en-GB', () => 'offline');
    await title();
    for (const text of ['One.', 'Two.']) {
      await user.click(screen.getByRole('button', { name: 'Add' }));
      await user.type(screen.getByRole('textbox'), text);
      await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Add' }));
      expect(await screen.findByText(/cannot be reached/)).toBeInTheDocument();
      await user.click(screen.getByRole('button', { name: 'Cancel' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    }
    const [first, second] = sent(asked);
    expect(first?.n).not.toBe(second?.n);
  });

  it('cannot be sent empty, and shows the server’s problem at the field', async () => {
    const refusal = { reason: 'invalid', problems: { text: 'tooLong' } };
    const { user, asked } = await opened(aRecord(), 'fr-FR', () => ({
      status: 422,
      body: { error: { code: 'refused', refusal } },
    }));
    await title();
    await user.click(screen.getByRole('button', { name: 'Compléter' }));
    const send = within(screen.getByRole('dialog')).getByRole('button', { name: 'Ajouter' });
    await user.click(send);
    expect(await screen.findByText('Merci de remplir ce champ.')).toBeInTheDocument();
    expect(screen.getByRole('textbox')).toHaveFocus();
    expect(sent(asked)).toEqual([]);
    await user.type(screen.getByRole('textbox'), 'Encore.');
    await user.click(send);
    expect(await screen.findByText(/Trop long/)).toBeInTheDocument();
    expect(screen.getByRole('textbox')).toHaveValue('Encore.');
  });
});

it('withdraws with or without a reason, and reports why it could not', async () => {
  const refusal = { reason: 'notInThisStage', stage: 'triaged' };
  const { user, asked } = await opened(aRecord(), 'en-GB', () => ({
    status: 409,
    body: { error: { code: 'refused', refusal } },
  }));
  await title();
  await user.click(screen.getByRole('button', { name: 'Withdraw' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('This cannot be undone');
  await user.click(within(dialog).getByRole('button', { name: 'Withdraw' }));
  expect(await screen.findByText(/the record is in stage “Triaged”/)).toBeInTheDocument();
  expect(sent(asked)[0]?.command).toEqual({ name: 'withdrawReport', reference: 'NC-2026-0042', reason: '' });
});

it('follows the theme of Teams', async () => {
  const page = await opened(aRecord());
  await title();
  expect(document.documentElement.style.colorScheme).toBe('light');
  act(() => page.changeTheme('contrast'));
  expect(document.documentElement.style.colorScheme).toBe('dark');
});
