import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { recordCommandNames } from '../../procedure/commands/recordCommands.ts';
import { type Answer, type Asked, aMe, aPage, aRecord } from '../../test/builders/aPage.tsx';
import type { FormsAnswer } from '../api/editing/formsWire.ts';
import type { RecordAnswer } from '../api/record/recordWire.ts';
import type { CommandRequest } from '../api/wire.ts';
import { editors } from './record/editor/editors.tsx';
import { commandForms, isInGroup } from './record/forms/specs/commandForms.ts';
import { commandGroups } from './record/forms/specs/commandGroups.ts';
import { nothingKnown } from './record/forms/specs/nothingKnown.ts';

const mia = '99999999-9999-4999-8999-999999999999';
const hana = '77777777-7777-4777-8777-777777777777';
const done: Answer = { body: { reference: 'NC-2026-0042', sequence: 3, repeated: false } };

type Opening = {
  readonly offered: RecordAnswer['offered'];
  readonly forms?: Partial<FormsAnswer>;
  readonly command?: (sent: CommandRequest) => Answer;
  readonly people?: (text: string) => Answer;
  readonly locale?: string;
};

const opened = async ({ offered, forms = {}, command = () => done, people, locale = 'en-GB' }: Opening) => {
  const page = await aPage({
    locale,
    opens: { reference: 'NC-2026-0042' },
    answer: (asked: Asked): Answer => {
      if (asked.path === '/api/me') return { body: aMe() };
      if (asked.path === '/api/commands') return command(asked.body as CommandRequest);
      if (asked.path === '/api/people') return people?.(asked.query.get('text') ?? '') ?? { body: { people: [] } };
      if (asked.path.endsWith('/forms')) return { body: { ...nothingKnown, today: '2026-11-24', me: 'Lea', ...forms } };
      return { body: aRecord({ offered }) };
    },
  });
  await screen.findByRole('heading', { level: 1, name: 'The door stood open.' });
  return page;
};
const only = (...all: RecordAnswer['offered']['all']): RecordAnswer['offered'] => ({ next: all.slice(0, 1), all });
const sent = (asked: readonly Asked[]) =>
  asked.filter(({ path }) => path === '/api/commands').map(({ body }) => body as CommandRequest);
const press = (name: string) => within(screen.queryByRole('dialog') ?? document.body).getByRole('button', { name });
/** Typed at once; searches while typing are tested by keys below. */
const fill = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } });
const dialog = () => screen.findByRole('dialog');

describe('every command of the procedure', () => {
  it.each(recordCommandNames)('%s has a form, an editor or a place on the page', (name) => {
    const form = commandForms[name];
    expect(commandGroups.filter((group) => isInGroup(name, group))).toHaveLength(1);
    if ('fields' in form) expect(form.fields).toBeInstanceOf(Function);
    else if (form.elsewhere === 'editor') expect(Object.keys(editors)).toContain(name);
    else expect(['attachEvidence', 'leadSession']).toContain(name);
  });
});

it('shows the next step first and groups the rest by the order of the procedure', async () => {
  const next = ['recordContainment', 'recordCorrection', 'recordConsequences'] as const;
  const { user } = await opened({
    offered: { next, all: [...next, 'askReporter', 'changeTriage', 'acceptRisk', 'reassignWork', 'attachEvidence'] },
  });
  const actions = screen.getByRole('region', { name: 'What you can do' });
  expect(
    within(actions)
      .getAllByRole('button')
      .map((one) => one.textContent),
  ).toEqual(['Containment', 'Correction', 'More']);
  await user.click(press('More'));
  expect(screen.getAllByRole('menuitem').map((one) => one.textContent)).toEqual([
    'Ask the reporter',
    'Change the triage',
    'Consequences',
    'Accept the risk',
    'Hand work over',
  ]);
  expect(screen.getByText('Effectiveness and closure (10.2 d)')).toBeInTheDocument();
  await user.click(screen.getByRole('menuitem', { name: 'Ask the reporter' }));
  await dialog();
  await user.click(press('Cancel'));
  await waitFor(() => expect(press('More')).toHaveFocus());
});

it('fills in known values, shows a field only when it applies, and confirms the result', async () => {
  const { user, asked } = await opened({ offered: only('recordContainment') });
  await user.click(press('Containment'));
  const form = await dialog();
  expect(within(form).getByLabelText(/By whom/)).toHaveValue('Lea');
  expect(within(form).getByLabelText(/Done on/)).toHaveValue('2026-11-24');
  await user.click(within(form).getByRole('radio', { name: 'Not necessary' }));
  expect(within(form).queryByLabelText(/By whom/)).not.toBeInTheDocument();
  await user.click(press('Save'));
  expect(await within(form).findByText('Please fill this in.')).toBeInTheDocument();
  expect(sent(asked)).toEqual([]);
  const because = within(form).getByLabelText(/If it was not necessary/);
  expect(because).toHaveFocus();
  fill(because, '<img src=x onerror=alert(1)>');
  await user.click(press('Save'));
  expect(await screen.findByText('The containment is recorded.')).toBeInTheDocument();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'What you can do' })).toHaveFocus();
  expect(sent(asked)[0]?.command).toEqual({
    name: 'recordContainment',
    reference: 'NC-2026-0042',
    act: { kind: 'notNecessary', because: '<img src=x onerror=alert(1)>' },
  });
});

