import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Period } from '../../procedure/measures/measuring.ts';
import { type Answer, type Asked, aMe, aPage, aRow } from '../../test/builders/aPage.tsx';
import { measuredEntry, octoberEntries } from '../../test/builders/measuredEntries.ts';
import { aMeasuresAnswer } from '../../test/builders/measuresAnswer.ts';

// The chart itself is tested in the browser (test/journeys/f-g-records.numbers.e2e.ts).
jest.mock('./numbers/trend/TrendChart.tsx', () => ({ TrendChart: ({ title }: { title: string }) => title }));

// Skips the visibility check of hundreds of elements, which the browser tests cover.
beforeAll(() => configure({ defaultHidden: true }));
afterAll(() => configure({ defaultHidden: false }));

const exported = {
  body: 'table',
  headers: {
    'x-export': 'EXPORT-0007',
    'content-disposition': 'attachment; filename="EXPORT-0007 numbers 2026-11-24.csv"',
  },
};
const october: Period = { from: '2026-10-01', to: '2026-10-31' };
const answers =
  (entries = octoberEntries, measures?: (asked: Asked) => Answer | undefined) =>
  (asked: Asked): Answer => {
    const { path, query } = asked;
    if (path === '/api/me') return { body: aMe({ may: ['report', 'holdReview'] }) };
    if (path === '/api/measures') return measures?.(asked) ?? { body: aMeasuresAnswer(entries, october) };
    if (path === '/api/exports') return exported;
    if (path === '/api/reviews')
      return { body: { rows: [], unreadable: [], next: { key: 'REVIEW-0001', due: '2026-11-01', overdue: true } } };
    if (path === '/api/commands') return { body: { reference: 'REVIEW-0001', sequence: 1, repeated: false } };
    const rows = query.has('figure') ? [aRow(2)] : [aRow(1), aRow(2)];
    return { body: { scope: 'all', total: rows.length, offset: 0, rows } };
  };

const opened = async (options: Partial<Parameters<typeof aPage>[0]> = {}) => {
  const page = await aPage({ answer: answers(), ...options });
  await page.user.click(await screen.findByRole('link', { name: /^(Numbers|Chiffres)$/ }));
  return page;
};
const card = (name: string) => screen.findByRole('article', { name });

describe.each([
  ['en-GB', 'Numbers', 'Time to identify', '7days', '10 days in the previous period', '2 of 3 known', '50%'],
  [
    'fr-FR',
    'Chiffres',
    'Délai d’identification',
    '7jours',
    '10 jours dans la période',
    'Données connues : 2 sur 3',
    '50 %',
  ],
])('in %s', (locale, title, figure, value, before, known, share) => {
  it('shows each figure with its value before and its population', async () => {
    const { asked } = await opened({ locale });
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
    expect(document.title).toBe(`${title} · TenTwo`);
    expect(location.hash).toBe('#/numbers');
    const shown = await card(figure);
    expect(shown).toHaveTextContent(value);
    expect(shown).toHaveTextContent(before);
    expect(shown).toHaveTextContent(known);
    const all = (await screen.findAllByRole('article')).map(({ textContent }) => textContent?.replace(/\s/g, ' '));
    expect(all.join()).toContain(share);
    expect(asked.find(({ path }) => path === '/api/measures')?.query.toString()).toBe('span=year');
  });
});

it('explains how a figure is counted, and leads from what is missing to exactly those records', async () => {
  const { asked, user } = await opened();
  const shown = within(await card('Time to identify'));
  const how = shown.getByRole('button', { name: 'How is this counted? Time to identify' });
  expect(how).toHaveAttribute('aria-expanded', 'false');
  await user.click(how);
  expect(how).toHaveAttribute('aria-expanded', 'true');
  expect(shown.getByText(/^Calendar days from the day of occurrence/)).toBeInTheDocument();
  expect(shown.getByText(/never as zero/)).toBeInTheDocument();
  await user.click(shown.getByRole('button', { name: 'Time to identify, Missing: show 1' }));
  expect(await screen.findByText(/“Time to identify, Missing \(1 Oct 2026 to 31 Oct 2026\)”/)).toBeInTheDocument();
  const register = asked.filter(({ path }) => path === '/api/nonconformities').at(-1);
  expect(Object.fromEntries(register?.query ?? [])).toMatchObject({
    figure: 'timeToIdentify',
    part: 'missing',
    from: '2026-10-01',
    to: '2026-10-31',
  });
  await user.click(screen.getByRole('button', { name: 'Clear all' }));
  expect(await screen.findByText('2 nonconformities')).toBeInTheDocument();
  expect(screen.queryByText(/Behind the number/)).not.toBeInTheDocument();
});

