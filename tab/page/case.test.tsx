import { act, screen, waitFor, within } from '@testing-library/react';
import { type Answer, type Asked, aMe, aPage, aRecord } from '../../test/builders/aPage.tsx';
import type { CaseAnswer, CommandRequest } from '../api/wire.ts';

const code = 'K7QX-3MPD-9RTA';
const aCase = (changes: Partial<CaseAnswer> = {}): CaseAnswer => {
  const { reference, title, stage, facts, reportedAt, reportedIn } = aRecord();
  return {
    reference,
    title,
    stage,
    facts,
    reportedAt,
    reportedIn,
    anonymity: 'anonymous',
    questions: [{ at: '2026-11-24T10:00:00.000Z', text: 'Which door?' }],
    additions: [],
    evidence: [],
    missing: [],
    may: ['addToReport', 'withdrawReport'],
    ...changes,
  };
};

const opened = async (cases: () => Answer, command?: (sent: CommandRequest) => Answer) => {
  const page = await aPage({
    opens: 'case',
    answer: (asked: Asked): Answer => {
      if (asked.path === '/api/me')
        return { body: aMe({ reads: { register: false, procedure: true, settings: false } }) };
      if (asked.path === '/api/cases') return cases();
      if (asked.path === '/api/commands') return command?.(asked.body as CommandRequest) ?? { status: 500, body: {} };
      return { body: { scope: 'own', total: 0, offset: 0, rows: [] } };
    },
  });
  await screen.findByRole('heading', { level: 1, name: 'A report without your name' });
  return page;
};
type Page = Awaited<ReturnType<typeof opened>>;
const ask = async ({ user }: Page) => {
  await user.type(screen.getByLabelText(/Number/), 'nc 2026 42');
  await user.type(screen.getByLabelText(/Case code/), code);
  await user.click(screen.getByRole('button', { name: 'Show' }));
};

/** A case in which the answer that is given shows. */
const answered = (): Promise<Page> => {
  let added: CaseAnswer['additions'] = [];
  return opened(
    () => ({ body: aCase({ additions: added }) }),
    () => {
      added = [{ at: '2026-11-24T11:00:00.000Z', text: 'The back door.' }];
      return { body: { reference: 'NC-2026-0042', sequence: 3, repeated: false } };
    },
  );
};

it('shows the state and the question, and answers with the code', async () => {
  const page = await answered();
  await ask(page);
  expect(await screen.findByText('The security team has it and will decide what to do.')).toBeInTheDocument();
  expect(screen.getByText('Which door?')).toBeInTheDocument();
  await page.user.click(screen.getByRole('button', { name: 'Your answer' }));
  const dialog = await screen.findByRole('dialog');
  await page.user.type(within(dialog).getByRole('textbox'), 'The back door.');
  await page.user.click(within(dialog).getByRole('button', { name: 'Add' }));
  expect(await screen.findByText('Thank you. It was added.')).toBeInTheDocument();
  expect(await screen.findByText('The back door.')).toBeInTheDocument();
  const posted = page.asked.find(({ path }) => path === '/api/commands');
  expect(posted?.body).toEqual({
    n: expect.stringMatching(/^[0-9a-f]{32}$/),
    caseCode: code,
    command: { name: 'addToReport', reference: 'NC-2026-0042', text: 'The back door.' },
  });
  // In the bodies alone.
  const elsewhere = JSON.stringify([
    ...page.asked.map(({ path, query }) => `${path}?${query}`),
    ...Object.entries(localStorage),
    ...Object.entries(sessionStorage),
    location.href,
    history.state,
  ]);
  expect(elsewhere).not.toContain(code);
});

it('objects once to a rejection', async () => {
  const rejection = { reason: 'Not ours', at: '2026-11-24T10:00:00.000Z' };
  const record = aCase({ stage: 'rejected', rejection, may: ['objectToRejection'] });
  const page = await opened(
    () => ({ body: record }),
    () => ({ body: { reference: 'NC-2026-0042', sequence: 3, repeated: false } }),
  );
  await ask(page);
  await page.user.click(await screen.findByRole('button', { name: 'Object' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('Not ours')).toBeInTheDocument();
  await page.user.type(within(dialog).getByRole('textbox'), 'It is.');
  await page.user.click(within(dialog).getByRole('button', { name: 'Object' }));
  expect(await screen.findByText(/Management will decide on your objection/)).toBeInTheDocument();
});

it('offers no second objection', async () => {
  const objection = { text: 'It is.', at: '2026-11-24T11:00:00.000Z' };
  const rejection = { reason: 'Not ours', at: '2026-11-24T10:00:00.000Z', objection };
  const page = await opened(() => ({ body: aCase({ stage: 'rejected', rejection, may: ['objectToRejection'] }) }));
  await ask(page);
  expect(await screen.findByText('It is.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Object' })).not.toBeInTheDocument();
});

it.each([
  [{ status: 404, body: { error: { code: 'notFound' } } }, /no report with this number and this code/],
  [{ status: 400, body: { error: { code: 'badRequest' } } }, /no report with this number and this code/],
  ['offline', /cannot be reached/],
] as const)('reports the failure and keeps the input: %j', async (answer, sentence) => {
  const page = await opened(() => answer);
  await page.user.click(screen.getByRole('button', { name: 'Show' }));
  expect(screen.getAllByText('Please fill this in.')).toHaveLength(2);
  expect(page.asked.some(({ path }) => path === '/api/cases')).toBe(false);
  await ask(page);
  expect(await screen.findByText(sentence)).toBeInTheDocument();
  expect(screen.getByLabelText(/Case code/)).toHaveValue(code);
});

it('stays closed when an answer arrives after another report was requested', async () => {
  const page = await answered();
  await ask(page);
  await page.user.click(await screen.findByRole('button', { name: 'Your answer' }));
  const dialog = await screen.findByRole('dialog');
  await page.user.type(within(dialog).getByRole('textbox'), 'The back door.');
  const answering = globalThis.fetch;
  const late: (() => void)[] = [];
  globalThis.fetch = async (...call) => {
    if (call[0] === '/api/cases') await new Promise<void>((resolve) => late.push(resolve));
    return answering(...call);
  };
  await page.user.click(within(dialog).getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(late).toHaveLength(1));
  await page.user.click(await screen.findByRole('button', { name: 'Follow another report' }));
  const before = page.asked.length;
  await act(async () => {
    for (const answer of late) answer();
  });
  await waitFor(() => expect(page.asked).toHaveLength(before + 1));
  await act(async () => undefined);
  expect(screen.getByLabelText(/Case code/)).toHaveValue('');
  expect(screen.queryByText('The back door.')).not.toBeInTheDocument();
});

it('is reached from the person’s own reports, and forgets the code when it is left', async () => {
  const page = await opened(() => ({ body: aCase() }));
  await ask(page);
  await screen.findByText('Which door?');
  await page.user.click(screen.getByRole('button', { name: 'Follow another report' }));
  expect(screen.getByLabelText(/Case code/)).toHaveValue('');
  await page.user.click(screen.getByRole('link', { name: 'My reports' }));
  await screen.findByRole('heading', { level: 1, name: 'My reports' });
  await waitFor(() =>
    expect(screen.getByRole('link', { name: /Reported without your name/ })).toHaveAttribute('href', '#/case'),
  );
});