it('finds a person by typing their name, by keyboard alone', async () => {
  const person = { id: hana, name: 'Hana Ito', address: 'hana@contoso.example' };
  const { user, asked } = await opened({
    offered: only('triageReport'),
    forms: {
      people: [{ id: mia, name: 'Mia Manager' }],
      suggested: {
        impact: 'medium',
        priority: 'high',
        suggested: ['impact'],
        likely: ['A.7.2', 'A.7.6'],
      },
    },
    people: (text) => ({ body: { people: text === 'ha' ? [person] : [] } }),
  });
  await user.click(press('Triage'));
  const form = await dialog();
  await user.selectOptions(within(form).getByLabelText(/^Grade/), 'minor');
  fill(within(form).getByLabelText(/Why this grade/), 'Once');
  await user.selectOptions(within(form).getByLabelText(/^Lane/), 'correctionOnly');
  fill(within(form).getByLabelText(/Why a correction is enough/), 'Small');
  const owner = within(form).getByRole('combobox', { name: /Owner/ });
  await user.type(owner, 'ha');
  expect(await within(form).findByRole('option', { name: /Hana Ito/ })).toHaveTextContent('hana@contoso.example');
  expect(await within(form).findByText('1 person found')).toBeInTheDocument();
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(owner).toHaveValue('Hana Ito'));
  expect(within(form).getByText(/TenTwo suggests a value: Potential impact\./)).toBeInTheDocument();
  expect(within(form).getByLabelText(/^Priority/)).toHaveValue('high');
  await user.click(within(form).getByRole('combobox', { name: /Clause affected/ }));
  const [likeliest] = await within(form).findAllByRole('option', { name: /^A\./ });
  expect(likeliest).toHaveTextContent('A.7.2');
  if (likeliest) await user.click(likeliest);
  await user.click(press('Save the triage'));
  expect(await screen.findByText('The report is triaged.')).toBeInTheDocument();
  expect(sent(asked)[0]?.command).toEqual({
    name: 'triageReport',
    reference: 'NC-2026-0042',
    lane: 'correctionOnly',
    laneReason: 'Small',
    grade: 'minor',
    gradeReason: 'Once',
    owner: hana,
    clause: 'A.7.2',
    impact: 'medium',
    priority: 'high',
  });
});

it('says that the directory does not answer, and offers people with known names', async () => {
  const { user } = await opened({
    offered: only('reassignWork'),
    forms: { people: [{ id: mia, name: 'Mia Manager' }] },
    people: () => ({ status: 503, body: { error: { code: 'fault', fault: 'unreachable' } } }),
  });
  await user.click(press('Hand work over'));
  const to = within(await dialog()).getByRole('combobox', { name: /Hand over to/ });
  await user.type(to, 'zz');
  expect((await screen.findAllByText(/directory does not answer/)).length).toBeGreaterThan(0);
  await user.clear(to);
  await user.type(to, 'm');
  expect(await screen.findByRole('option', { name: 'Mia Manager' })).toBeInTheDocument();
});

it('chooses several people, and removes one again', async () => {
  const { user, asked } = await opened({
    offered: only('askTraining'),
    forms: {
      people: [
        { id: mia, name: 'Mia Manager' },
        { id: hana, name: 'Hana Ito' },
      ],
      actions: { askTraining: [{ id: 'A2', title: 'Doors stay shut', due: '2026-12-01' }] },
    },
  });
  await user.click(press('Ask for confirmation'));
  const form = await dialog();
  fill(within(form).getByLabelText(/What were they trained in/), 'Doors');
  const people = within(form).getByRole('combobox', { name: /Who should confirm/ });
  for (const name of ['Mia Manager', 'Hana Ito']) {
    await user.type(people, name.slice(0, 1));
    await user.click(await within(form).findByRole('menuitemcheckbox', { name }));
  }
  await user.click(within(form).getByRole('button', { name: /Mia Manager/ }));
  await user.click(press('Ask them'));
  expect(await screen.findByText(/Each of them is asked/)).toBeInTheDocument();
  expect(sent(asked)[0]?.command).toMatchObject({ action: 'A2', text: 'Doors', people: [hana] });
});

it('names another record by a typed number, or a similar one, and says which version it saw', async () => {
  const like = { reference: 'NC-2026-0007', stage: 'closed', title: 'A door', sequence: 9 } as const;
  const { user, asked } = await opened({ offered: only('confirmRecurrence'), forms: { like: [like] } });
  await user.click(press('Confirm a recurrence'));
  const form = await dialog();
  fill(within(form).getByRole('combobox', { name: /Which record/ }), 'nc 2026 7');
  fill(within(form).getByLabelText(/What shows that it happened again/), 'The same door');
  await user.click(within(form).getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByText(/The recurrence is confirmed/)).toBeInTheDocument();
  expect(sent(asked)[0]).toMatchObject({ seen: 2, seenOf: 9, command: { of: 'NC-2026-0007' } });
});