it('requests another period by its name or by days, and none that ends before it begins', async () => {
  const { asked, user } = await opened();
  await card('Time to identify');
  const last = () =>
    asked
      .filter(({ path }) => path === '/api/measures')
      .at(-1)
      ?.query.toString();
  await user.click(screen.getByRole('combobox', { name: 'Period' }));
  await user.click(screen.getByRole('option', { name: 'Last quarter' }));
  await waitFor(() => expect(last()).toBe('span=lastQuarter'));
  await user.click(screen.getByRole('combobox', { name: 'Period' }));
  await user.click(screen.getByRole('option', { name: 'Custom period' }));
  await waitFor(() => expect(last()).toBe('from=2026-10-01&to=2026-10-31'));
  fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-09-01' } });
  await user.click(screen.getByRole('button', { name: 'Show' }));
  expect(screen.getByText('The period ends before it begins.')).toBeInTheDocument();
  expect(last()).toBe('from=2026-10-01&to=2026-10-31');
});

it('marks what reached the threshold, and offers the chart as a table', async () => {
  const { asked, user } = await opened();
  const kinds = within(await screen.findByRole('table', { name: 'Trend by clause' }));
  expect(kinds.getByRole('rowheader', { name: /^A\.7\.2 .*Threshold reached$/ })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Threshold reached, A\.7\.2 .*: show 3$/ })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show as a table' }));
  const months = within(screen.getByRole('table', { name: '' }));
  expect(months.getByRole('columnheader', { name: 'A.7.2' })).toBeInTheDocument();
  await user.click(months.getByRole('button', { name: 'A.7.2, Oct 2026: show 3' }));
  await waitFor(() => expect(asked.at(-1)?.query.get('of')).toBe('A.7.2'));
});

it('shows the age of open records and who has many of them', async () => {
  await opened();
  const ages = within(await screen.findByRole('table', { name: 'Age of nonconformities open today' }));
  expect(ages.getByRole('button', { name: 'Age of open nonconformities, 31 to 60 days: show 3' })).toBeInTheDocument();
  const loads = within(screen.getByRole('table', { name: 'Workload' }));
  expect(loads.getByRole('rowheader', { name: 'Ada Action' })).toBeInTheDocument();
  expect(loads.getByText('Nonconformities: 0, actions: 1, overdue: 1')).toBeInTheDocument();
});

it('holds the review of the displayed period', async () => {
  const { asked, user } = await opened();
  expect(await screen.findByText('The next one was due on 1 Nov 2026.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Hold the periodic review' }));
  const form = within(await screen.findByRole('dialog'));
  const fill = (label: RegExp, value: string) => fireEvent.change(form.getByLabelText(label), { target: { value } });
  fill(/^Conclusion/, 'Doors');
  fill(/raised/, 'nc-2026-0007, NC-2026-0008');
  fill(/^Next review/, '2027-05-24');
  await user.click(form.getByRole('button', { name: 'Hold the review' }));
  expect(await screen.findByText('REVIEW-0001 is recorded.')).toBeInTheDocument();
  const { body } = asked.find(({ path }) => path === '/api/commands') ?? {};
  expect(body).toEqual({
    n: expect.stringMatching(/^[0-9a-f]{32}$/),
    command: {
      name: 'holdReview',
      period: october,
      conclusion: 'Doors',
      nextOn: '2027-05-24',
      raised: ['NC-2026-0007', 'NC-2026-0008'],
    },
  });
});

it('opens a past review: its conclusion and the figures of that day', async () => {
  const row = { key: 'REVIEW-0001', period: october, heldOn: '2026-11-02', heldBy: { me: true, name: 'Lea Staff' } };
  const answer = (asked: Asked): Answer => {
    if (asked.path === '/api/reviews') return { body: { rows: [{ ...row, notes: 1 }], unreadable: [] } };
    if (asked.path !== '/api/reviews/REVIEW-0001') return answers()(asked);
    const { figures } = aMeasuresAnswer(octoberEntries, october);
    const notes = [{ at: '2026-11-03T09:00:00.000Z', by: { me: false, name: 'Ben Board' }, comment: 'Seen' }];
    return { body: { ...row, figures, conclusion: 'Doors', raised: ['NC-2026-0007'], notes } };
  };
  const { user } = await opened({ answer });
  await user.click(await screen.findByRole('button', { name: /^REVIEW-0001, held on 2 Nov 2026 by Lea Staff/ }));
  expect(await screen.findByText('Doors')).toBeInTheDocument();
  expect(screen.getByText('Time to identify: 7 days')).toBeInTheDocument();
  expect(screen.getByText(/Ben Board: Seen$/)).toBeInTheDocument();
});

