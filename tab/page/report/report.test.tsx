import { MutationCache } from '@tanstack/react-query';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { type Answer, type Asked, aMe, aPage, aRecord } from '../../../test/builders/aPage.tsx';

type Command = { readonly n: string; readonly command: Readonly<Record<string, unknown>> };
const staff = aMe({ roles: [], reads: { register: false, procedure: true, settings: false } });
const saved = { reference: 'NC-2026-0042', sequence: 1, repeated: false, due: '2026-11-25' };
const caseCode = 'K7QM-2XWR-9TBD-4HNE';

/** An API that answers each report with the next of these. */
const answers = (...given: readonly Answer[]) => {
  const left = [...given];
  return ({ path }: Asked): Answer => {
    if (path === '/api/me') return { body: staff };
    if (path === '/api/commands') return left.shift() ?? { body: saved };
    if (path === '/api/nonconformities/NC-2026-0042') return { body: aRecord() };
    return { body: { scope: 'own', total: 0, offset: 0, rows: [] } };
  };
};
const opened = async (...[answer = answers(), locale = 'en-GB']: [((asked: Asked) => Answer)?, string?]) => {
  const page = await aPage({ answer, locale });
  await page.user.click(await screen.findByRole('link', { name: /^(Report|Signaler)$/ }));
  await screen.findByRole('textbox', { name: /^(What happened|Que s’est-il passé|Que s’est)/ });
  const sent = () => page.asked.filter(({ path }) => path === '/api/commands').map(({ body }) => body as Command);
  return { ...page, sent };
};
/** Commands are answered once released. */
const holdCommands = () => {
  const answering = globalThis.fetch;
  const held: (() => void)[] = [];
  globalThis.fetch = async (...call) => {
    if (call[0] === '/api/commands') await new Promise<void>((resolve) => held.push(resolve));
    return answering(...call);
  };
  return {
    letGo: () => {
      for (const answer of held) answer();
    },
  };
};
const what = () => screen.getByRole('textbox', { name: /^What happened/ });
const send = (name = 'Send') => screen.getByRole('button', { name });
const stored = () => JSON.stringify({ ...sessionStorage, ...localStorage });

beforeEach(() => sessionStorage.clear());
// Skips the visibility check of hundreds of elements, which the browser tests cover.
beforeAll(() => configure({ defaultHidden: true }));
afterAll(() => configure({ defaultHidden: false }));

it('accepts one sentence by keyboard alone, and shows the number, the readers and the date of triage', async () => {
  const { user, sent } = await opened();
  what().focus();
  await user.keyboard('The archive door is open.');
  while (document.activeElement !== send()) await user.tab();
  await user.keyboard('{Enter}');
  const title = await screen.findByRole('heading', { name: 'Thank you. Your report is saved as NC-2026-0042.' });
  expect(title).toHaveFocus();
  expect(sent()).toEqual([
    {
      n: expect.stringMatching(/^[0-9a-f]{32}$/),
      command: {
        name: 'report',
        facts: { what: 'The archive door is open.' },
        language: 'en',
        anonymity: 'named',
        notToIsmsManager: false,
      },
    },
  ]);
  expect(screen.getByText(/you will hear back by 25 November 2026 at the latest/)).toBeInTheDocument();
  expect(
    screen.getByText(/Who can see it: you; ISMS manager, .* Security|Who can see it: you; ISMS manager/),
  ).toBeInTheDocument();
  // The writing coach, as in the chat: one question after it was saved.
  expect(screen.getByText(/which system, room or team|how could someone else see it|which rule/)).toBeInTheDocument();
  expect(stored()).toBe('{}');
  await user.click(screen.getByRole('button', { name: 'Open the report' }));
  expect(location.hash).toBe('#/NC-2026-0042');
});

it('asks for a rewording of words that blame', async () => {
  const { user } = await opened();
  await user.type(what(), 'The careless guard left the door of room 12 open.');
  await user.click(send());
  expect(await screen.findByText(/“careless” reads as if a person were to blame/)).toBeInTheDocument();
});

