import { act, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { formLimits } from '../../../procedure/commands/fields.ts';
import { longest as longestFacts } from '../../../procedure/record/report/reportFacts.ts';
import { type Answer, type Asked, aLiveAnswer, aMe, aPage, type LiveAnswer } from '../../../test/builders/aPage.tsx';
import { aCause, aSession, ledSession } from '../../../test/builders/aSession.ts';
import type { SessionAnswer } from '../../api/sessions/sessionWire.ts';
import { isPickerHere, pickPeople } from '../pieces/teamsPicker.ts';
import { longest } from './forms/openForm.ts';

jest.mock('../pieces/teamsPicker.ts', () => ({ isPickerHere: jest.fn(), pickPeople: jest.fn() }));
const picker = { isHere: jest.mocked(isPickerHere), pick: jest.mocked(pickPeople) };
beforeEach(() => {
  picker.isHere.mockReturnValue(false);
});

const base = '/api/sessions/NC-2026-0042/S1';
const given = (asked: readonly Asked[]) =>
  asked.flatMap(({ path, body }) =>
    path === `${base}/contributions` && body ? [(body as { contribution: object }).contribution] : [],
  );
const commands = (asked: readonly Asked[]) =>
  asked.flatMap(({ path, body }) => (path === '/api/commands' ? [(body as { command: object }).command] : []));

type Around = Pick<Parameters<typeof aPage>[0], 'frame' | 'toStage'>;
const opened = async (first: SessionAnswer, locale = 'en-GB', post?: (asked: Asked) => Answer, around: Around = {}) => {
  let now = first;
  const streams: LiveAnswer[] = [];
  const page = await aPage({
    ...around,
    locale,
    opens: { reference: 'NC-2026-0042', session: 'S1' },
    answer: (asked) => {
      if (asked.path === '/api/me') return { body: aMe() };
      if (asked.path === `${base}/live`) {
        const live = aLiveAnswer();
        streams.push(live);
        live.send(now);
        return { live };
      }
      if (asked.body) return post?.(asked) ?? { body: { id: 'f'.repeat(64), repeated: false } };
      return { body: now };
    },
  });
  // The page of a session is loaded on demand.
  await screen.findByRole('heading', { level: 1, name: /^NC-2026-0042 · 5/ });
  const show = async (answer: SessionAnswer): Promise<void> => {
    now = answer;
    await act(async () => streams.at(-1)?.send(answer));
  };
  return { ...page, show, streams };
};
const button = (name: string | RegExp) => screen.getByRole('button', { name });

it('accepts texts as long as the procedure does', () => {
  expect(longest).toEqual({
    problem: formLimits.text,
    why: formLimits.why,
    statement: formLimits.reason,
    reason: longestFacts.reason,
  });
});

describe('a participant', () => {
  it('sees the problem, the current whys with votes and evidence, and the whole tree', async () => {
    await opened(aSession());
    expect(document.title).toBe('NC-2026-0042/S1 · TenTwo');
    expect(screen.getByText('4 people here · 6 contributions')).toBeInTheDocument();
    expect(screen.getByText('Claire Dubois leads the session')).toBeInTheDocument();
    const table = screen.getByRole('region', { name: 'Current whys' });
    expect(within(table).getByRole('button', { name: 'Vote for “No one shut it”, 2 votes' })).toBeInTheDocument();
    const tree = screen.getByRole('region', { name: 'The tree' });
    expect(within(tree).getByText('Evidence: A photo')).toBeInTheDocument();
    const inner = within(tree).getByText('It does not shut by itself').closest('ul')?.parentElement;
    expect(inner).toHaveTextContent('No one shut it');
    expect(screen.queryByRole('button', { name: 'Undo the last step' })).toBeNull();
  });

  it('joins, votes, and withdraws the vote', async () => {
    const { user, asked, show } = await opened(aSession());
    await user.click(button('I’m here'));
    await user.click(button(/^Vote for “No one shut it”/));
    const [first] = aSession().causes;
    await show(
      aSession({ count: 7, causes: [aCause('a1', first?.text ?? '', { votes: 3, voted: true })] }, { here: true }),
    );
    expect(button(/3 votes/)).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByText('You are listed in the minutes.')).toBeInTheDocument();
    await user.click(button(/3 votes/));
    expect(given(asked)).toEqual([
      { type: 'PresenceTold' },
      { type: 'VoteCast', why: 'problem', cause: 'a1' },
      { type: 'VoteCast', why: 'problem' },
    ]);
  });

  it('types a cause while others contribute, gets one hint, and sends it whole with its evidence', async () => {
    const { user, asked, show } = await opened(aSession());
    await user.click(button(/^Add a cause/));
    const text = screen.getByRole('textbox', { name: /Because/ });
    await user.type(text, 'Human ');
    const more = Array.from({ length: 20 }, (_none, index) => aCause(`b${index}`, `Other ${index}`));
    await show(aSession({ count: 26, causes: [...aSession().causes, ...more] }, { asked: ['a1', 'a2'] }));
    await user.type(text, 'error');
    expect(text).toHaveValue('Human error');
    await user.type(screen.getByRole('textbox', { name: /What shows it/ }), 'The log');
    await user.click(button('Add'));
    expect(screen.getByText(/People make mistakes everywhere/)).toBeInTheDocument();
    expect(given(asked)).toEqual([]);
    await user.click(button('Send anyway'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(given(asked)).toEqual([
      { type: 'CauseAdded', why: 'problem', text: 'Human error' },
      { type: 'EvidenceAdded', cause: 'f'.repeat(64), text: 'The log' },
    ]);
  });

  it('retries with the same form, and nothing is contributed twice', async () => {
    let answer: Answer = 'offline';
    const { user, asked } = await opened(aSession(), 'en-GB', () => answer);
    await user.click(button(/^Add a cause/));
    await user.type(screen.getByRole('textbox', { name: /Because/ }), 'No closer was ever ordered');
    await user.click(button('Add'));
    expect(await screen.findByText(/Your text is kept/)).toBeInTheDocument();
    answer = { body: { id: 'f'.repeat(64), repeated: false } };
    await user.click(button('Try again'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const [first, second] = asked.filter(({ body }) => body);
    expect(second?.body).toEqual(first?.body);
  });

  it('corrects the problem', async () => {
    const { user, asked } = await opened(aSession({}, { step: 'problem' }));
    expect(screen.getByRole('region', { name: 'Is this the problem?' })).toBeInTheDocument();
    await user.click(button('Correct…'));
    await user.type(screen.getByRole('textbox', { name: /The problem/ }), ' all night');
    await user.click(button('Save'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(given(asked)).toEqual([
      { type: 'ProblemStated', problem: 'A door stood open all night', implications: 'Anybody could go in' },
    ]);
  });

  it('adds evidence to a cause', async () => {
    const { user, asked } = await opened(aSession());
    const [menu] = screen.getAllByRole('button', { name: 'More options for “It was hot inside”' });
    if (menu) await user.click(menu);
    await user.click(screen.getByRole('menuitem', { name: 'Add evidence…' }));
    await user.type(await screen.findByRole('textbox', { name: /What shows it/ }), '31 degrees');
    await user.click(button('Add'));
    await waitFor(() => expect(given(asked)).toHaveLength(1));
    expect(given(asked)).toEqual([{ type: 'EvidenceAdded', cause: 'a2', text: '31 degrees' }]);
  });

  it('agrees to the displayed round, or says why not', async () => {
    const root = {
      id: 'r1',
      cause: 'a11',
      statement: 'Doors are bought without a closer',
      category: 'design',
    } as const;
    const { user, asked } = await opened(
      aSession({}, { step: 'agreement', round: { id: 'round1', number: 1 }, rootCauses: [root], agreed: 1 }),
    );
    expect(screen.getByText('1 agree · 0 objections')).toBeInTheDocument();
    expect(screen.getByText('Doors are bought without a closer')).toBeInTheDocument();
    await user.click(button('Agree'));
    await user.click(button('Not yet…'));
    await user.type(screen.getByRole('textbox'), 'And the heat?');
    await user.click(button('Send'));
    await waitFor(() => expect(given(asked)).toHaveLength(2));
    expect(given(asked)).toEqual([
      { type: 'AgreementGiven', round: 'round1' },
      { type: 'AgreementGiven', round: 'round1', objection: 'And the heat?' },
    ]);
  });

  it('tries to take over, and is told when it is not possible', async () => {
    const refusal = { reason: 'leaderThere' };
    const { user, asked } = await opened(aSession(), 'en-GB', () => ({
      status: 409,
      body: { error: { code: 'refused', refusal } },
    }));
    await user.click(button('Take over'));
    expect(await screen.findByRole('alert')).not.toBeEmptyDOMElement();
    expect(commands(asked)).toEqual([{ name: 'leadSession', reference: 'NC-2026-0042', session: 'S1' }]);
  });
});

describe('the leader', () => {
  const choose = async (user: Awaited<ReturnType<typeof opened>>['user'], cause: string, item: string) => {
    const [menu] = screen.getAllByRole('button', { name: `More options for “${cause}”` });
    if (menu) await user.click(menu);
    await user.click(screen.getByRole('menuitem', { name: item }));
  };

  it('asks whys, merges, goes back and asks for agreement', async () => {
    const { user, asked, show } = await opened(ledSession({}, { asked: ['a1'] }));
    await choose(user, 'It was hot inside', 'Also ask why this is');
    await choose(user, 'It was hot inside', 'Ask why this is');
    await choose(user, 'It was hot inside', 'Merge into another…');
    await user.click(screen.getByRole('radio', { name: 'No one shut it' }));
    await user.click(button('Merge'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Undo the last step' }));
    const root = { id: 'r1', cause: 'a11', statement: 'No closer', category: 'design' } as const;
    await show(ledSession({ count: 9 }, { rootCauses: [root] }));
    await user.click(button('Ask whether everyone agrees'));
    await show(ledSession({ count: 10 }, { rootCauses: [root], step: 'agreement', round: { id: 'q', number: 1 } }));
    await user.click(button('Back to the whys'));
    await waitFor(() => expect(given(asked)).toHaveLength(6));
    expect(given(asked)).toEqual([
      { type: 'WhysAsked', whys: ['a1', 'a2'] },
      { type: 'WhysAsked', whys: ['a2'] },
      { type: 'CausesMerged', cause: 'a2', into: 'a1' },
      { type: 'Removed', what: 'm1' },
      { type: 'StepTaken', step: 'agreement' },
      { type: 'StepTaken', step: 'whys' },
    ]);
  });

  it('chooses a root cause, read back to the problem, and a symptom only with a reason', async () => {
    const { user, asked } = await opened(ledSession());
    await choose(user, 'It does not shut by itself', 'Choose as root cause…');
    const dialog = screen.getByRole('dialog');
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['It does not shut by itself', '→ therefore: No one shut it', '→ therefore: A door stood open']);
    const statement = screen.getByRole('textbox', { name: /in one statement/ });
    await user.clear(statement);
    await user.type(statement, 'Human error');
    await user.selectOptions(screen.getByRole('combobox'), 'design');
    await user.click(button('Choose'));
    expect(given(asked)).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: /all the same/ }), 'It was tested');
    await user.click(button('Choose'));
    await waitFor(() => expect(given(asked)).toHaveLength(1));
    expect(given(asked)).toEqual([
      {
        type: 'RootCauseChosen',
        cause: 'a11',
        statement: 'Human error',
        category: 'design',
        despite: 'It was tested',
      },
    ]);
  });

  // Each in a separate page: in jsdom Fluent may still hide the page behind the dialog before.
  const place = { reference: 'NC-2026-0042', session: 'S1' };
  const committed = () => ({ body: { reference: 'NC-2026-0042', sequence: 4, repeated: false } });

  it('hands over the session', async () => {
    const led = ledSession({ handTo: [{ id: 'ola', name: 'Ola Owner' }] });
    const { user, asked } = await opened(led, 'en-GB', committed);
    await user.click(button('Hand over…'));
    await user.click(await screen.findByRole('radio', { name: 'Ola Owner' }));
    await user.click(button('Hand over'));
    await waitFor(() => expect(commands(asked)).toEqual([{ name: 'leadSession', ...place, to: 'ola' }]));
  });

  it('hands over to a person found in Teams, where no one else is known', async () => {
    picker.isHere.mockReturnValue(true);
    picker.pick.mockResolvedValue([{ id: 'lena', name: 'Lena Vogt' }]);
    const { user, asked } = await opened(ledSession({ handTo: [] }), 'en-GB', committed);
    await user.click(button('Hand over…'));
    await user.click(button('Find in Teams…: Who leads from now on?'));
    expect(await screen.findByRole('radio', { name: 'Lena Vogt' })).toBeChecked();
    await user.click(button('Hand over'));
    await waitFor(() => expect(commands(asked)).toEqual([{ name: 'leadSession', ...place, to: 'lena' }]));
    expect(picker.pick).toHaveBeenCalledWith('Who leads from now on?', true);
  });

  it('closes alone only with a reason', async () => {
    const root = { id: 'r1', cause: 'a11', statement: 'No closer', category: 'design' } as const;
    const { user, asked } = await opened(ledSession({}, { rootCauses: [root] }), 'en-GB', committed);
    await user.click(button('Close the session…'));
    await user.type(await screen.findByRole('textbox', { name: /without their agreement/ }), 'No one else was there');
    await user.click(button('Close'));
    const closing = { name: 'closeSession', ...place, aloneBecause: 'No one else was there' };
    await waitFor(() => expect(commands(asked)).toEqual([closing]));
  });
});

describe('the connection', () => {
  it('is reported as lost, keeps the input, and recovers', async () => {
    const { user, streams } = await opened(aSession());
    await user.click(button(/^Add a cause/));
    await user.type(screen.getByRole('textbox', { name: /Because/ }), 'No closer');
    await act(async () => streams[0]?.end(new TypeError('network error')));
    expect(await screen.findByText(/The connection was lost/)).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText(/The connection was lost/)).toBeNull(), { timeout: 3000 });
    expect(streams).toHaveLength(2);
    expect(screen.getByRole('textbox', { name: /Because/ })).toHaveValue('No closer');
  });

  it('never shows less than before', async () => {
    const { show } = await opened(aSession({ count: 9 }));
    await show(aSession({ count: 8, causes: [] }));
    expect(screen.getByText('4 people here · 9 contributions')).toBeInTheDocument();
  });

  it('ends with the closing, which shows the result, and the minutes to authorised readers', async () => {
    const { show, streams } = await opened(aSession());
    const root = { id: 'r1', cause: 'a11', statement: 'No closer', category: 'design' } as const;
    const minutes = { attended: [{ id: 'lea', name: 'Lea' }, { id: 'x' }], agreed: [{ id: 'lea', name: 'Lea' }] };
    const closed = { at: '2026-11-24T10:00:00.000Z', how: 'facilitator' } as const;
    await show(aSession({ count: 9, closed, may: [] }, { rootCauses: [root], minutes }));
    expect(screen.getByText('Closed on 24 Nov 2026, 11:00')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Minutes' })).toHaveTextContent('Present (2): Lea, Name not shown');
    expect(screen.queryByRole('button', { name: /^Add a cause/ })).toBeNull();
    expect(streams).toHaveLength(1);
  });
});

it('announces contributions of others, but not each vote', async () => {
  const { show } = await opened(aSession());
  const region = screen.getAllByRole('status').at(0);
  const [first, second] = aSession().causes;
  if (!first || !second) throw new Error('no causes');
  await show(aSession({ count: 7, causes: [{ ...first, votes: 5 }, second] }));
  expect(region).toBeEmptyDOMElement();
  await show(aSession({ count: 8, causes: [first, second, aCause('c', 'The alarm was off')] }));
  expect(region).toHaveTextContent('New cause: The alarm was off');
  await show(aSession({ count: 9 }, { step: 'agreement', round: { id: 'q', number: 1 } }));
  expect(region).toHaveTextContent('Agreement');
});

it.each([
  ['en-GB', 'whys'],
  ['fr-FR', 'whys'],
  ['en-GB', 'agreement'],
] as const)('has no problem that axe finds, in %s at %s', async (locale, step) => {
  const { container } = await opened(
    ledSession({ late: [] }, { step, ...(step === 'agreement' && { round: { id: 'q', number: 1 } }) }),
    locale,
  );
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations).toEqual([]);
});

it('is shared to the stage from the side panel, and reports when Teams does not share it', async () => {
  let shared = 0;
  const toStage = async (): Promise<void> => {
    shared += 1;
    if (shared > 1) throw new Error('not shared');
  };
  const { user } = await opened(aSession(), 'en-GB', undefined, { frame: 'sidePanel', toStage });
  await user.click(button('Show to everyone on the stage'));
  expect(screen.queryByText(/Teams did not show it/)).toBeNull();
  await user.click(button('Show to everyone on the stage'));
  expect(await screen.findByText(/Teams did not show it/)).toBeInTheDocument();
  expect(shared).toBe(2);
});

it('is larger on the stage, where it cannot be shared again', async () => {
  await opened(aSession(), 'en-GB', undefined, { frame: 'stage' });
  expect(screen.queryByRole('button', { name: 'Show to everyone on the stage' })).toBeNull();
});

it('speaks French', async () => {
  await opened(ledSession(), 'fr-FR');
  expect(screen.getByRole('region', { name: 'L’arbre' })).toBeInTheDocument();
  expect(screen.getByText('Vous animez la séance')).toBeInTheDocument();
});

it('shows late contributions with their text, which the leader can include', async () => {
  const closed = { at: '2026-11-24T10:00:00.000Z', how: 'facilitator' } as const;
  const late = [
    { id: 'l1', me: false, type: 'CauseAdded', text: 'The hinge is bent', taken: true },
    { id: 'l2', me: true, type: 'EvidenceAdded', text: 'A second photo' },
  ] as const;
  const { user, asked } = await opened(ledSession({ closed, late, may: ['takeLateContributions'] }));
  const part = screen.getByRole('region', { name: 'Late contributions' });
  const [first, second] = within(part).getAllByRole('listitem');
  expect(first).toHaveTextContent('The hinge is bent Included');
  expect(second?.textContent?.trim()).toBe('A second photo');
  await user.click(button('Include them'));
  expect(commands(asked)).toEqual([{ name: 'takeLateContributions', reference: 'NC-2026-0042', session: 'S1' }]);
});

it('lets the leader begin once the problem is more than the words of the report', async () => {
  const problem = { problem: 'A door stood open', implications: '', from: 'report' } as const;
  const { user } = await opened(ledSession({}, { step: 'problem', problem }));
  expect(screen.queryByRole('button', { name: 'Confirm the problem and begin' })).toBeNull();
  await user.click(button('Say what the problem is and what it implies…'));
  expect(await screen.findByRole('dialog', { name: 'Correct the problem' })).toBeInTheDocument();
});

describe('in the side panel of a meeting, without the card', () => {
  const beside = async (sessions: readonly object[]) =>
    aPage({
      frame: 'sidePanel',
      locale: 'en-GB',
      answer: ({ path }) => {
        if (path === '/api/me') return { body: aMe() };
        if (path === '/api/sessions') return { body: { sessions } };
        if (path !== `${base}/live`) return { body: path.startsWith(base) ? aSession() : { entries: [], total: 0 } };
        const live = aLiveAnswer();
        live.send(aSession());
        return { live };
      },
    });
  const [one, other] = ['NC-2026-0042', 'NC-2026-0043'].map((reference) => ({ reference, session: 'S1' }));

  it('the current session opens by itself, once', async () => {
    const { user } = await beside([one ?? {}]);
    await screen.findByRole('heading', { level: 1, name: /^NC-2026-0042 · 5/ });
    act(() => history.back());
    await user.click(await screen.findByRole('button', { name: 'Live view of NC-2026-0042/S1' }));
    await screen.findByRole('heading', { level: 1, name: /^NC-2026-0042 · 5/ });
  });

  it('one of two sessions is chosen', async () => {
    await beside([one ?? {}, other ?? {}]);
    expect(await screen.findAllByRole('button', { name: /^Live view of NC-2026-004[23]\/S1$/ })).toHaveLength(2);
  });

  it('without a session it says where the card is', async () => {
    await beside([]);
    expect(await screen.findByText(/choose “Live view” on its card/)).toBeInTheDocument();
  });
});