it.each([
  ['en-GB', 0, 'Time to triage', '0days'],
  ['en-GB', 1, 'Time to triage', '1day'],
  ['fr-FR', 0, 'Délai de tri', '0jour'],
  ['fr-FR', 1.5, 'Délai de tri', '1,5jour'],
])('counts as the language does: in %s, %d', async (locale, value, figure, text) => {
  const { figures, ...rest } = aMeasuresAnswer(octoberEntries, october);
  const body = { ...rest, figures: { ...figures, timeToTriage: { ...figures.timeToTriage, value } } };
  await opened({ locale, answer: answers(octoberEntries, () => ({ body })) });
  expect((await card(figure)).textContent).toMatch(new RegExp(`${text}(?!s)`));
});

describe('the table for the management review', () => {
  const saved: string[] = [];
  beforeAll(() => {
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    HTMLAnchorElement.prototype.click = function click() {
      saved.push(this.download);
    };
  });
  beforeEach(() => void saved.splice(0));
  const sent = (asked: readonly Asked[]) => asked.filter(({ path }) => path === '/api/exports').map(({ body }) => body);

  it('is saved under its recorded number, in the language of the page', async () => {
    const { asked, user } = await opened();
    await user.click(await screen.findByRole('button', { name: 'Export for the management review' }));
    expect(await screen.findByText(/^Recorded as EXPORT-0007 and saved as “EXPORT-0007 numbers/)).toBeInTheDocument();
    expect(saved).toEqual(['EXPORT-0007 numbers 2026-11-24.csv']);
    const n = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(sent(asked)).toEqual([{ n, language: 'en', export: { kind: 'measures', span: 'year' } }]);
    await user.click(screen.getByRole('button', { name: 'Export for the management review' }));
    await waitFor(() => expect(sent(asked)).toHaveLength(2));
    const [first, second] = sent(asked) as { n: string }[];
    expect(first?.n).not.toBe(second?.n);
  });
});

it('says that there is nothing to count yet, and what went wrong', async () => {
  const first = await opened({ answer: answers([]) });
  expect(await screen.findByText('There is nothing to count yet')).toBeInTheDocument();
  first.unmount();
  await opened({ answer: answers(octoberEntries, () => 'offline') });
  expect(await screen.findByText(/cannot be reached/)).toBeInTheDocument();
});

describe('the trend of a period without any bar', () => {
  const nine = Array.from({ length: 9 }, (_, at) => measuredEntry(`NC-2026-001${at}`, '2026-10-05', {}));
  const rejected = measuredEntry('NC-2026-0020', '2026-10-05', { clause: 'A.7.2', stage: 'rejected' });

  it('says how many were detected without a clause or a cause, and does not deny them', async () => {
    const { user } = await opened({ answer: answers(nine) });
    expect(
      await screen.findByText('9 nonconformities were detected in this period; none has a clause.'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: /^Kind of cause/ }));
    expect(screen.getByText(/^9 nonconformities were detected .* none has a root cause\.$/)).toBeInTheDocument();
    expect(screen.queryByText('Nothing to count in this period.')).not.toBeInTheDocument();
  });

  it('says of one that it is one, and of none that counts that there is nothing to count', async () => {
    const one = await opened({ answer: answers(nine.slice(0, 1)) });
    expect(await screen.findByText(/^One nonconformity was detected in this period; its clause/)).toBeInTheDocument();
    one.unmount();
    // Detected, but no nonconformity: the sentence does not say that nothing was detected.
    await opened({ answer: answers([rejected]) });
    expect(await screen.findByText('Nothing to count in this period.')).toBeInTheDocument();
  });
});

it('is not offered to people who may not read the register', async () => {
  const answer = (asked: Asked): Answer =>
    asked.path === '/api/me'
      ? { body: aMe({ reads: { register: false, procedure: true, settings: false } }) }
      : answers()(asked);
  await aPage({ answer });
  expect(await screen.findByRole('heading', { level: 1 })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Numbers' })).not.toBeInTheDocument();
});

it('says that they are incomplete while the register loads', async () => {
  const loading = { loaded: 1334, expected: 20_000 };
  const body = { ...aMeasuresAnswer(octoberEntries, october), loading };
  await opened({ answer: answers(octoberEntries, () => ({ body })) });
  expect(await screen.findByText(/1,334 of 20,000/)).toBeInTheDocument();
});