it('sends everything that the card asks for, with the clause found by everyday words', async () => {
  const { user, sent } = await opened();
  const write = async (field: HTMLElement, text: string) => {
    await user.click(field);
    await user.paste(text);
  };
  await write(what(), 'Passwords on paper.');
  await write(screen.getByLabelText('System or place'), 'Payroll');
  await user.selectOptions(screen.getByLabelText('Still going on?'), 'yes');
  await user.click(screen.getByRole('button', { name: 'Add details' }));
  await write(screen.getByLabelText('Clause affected'), 'password');
  await user.click((await screen.findAllByRole('option', { name: /^A\.5\.17 / }))[0] as HTMLElement);
  await user.type(screen.getByLabelText('Detected on'), '2026-11-20');
  await user.selectOptions(screen.getByLabelText('Potential impact'), 'high');
  await user.selectOptions(screen.getByLabelText('Priority'), 'medium');
  await user.selectOptions(screen.getByLabelText('How it came to light'), 'customer');
  await write(screen.getByLabelText('Evidence'), 'A photo');
  await write(screen.getByLabelText('What was done at once'), 'Taken away');
  await write(screen.getByLabelText('On behalf of'), 'Tom');
  await user.click(screen.getByLabelText(/^Keep it from the ISMS manager/));
  await user.click(send());
  await screen.findByText(/The ISMS manager cannot, and no channel shows it/);
  expect(sent()[0]?.command).toMatchObject({
    notToIsmsManager: true,
    facts: {
      what: 'Passwords on paper.',
      system: 'Payroll',
      ongoing: 'yes',
      clause: 'A.5.17',
      detectedOn: '2026-11-20',
      impact: 'high',
      priority: 'medium',
      source: 'customer',
      evidence: 'A photo',
      immediateAction: 'Taken away',
      onBehalfOf: 'Tom',
    },
  });
});

it('shows problems at the field, and moves there', async () => {
  const problems = { detectedOn: 'inTheFuture', notToIsmsManager: 'nobodyElse' };
  const refusal = { reason: 'invalid', problems };
  const { user, sent } = await opened(
    answers({ status: 422, body: { error: { code: 'refused', message: '', refusal } } }),
  );
  await user.click(send());
  expect(what()).toHaveFocus();
  expect(what()).toHaveAccessibleDescription(/./);
  expect(sent()).toEqual([]);
  await user.type(what(), 'A door.');
  await user.click(send());
  const day = await screen.findByLabelText('Detected on');
  await waitFor(() => expect(day).toHaveAttribute('aria-invalid', 'true'));
  // The first on the page.
  expect(screen.getByRole('checkbox', { name: /^Keep it from the ISMS manager/ })).toHaveFocus();
  expect(screen.getByRole('button', { name: 'Send' })).toBeInTheDocument();
});

