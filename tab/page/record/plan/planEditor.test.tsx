import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { anEditing, anEditor, aPlanNow, choose } from '../../../../test/builders/anEditor.tsx';
import { thePlan } from '../../../../test/builders/aRecord.ts';
import { thePeople } from '../../../../test/builders/thePeople.ts';
import { Failure } from '../../client/failure.ts';

// Skips the visibility check, which takes most of the time in such a large form.
beforeAll(() => configure({ defaultHidden: true }));
beforeEach(() => sessionStorage.clear());

/** As pasted: typing key by key takes long in such a large form. */
const fill = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const box = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const changedTo = (changes: object, sequence = 10) => {
  const plan = thePlan(changes);
  return anEditing({ sequence, plan: aPlanNow({ inForce: plan, asked: plan, revision: sequence }) });
};
const stale = new Failure('refused', { refusal: { reason: 'stale' } });

describe('the plan', () => {
  it('is drafted from nothing, in full, and then submitted', async () => {
    const { plan: _, ...first } = anEditing({ lastAction: 4 });
    const { user, sent, done, becomes } = await anEditor({ name: 'draftPlan', answer: first });
    expect(screen.getByText('The door has no closer (Design)')).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Plan manager' })).toHaveValue(thePeople.owner.name);
    fill(box('Objective'), 'No open door');
    await user.click(button('Add an action'));
    const action = within(screen.getByRole('region', { name: 'Action A5' }));
    fill(action.getByRole('textbox', { name: 'What is to be done?' }), 'Fit a closer');
    await choose(user, action.getByRole('combobox', { name: 'Who' }), thePeople.actionOwner.name);
    fill(action.getByLabelText(/By when/), '2026-12-01');
    fill(box('Success criteria'), 'None in 90 days');
    fill(box('How effectiveness is checked'), 'Log');
    fill(screen.getByLabelText(/Checked on/), '2027-03-01');
    await choose(user, screen.getByRole('combobox', { name: 'Checked by' }), thePeople.verifier.name);
    fill(screen.getByLabelText(/Follow-up 1/), '2026-12-10');
    await user.selectOptions(screen.getByRole('combobox', { name: /Must the ISMS change/ }), 'No');
    fill(box('No change to the ISMS, because'), 'The rule is right');
    await user.click(button('Save the plan'));
    expect(sent[0]).toMatchObject({
      seen: 9,
      command: {
        name: 'draftPlan',
        reference: 'NC-2026-0042',
        basedOn: 9,
        plan: {
          objective: 'No open door',
          manager: thePeople.owner.id,
          followUps: ['2026-12-10'],
          actions: [
            {
              id: 'A5',
              title: 'Fit a closer',
              owner: thePeople.actionOwner.id,
              due: '2026-12-01',
              kind: 'corrective',
              term: 'short',
              priority: 'medium',
            },
          ],
          verification: { method: 'Log', on: '2027-03-01', verifier: thePeople.verifier.id },
          ismsChange: { needed: false, because: 'The rule is right' },
        },
      },
    });
    expect(sessionStorage).toHaveLength(0);
    await becomes(changedTo({ objective: 'No open door' }));
    expect(await screen.findByText('The plan is saved. Submit it to management now?')).toBeInTheDocument();
    await user.click(button('Submit to management'));
    expect(sent[1]?.command).toEqual({ name: 'submitPlan', reference: 'NC-2026-0042' });
    expect(done).toHaveBeenCalledWith('The plan is submitted to management for approval.');
  });

  it('shows problems at the right field of the right action', async () => {
    const problems = { 'actions.1.due': 'inThePast', on: 'beforeLastAction' } as const;
    const command = () => new Failure('refused', { refusal: { reason: 'invalid', problems } });
    const { user } = await anEditor({ name: 'draftPlan', command });
    await user.click(button('Move A2 up'));
    await user.click(button('Save the plan'));
    const wrong = await within(screen.getByRole('region', { name: 'Action A1' })).findByLabelText(/By when/);
    await waitFor(() => expect(wrong).toHaveAccessibleDescription('This date has already passed.'));
    expect(wrong).toHaveFocus();
    expect(within(screen.getByRole('region', { name: 'Action A2' })).getByLabelText(/By when/)).toBeValid();
    expect(screen.getByLabelText(/Checked on/)).toHaveAccessibleDescription(/before the last action/);
    expect(screen.getByText(/marked below/)).toBeInTheDocument();
  });

  it('says why it was returned, and that a change withdraws a question', async () => {
    const by = { me: false, name: 'Ida' };
    const sentBack = { how: 'returned', comment: 'Sooner', action: 'A2', by, at: '2026-11-24T10:00:00.000Z' } as const;
    const { becomes } = await anEditor({ name: 'draftPlan', answer: anEditing({ plan: aPlanNow({ sentBack }) }) });
    expect(screen.getByText(/Returned by Ida on 24 Nov 2026/).parentElement).toHaveTextContent('A2: Sooner');
    await becomes(anEditing({ plan: aPlanNow({ isApproved: true }) }));
    expect(await screen.findByText(/A change withdraws that request/)).toBeInTheDocument();
  });

  it('speaks French', async () => {
    await anEditor({ name: 'draftPlan', locale: 'fr-FR' });
    expect(button('Ajouter une action')).toBeInTheDocument();
  });
});