it('corrects a report, with its clause found by a word', async () => {
  const { user, asked } = await opened({ offered: only('correctReport') });
  await user.click(press('Correct the report'));
  const form = await dialog();
  const clause = within(form).getByRole('combobox', { name: /Clause affected/ });
  expect(clause).toHaveValue('A.7.2 Physical entry');
  await user.clear(clause);
  await user.type(clause, '8.13');
  await user.click(await within(form).findByRole('option', { name: /A.8.13/ }));
  await user.click(press('Save the correction'));
  expect(await screen.findByText(/The report is corrected/)).toBeInTheDocument();
  const { facts } = aRecord();
  expect(sent(asked)[0]?.command).toMatchObject({ name: 'correctReport', facts: { ...facts, clause: 'A.8.13' } });
});

it('shows problems found by the server at their field, and others in a sentence', async () => {
  const problems = { due: 'afterVerification', text: 'tooLong' };
  const { user } = await opened({
    offered: only('requestExtension'),
    forms: { actions: { requestExtension: [{ id: 'A1', title: 'A closer', due: '2026-12-01' }] } },
    command: () => ({ status: 422, body: { error: { code: 'refused', refusal: { reason: 'invalid', problems } } } }),
  });
  await user.click(press('Ask for more time'));
  const form = await dialog();
  const day = within(form).getByLabelText(/New date/);
  fill(day, '2027-03-01');
  fill(within(form).getByLabelText(/Why is more time needed/), 'Parts');
  await user.click(within(form).getByRole('button', { name: 'Ask' }));
  expect(await within(form).findByText(/after the day of verification/)).toBeInTheDocument();
  expect(within(form).getByText(/needs your attention. Too long/)).toBeInTheDocument();
  expect(day).toHaveFocus();
  expect(day).toHaveValue('2027-03-01');
});

it('asks for the reason of an exception only when the procedure does', async () => {
  const { user, asked } = await opened({
    offered: only('acceptRisk'),
    command: ({ command }) =>
      'exception' in command && command.exception !== undefined
        ? done
        : {
            status: 422,
            body: { error: { code: 'refused', refusal: { reason: 'invalid', problems: { exception: 'missing' } } } },
          },
  });
  await user.click(press('Accept the risk'));
  const form = await dialog();
  expect(within(form).queryByLabelText(/exception/)).not.toBeInTheDocument();
  fill(within(form).getByLabelText(/Why is the risk accepted/), 'Rare');
  fill(within(form).getByLabelText(/Until/), '2027-01-01');
  fill(within(form).getByLabelText(/risk register/), 'R-17');
  await user.click(press('Yes, accept the risk'));
  fill(await within(form).findByLabelText(/Reason for the exception/), 'No one else');
  await user.click(press('Yes, accept the risk'));
  expect(await screen.findByText('The risk is accepted.')).toBeInTheDocument();
  expect(sent(asked).map(({ n }) => n)[0]).toBe(sent(asked)[1]?.n);
});

it('shows an opened identity once, and stores it nowhere', async () => {
  const identity = { id: hana, name: 'Hana Ito' };
  const { user, asked } = await opened({
    offered: only('openIdentity'),
    command: () => ({ body: { reference: 'NC-2026-0042', sequence: 3, repeated: false, identity } }),
  });
  await user.click(press('Open the sealed identity'));
  fill(within(await dialog()).getByLabelText(/Why is it necessary/), 'A threat');
  await user.click(press('Open it'));
  expect(await screen.findByText('Hana Ito')).toBeInTheDocument();
  await user.click(press('Close'));
  expect(await screen.findByText(/history shows this/)).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByText('Hana Ito')).not.toBeInTheDocument());
  expect(
    JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage), location.href]),
  ).not.toContain('Hana');
  expect(sent(asked)).toHaveLength(1);
});

it('says why a form cannot be prepared, and tries again', async () => {
  let fails = true;
  await aPage({
    opens: { reference: 'NC-2026-0042' },
    answer: ({ path }) => {
      if (path === '/api/me') return { body: aMe() };
      if (!path.endsWith('/forms')) return { body: aRecord({ offered: only('holdFollowUp') }) };
      return fails ? 'offline' : { body: { ...nothingKnown, followUps: ['2026-12-01'] } };
    },
  }).then(async ({ user }) => {
    await screen.findByRole('heading', { level: 1, name: 'The door stood open.' });
    await user.click(press('Follow-up held'));
    expect(await screen.findByText(/cannot be reached/)).toBeInTheDocument();
    fails = false;
    await user.click(press('Try again'));
    expect(await screen.findByRole('option', { name: '1 December 2026' })).toBeInTheDocument();
  });
});

it('speaks French', async () => {
  const next = ['judgeEffectiveness'] as const;
  const { user } = await opened({ offered: { next, all: next }, locale: 'fr-FR' });
  await user.click(press('Vérifier l’efficacité'));
  const form = await dialog();
  await user.click(within(form).getByRole('radio', { name: 'Partiellement efficace' }));
  expect(within(form).getByLabelText(/Si seulement en partie/)).toBeInTheDocument();
});