describe('a report that is not saved yet', () => {
  const fault: Answer = {
    status: 503,
    body: { error: { code: 'fault', message: '', fault: 'unreachable', reference: 'ab12' } },
  };

  it('stays in the form and is sent again as the same report; later changes are told apart', async () => {
    const { user, sent } = await opened(answers(fault, 'offline', { body: { ...saved, repeated: true } }));
    await user.type(what(), 'A door.');
    await user.click(send());
    expect(await screen.findByText(/Not saved yet: Microsoft 365 could not be reached/)).toBeInTheDocument();
    await user.type(what(), ' Room 12.');
    await user.click(send('Try again'));
    await waitFor(() => expect(sent()).toHaveLength(2));
    await waitFor(() => expect(send('Try again')).not.toHaveAttribute('aria-disabled', 'true'));
    expect(what()).toHaveValue('A door. Room 12.');
    await user.click(send('Try again'));
    expect(await screen.findByText(/Your first attempt had already been saved/)).toBeInTheDocument();
    expect(new Set(sent().map(({ n }) => n)).size).toBe(1);
  });

  it('is there again after a reload, with the number under which it may have arrived', async () => {
    const { user, sent, unmount } = await opened(answers('offline'));
    await user.type(what(), 'A door.');
    await user.click(send());
    await screen.findByText(/Not saved yet/);
    unmount();
    const again = await opened();
    expect(what()).toHaveValue('A door.');
    expect(screen.getByText(/Your draft has been restored/)).toBeInTheDocument();
    await again.user.click(send());
    await screen.findByRole('heading', { name: /NC-2026-0042/ });
    expect(again.sent()[0]?.n).toBe(sent()[0]?.n);
    expect(stored()).toBe('{}');
  });

  it('is shown to no one else on the same device', async () => {
    const first = await opened();
    await first.user.type(what(), 'A door.');
    first.unmount();
    const other = await opened((asked) =>
      asked.path === '/api/me' ? { body: { ...staff, id: '22222222-2222-4222-8222-222222222222' } } : answers()(asked),
    );
    expect(what()).toHaveValue('');
    other.unmount();
    await opened();
    expect(what()).toHaveValue('A door.');
  });

  it('cannot be changed while it is being sent', async () => {
    const { user } = await opened();
    await user.type(what(), 'A door.');
    await user.click(screen.getByRole('button', { name: 'Add details' }));
    const hold = holdCommands();
    await user.click(send());
    await waitFor(() => expect(what()).toHaveAttribute('readonly'));
    for (const one of screen.getAllByRole('radio')) expect(one).toBeDisabled();
    hold.letGo();
    expect(await screen.findByRole('heading', { name: /NC-2026-0042/ })).toBeInTheDocument();
  });

  it('ignores anything else stored as a draft', async () => {
    for (const text of ['{', 'null', '{"n":"x"}', '{"n":1,"facts":{"what":{}}}']) {
      sessionStorage.setItem(`tentwo/report/1/${staff.id}`, text);
      const { unmount } = await opened();
      expect(what()).toHaveValue('');
      unmount();
    }
  });
});

describe.each(['Under seal', 'Anonymous'])('%s', (choice) => {
  it('is stored nowhere, keeps its choice after a first attempt, and gets its code once', async () => {
    const built = jest.spyOn(MutationCache.prototype, 'build');
    const { user, sent } = await opened(answers('offline', { body: { ...saved, caseCode } }));
    await user.type(what(), 'The manager copies badges.');
    expect(stored()).toContain('badges');
    await user.click(screen.getByRole('button', { name: 'Add details' }));
    await user.click(screen.getByRole('radio', { name: new RegExp(`^${choice}`) }));
    expect(stored()).toBe('{}');
    await user.type(screen.getByRole('textbox', { name: 'Evidence' }), 'Seen');
    await user.click(send());
    await screen.findByText(/Not saved yet/);
    expect(stored()).toBe('{}');
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    expect(what()).toHaveAttribute('readonly');
    await user.click(send('Try again'));
    expect(await screen.findByText(caseCode)).toBeInTheDocument();
    expect(new Set(sent().map((one) => JSON.stringify(one))).size).toBe(1);
    expect(screen.getByText(/Write down the number and the code now/)).toBeInTheDocument();
    expect(screen.getByText(/It will be looked at by 25 November 2026/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Open the report' })).not.toBeInTheDocument();
    const copied = jest.fn(async () => undefined);
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied }, configurable: true });
    await user.click(screen.getByRole('button', { name: 'Copy: Your case code' }));
    expect(copied).toHaveBeenCalledWith(caseCode);
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Report something else' }));
    expect(what()).toHaveValue('');
    expect(document.body).not.toHaveTextContent(caseCode);
    expect(stored()).toBe('{}');
    const [memory] = built.mock.contexts;
    await waitFor(() => expect(memory?.getAll()).toEqual([]));
    built.mockRestore();
  });
});

it('speaks French', async () => {
  const { user } = await opened(answers(), 'fr-FR');
  const form = within(screen.getByRole('main'));
  expect(form.getByText(/Une phrase suffit/)).toBeInTheDocument();
  await user.type(form.getAllByRole('textbox')[0] as HTMLElement, 'La porte est ouverte.');
  await user.click(form.getByRole('button', { name: 'Envoyer' }));
  expect(await screen.findByText(/au plus tard le 25 novembre 2026/)).toBeInTheDocument();
});