describe('input', () => {
  it('is kept when the connection is lost, and is the same when sent again', async () => {
    let isAway = true;
    const command = () => (isAway ? new Failure('offline') : undefined);
    const { user, sent } = await anEditor({ name: 'draftPlan', command });
    fill(box('Objective'), `${thePlan().objective}!`);
    await user.click(button('Save the plan'));
    expect(await screen.findByText('Not saved yet.', { exact: false })).toBeInTheDocument();
    isAway = false;
    await user.click(button('Try again'));
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('that arrived though its answer was lost is sent again as the same command, and goes on to management', async () => {
    let isAway = true;
    const command = () => (isAway ? new Failure('slow') : undefined);
    const { user, sent, becomes, isMeanwhile } = await anEditor({ name: 'draftPlan', command });
    fill(box('Objective'), 'No open door ');
    const saved = changedTo({ objective: 'No open door' });
    isMeanwhile(saved);
    await user.click(button('Save the plan'));
    expect(await screen.findByText('Not saved yet.', { exact: false })).toBeInTheDocument();
    await becomes({ ...saved, plan: { ...aPlanNow(saved.plan), isApproved: true } });
    expect(await screen.findByText(/A change withdraws that request/)).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: /changed this/ })).toBeNull();
    isAway = false;
    await user.click(button('Try again'));
    expect(sent).toHaveLength(2);
    expect([sent[1]?.n, sent[1]?.command]).toEqual([sent[0]?.n, sent[0]?.command]);
    expect(await screen.findByText('The plan is saved. Submit it to management now?')).toBeInTheDocument();
    expect(sessionStorage).toHaveLength(0);
  });

  it('changed after that is another command, based on what arrived', async () => {
    let isAway = true;
    const command = () => (isAway ? new Failure('slow') : undefined);
    const { user, sent, becomes } = await anEditor({ name: 'draftPlan', command });
    fill(box('Objective'), 'No open door');
    await user.click(button('Save the plan'));
    const saved = changedTo({ objective: 'No open door' });
    await becomes({ ...saved, plan: { ...aPlanNow(saved.plan), isApproved: true } });
    expect(await screen.findByText(/A change withdraws that request/)).toBeInTheDocument();
    fill(box('Objective'), 'No open door at night');
    isAway = false;
    await user.click(button('Try again'));
    expect(sent[1]?.n).not.toBe(sent[0]?.n);
    expect(sent[1]?.command).toMatchObject({ basedOn: 10, plan: { objective: 'No open door at night' } });
  });

  it('is offered again after a reload', async () => {
    const first = await anEditor({ name: 'draftPlan', command: () => new Failure('offline') });
    fill(box('Objective'), `${thePlan().objective} ever`);
    await first.user.click(button('Save the plan'));
    first.unmount();
    const { user, sent } = await anEditor({ name: 'draftPlan' });
    expect(screen.getByText(/^You started this on \d+ \w+ \d{4}, \d\d:\d\d\.$/)).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(button('Continue'));
    expect(box('Objective')).toHaveValue('No door of a server room stands open ever');
    await user.click(button('Save the plan'));
    // Though the first may have arrived: it is the same command.
    expect(sent).toEqual(first.sent);
    expect(sessionStorage).toHaveLength(0);
  });

  it('can be discarded, and belongs to one person only', async () => {
    const first = await anEditor({ name: 'draftPlan' });
    fill(box('Objective'), `${thePlan().objective} ever`);
    first.unmount();
    const other = await anEditor({ name: 'draftPlan', answer: anEditing({ me: thePeople.planManager.id }) });
    expect(box('Objective')).toHaveValue(thePlan().objective);
    other.unmount();
    const { user, unmount } = await anEditor({ name: 'draftPlan' });
    await user.click(button('Discard'));
    expect(box('Objective')).toHaveValue(thePlan().objective);
    unmount();
    await anEditor({ name: 'draftPlan' });
    expect(box('Objective')).toBeInTheDocument();
  });

  it('is not offered if it was saved after all', async () => {
    const first = await anEditor({ name: 'draftPlan' });
    fill(box('Objective'), `${thePlan().objective} ever`);
    first.unmount();
    const saved = changedTo({ objective: `${thePlan().objective} ever` });
    await anEditor({ name: 'draftPlan', answer: saved });
    expect(box('Objective')).toHaveValue(`${thePlan().objective} ever`);
  });
});

describe('two people who edit one plan', () => {
  it('see each other’s change side by side, choose, and save both', async () => {
    let isRefused = true;
    const { user, sent, isMeanwhile } = await anEditor({
      name: 'draftPlan',
      command: () => (isRefused ? stale : undefined),
    });
    fill(box('Objective'), 'Mine');
    isMeanwhile(changedTo({ objective: 'Theirs', successCriteria: 'None in 30 days' }));
    await user.click(button('Save the plan'));
    const panel = await screen.findByRole('region', { name: /Sam Carter changed this on 24 Nov 2026, 10:41/ });
    expect(panel).toHaveFocus();
    expect(screen.queryByText(/The plan has changed since/)).toBeNull();
    const line = within(within(panel).getByRole('radiogroup', { name: 'Objective' }));
    expect(line.getByRole('radio', { name: 'Theirs: Theirs' })).not.toBeChecked();
    expect(line.getByRole('radio', { name: 'Mine: Mine' })).not.toBeChecked();
    // What only the other person changed is theirs, unless the user decides otherwise.
    expect(within(panel).getByRole('radio', { name: 'Theirs: None in 30 days' })).toBeChecked();
    expect(within(panel).getByText('1 line left to choose.')).toBeInTheDocument();
    isRefused = false;
    await user.click(button('Save the plan'));
    expect(sent).toHaveLength(1);
    await user.click(line.getByRole('radio', { name: 'Mine: Mine' }));
    await user.click(button('Merge'));
    expect(box('Objective')).toHaveValue('Mine');
    expect(box('Success criteria')).toHaveValue('None in 30 days');
    expect(screen.getByText(/Check the result, then save/)).toBeInTheDocument();
    await user.click(button('Save the plan'));
    expect(sent[1]?.command).toMatchObject({
      basedOn: 10,
      plan: { objective: 'Mine', successCriteria: 'None in 30 days' },
    });
  });

  it('are notified while they type, before they send; without input they see the plan as it is', async () => {
    const { becomes } = await anEditor({ name: 'draftPlan' });
    await becomes(changedTo({ objective: 'Theirs' }));
    expect(await screen.findByText(/You see it as it is now/)).toBeInTheDocument();
    expect(box('Objective')).toHaveValue('Theirs');
    fill(box('Success criteria'), 'Mine');
    await becomes(changedTo({ objective: 'Theirs again' }, 11));
    expect(await screen.findByRole('radio', { name: 'Theirs: Theirs again' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'As it was: Theirs' })).toBeInTheDocument();
  });

  it('keep their input where the plan can no longer be edited', async () => {
    const { becomes } = await anEditor({ name: 'draftPlan' });
    fill(box('Objective'), `${thePlan().objective}!`);
    await becomes(new Failure('notFound'));
    expect(await screen.findByText(/the record has moved on/)).toBeInTheDocument();
    expect(box('Objective')).toHaveValue(`${thePlan().objective}!`);
  });
});

describe('a decision about the plan', () => {
  const approver = { deciding: { byException: false } } as const;

  it('concerns what is shown: the whole plan, its revision and hash, and the changes', async () => {
    const before = thePlan({ objective: 'Fewer', actions: thePlan().actions.slice(0, 1) });
    const answer = anEditing({ ...approver, plan: aPlanNow({ before }) });
    const { user, sent, done } = await anEditor({ name: 'approvePlan', answer });
    expect(screen.getByText('Revision 9, last changed by Sam Carter on 24 Nov 2026, 10:41')).toBeInTheDocument();
    expect(screen.getByText('a1'.repeat(32))).toBeInTheDocument();
    expect(screen.getByText(/Fewer → No door of a server room stands open/)).toBeInTheDocument();
    expect(screen.getByText(/new: Train the cleaners · /)).toBeInTheDocument();
    await user.click(button('Confirm'));
    expect(sent[0]?.command).toEqual({ name: 'approvePlan', reference: 'NC-2026-0042', revision: 9 });
    expect(done).toHaveBeenCalled();
  });

  it('names the strategic objectives that it serves, if there are some', async () => {
    const objectives = [
      { id: '2.1', text: 'No outage of the shop' },
      { id: '2.2', text: 'Keep the certificate' },
    ];
    const answer = anEditing({ deciding: { byException: false, objectives }, plan: aPlanNow({}) });
    const { user, sent } = await anEditor({ name: 'approvePlan', answer });
    const group = within(screen.getByRole('group', { name: 'Which strategic objectives does it serve?' }));
    await user.click(group.getByRole('checkbox', { name: 'Keep the certificate' }));
    await user.click(group.getByRole('checkbox', { name: 'No outage of the shop' }));
    await user.click(group.getByRole('checkbox', { name: 'Keep the certificate' }));
    await user.click(button('Confirm'));
    expect(sent[0]?.command).toMatchObject({ name: 'approvePlan', objectives: ['2.1'] });
  });

  it('that comes too late shows the changes and the current plan, and keeps the input', async () => {
    let isRefused = true;
    const { user, sent, isMeanwhile } = await anEditor({
      name: 'returnPlan',
      answer: anEditing(approver),
      command: () => (isRefused ? stale : undefined),
    });
    fill(box('What should be changed?'), 'Sooner');
    await user.selectOptions(screen.getByRole('combobox', { name: 'What is it about?' }), 'A2 Train the cleaners');
    isMeanwhile({ ...changedTo({ objective: 'Other' }), ...approver });
    await user.click(button('Return it'));
    expect(await screen.findByText(/after you opened it/)).toBeInTheDocument();
    expect(screen.getByText(/No door of a server room stands open → Other/)).toBeInTheDocument();
    isRefused = false;
    await user.click(button('Show the plan as it is now'));
    expect(box('What should be changed?')).toHaveValue('Sooner');
    await user.click(button('Return it'));
    expect(sent[1]?.command).toEqual({
      name: 'returnPlan',
      reference: 'NC-2026-0042',
      revision: 10,
      comment: 'Sooner',
      action: 'A2',
    });
  });

  it('is not available to people with a part in it, and names the part', async () => {
    const conflict = { duty: 'approve', as: 'planManager' } as const;
    const answer = anEditing({ deciding: { refusal: { reason: 'segregation', conflict } } });
    const { user, sent } = await anEditor({ name: 'approvePlan', answer });
    expect(screen.getByText('A person who manages the plan may not decide on this plan.')).toBeInTheDocument();
    await user.click(button('Confirm'));
    expect(sent).toEqual([]);
  });

  it('by exception has a reason', async () => {
    const { user, sent } = await anEditor({
      name: 'approvePlan',
      answer: anEditing({ deciding: { byException: true } }),
    });
    fill(box('Why you are deciding although you are involved'), 'We are two');
    await user.click(button('Confirm'));
    expect(sent[0]?.command).toMatchObject({ exception: 'We are two' });
  });

  it('is a rejection with a reason, or a delegation until a day', async () => {
    const rejecting = await anEditor({ name: 'rejectPlan', answer: anEditing(approver) });
    fill(box('Why?'), 'Too dear');
    await rejecting.user.click(button('Yes, reject it'));
    expect(rejecting.sent[0]?.command).toMatchObject({ name: 'rejectPlan', revision: 9, reason: 'Too dear' });
    rejecting.unmount();
    const { user, sent } = await anEditor({ name: 'delegateApproval', answer: anEditing(approver) });
    await choose(user, screen.getByRole('combobox', { name: /in your place/ }), thePeople.verifier.name);
    fill(screen.getByLabelText(/Until/), '2026-12-24');
    await user.click(button('Delegate'));
    expect(sent[0]?.command).toEqual({
      name: 'delegateApproval',
      reference: 'NC-2026-0042',
      to: thePeople.verifier.id,
      until: '2026-12-24',
    });
  });
});
