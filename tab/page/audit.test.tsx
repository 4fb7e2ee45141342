import { configure, screen, waitFor, within } from '@testing-library/react';
import { candidatesIn, drawSample } from '../../procedure/audit/sample.ts';
import { countAll } from '../../procedure/measures/counting/countRecords.ts';
import { usualRules } from '../../procedure/measures/measuring.ts';
import { defaultRules } from '../../procedure/organisation/rules.ts';
import { type Answer, type Asked, aMe, aPage, aRow } from '../../test/builders/aPage.tsx';
import { octoberEntries } from '../../test/builders/measuredEntries.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import type { AuditAnswer, ProcedureAnswer } from '../api/audit/auditWire.ts';
import type { ExportRow, SampleFile } from '../api/exports/exportWire.ts';

// Skips the visibility check of hundreds of elements, which the browser tests cover.
beforeAll(() => configure({ defaultHidden: true }));
afterAll(() => configure({ defaultHidden: false }));

const period = { from: '2026-10-01', to: '2026-10-31' } as const;
const measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules } as const;
const audit = (changes: Partial<AuditAnswer> = {}): AuditAnswer => ({
  period,
  measuring,
  records: { measured: 5, unread: 1 },
  marks: { reported: 8, rejected: 1, 'source.staff': 5, 'name.sealed': 1, 'name.anonymous': 1, complete: 6 },
  figures: countAll(octoberEntries, measuring).figures(period).figures,
  causes: [{ of: 'design', count: 2 }],
  examples: {
    effective: [],
    notJudged: [],
    notEffective: [
      {
        reference: 'NC-2026-0004',
        title: 'Open door',
        stage: 'verification',
        lane: 'standard',
        recurredAt: [],
        correction: { kind: 'done', what: 'Shut it', by: 'Rita', doneOn: '2026-10-01' },
        cycles: [
          {
            number: 1,
            rootCauses: [{ statement: 'No closer', category: 'design' }],
            actions: [{ id: 'A1', title: 'Fit one', state: 'done', originalDue: '2026-10-20', doneOn: '2026-10-19' }],
            successCriteria: 'No open door',
            verdict: { verdict: 'notEffective', result: 'Open again', at: '2026-11-01T09:00:00.000Z' },
          },
        ],
      },
    ],
  },
  mayPack: true,
  reviews: { held: 2, last: '2026-11-01', next: { due: '2026-11-20', overdue: true }, damaged: ['REVIEW-0001'] },
  ...changes,
});
const procedure = (changes: Partial<ProcedureAnswer> = {}): ProcedureAnswer => ({
  version: '3.1',
  digest: 'd'.repeat(64),
  rules: defaultRules,
  approvals: [],
  mayApprove: false,
  ...changes,
});
const sample = (): SampleFile => {
  const drawing = { seed: '4-6-1', count: 3, period: {} };
  const { population, drawn } = drawSample(candidatesIn(octoberEntries, drawing, 'Europe/Paris'), drawing, sha256);
  const rows = drawn.map((reference) =>
    reference === 'NC-2026-0003'
      ? ({ reference, keptBack: true } as const)
      : ({ reference, stage: 'closed', title: 'A case' } as const),
  );
  return { rule: 'r', ...drawing, population, drawn: rows };
};
const exported: ExportRow = {
  key: 'EXPORT-0001',
  at: '2026-11-24T09:00:00.000Z',
  by: { me: true, name: 'Ada' },
  kind: 'sample',
  format: 'json',
  records: 3,
  asked: '{"seed":"4-6-1"}',
  digest: 'e'.repeat(64),
  bytes: 9,
  hash: 'f'.repeat(64),
};

const answers =
  (given: Readonly<Record<string, Answer>> = {}) =>
  ({ path, body }: Asked): Answer => {
    const usual: Readonly<Record<string, Answer>> = {
      '/api/me': { body: aMe() },
      '/api/audit': { body: audit() },
      '/api/procedure': { body: procedure() },
      '/api/audit/checkpoint': { body: {} },
      // A file is requested with a body.
      '/api/exports': { body: body ? sample() : { rows: [exported], unreadable: [], total: 1 } },
    };
    return given[path] ?? usual[path] ?? { body: { scope: 'all', total: 1, offset: 0, rows: [aRow(1)] } };
  };

const opened = async (given: Readonly<Record<string, Answer>> = {}, locale = 'en-GB') => {
  const page = await aPage({ answer: answers(given), locale });
  await page.user.click(await screen.findByRole('link', { name: 'Audit' }));
  await screen.findByRole('heading', { level: 1, name: 'Audit' });
  return page;
};
const part = async (name: string | RegExp) => within(await screen.findByRole('region', { name }));

describe.each([
  [
    'en-GB',
    'How do you identify and document nonconformities',
    /^Reported in this period: 8\. Of these, rejected: 1/,
    /25%/,
  ],
  [
    'fr-FR',
    'Comment identifiez-vous et documentez-vous les non-conformités',
    /^Signalées dans cette période\s: 8/,
    /25 %/,
  ],
])('the audit page in %s', (locale, question, said, share) => {
  it('answers the five questions, each under its clause', async () => {
    await opened({}, locale);
    const asked = await part(new RegExp(question));
    const sentences = () =>
      screen.getAllByText((_, node) => node?.tagName === 'P').map((node) => node.textContent ?? '');
    await waitFor(() => expect(sentences().some((text) => said.test(text))).toBe(true));
    expect(sentences().some((text) => share.test(text.replace(/\s/g, ' ')))).toBe(true);
    expect(asked.getByText(/10\.2 b1/)).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 2 }).length).toBeGreaterThanOrEqual(9);
  });
});

it('leads from a count to exactly its records', async () => {
  const { asked, user } = await opened();
  const identify = await part(/^How do you identify/);
  await user.click(identify.getByRole('button', { name: 'Noticed by staff: show 5' }));
  await waitFor(() => expect(asked.at(-1)?.query.get('figure')).toBe('audit'));
  expect(Object.fromEntries(asked.at(-1)?.query ?? [])).toMatchObject({ of: 'source.staff', ...period });
  expect(await screen.findByText(/“Noticed by staff \(1 Oct 2026 to 31 Oct 2026\)”/)).toBeInTheDocument();
});

it('marks a recurrence', async () => {
  const [example] = audit().examples.notEffective;
  if (!example) throw new Error('no example');
  const again = { ...example, recurredAt: ['2026-11-05T11:00:00.000Z'] };
  await opened({
    '/api/audit': { body: audit({ examples: { effective: [], notEffective: [again], notJudged: [] } }) },
  });
  const shown = within(await screen.findByRole('article', { name: 'NC-2026-0004' }));
  expect(shown.getByText('It happened again on')).toBeInTheDocument();
  expect(shown.getByText(/^5 Nov 2026, 12:00$/)).toBeInTheDocument();
});

it('lists a record that no one judged apart, and says that there were no consequences', async () => {
  const [example] = audit().examples.notEffective;
  if (!example) throw new Error('no example');
  const consequences = { kind: 'none', because: 'It was empty' } as const;
  const corrected = {
    ...example,
    reference: 'NC-2026-0009',
    consequences,
    cycles: [],
    lane: 'correctionOnly',
  } as const;
  await opened({
    '/api/audit': { body: audit({ examples: { effective: [], notEffective: [], notJudged: [corrected] } }) },
  });
  const shown = within(await screen.findByRole('article', { name: 'NC-2026-0009' }));
  expect(shown.getByText('none, because: It was empty')).toBeInTheDocument();
  const examples = await part('Recent examples of corrective actions and their results');
  expect(examples.getByText('None was judged effective.')).toBeInTheDocument();
  expect(examples.getByRole('heading', { name: 'Closed without a verdict' })).toBeInTheDocument();
});

it('shows examples that did not work, late ones and damaged ones', async () => {
  await opened();
  const example = within(await screen.findByRole('article', { name: 'NC-2026-0004' }));
  expect(example.getByText('Shut it (1 Oct 2026, by Rita)')).toBeInTheDocument();
  expect(example.getByText('No closer (Design)')).toBeInTheDocument();
  expect(example.getByText('A1 Fit one: done on 19 Oct 2026, originally due on 20 Oct 2026')).toBeInTheDocument();
  expect(example.getByText(/^Not effective \(1 Nov 2026.*: Open again$/)).toBeInTheDocument();
  const late = await part('Exceptions and delays');
  expect(late.getByText(/^These cannot be read.*: REVIEW-0001\.$/)).toBeInTheDocument();
  expect(
    late.getByText(/^Records whose item in SharePoint was edited by hand or comes from another version: 1\./),
  ).toBeInTheDocument();
  expect((await part('How do you check effectiveness?')).getByText(/20 Nov 2026: it is overdue/)).toBeInTheDocument();
});

describe('the procedure', () => {
  it('says that it is not approved, and is approved as shown', async () => {
    const { asked, user } = await opened({
      '/api/procedure': { body: procedure({ mayApprove: true }) },
      '/api/commands': { body: { reference: 'SETTINGS', sequence: 2, repeated: false } },
    });
    const documented = await part('How is the process documented?');
    expect(await documented.findByText(/^No one in management has approved/)).toBeInTheDocument();
    await user.click(documented.getByRole('button', { name: 'Approve the procedure' }));
    expect(await documented.findByText('The approval is recorded.')).toBeInTheDocument();
    expect(asked.find(({ path }) => path === '/api/commands')?.body).toMatchObject({
      command: { name: 'approveProcedure', version: '3.1', digest: 'd'.repeat(64) },
    });
  });

  it('says who approved what, and that something has changed since', async () => {
    const approval = { version: '3.0', digest: 'x', at: '2026-01-02T09:00:00.000Z', by: { me: false, name: 'Ben' } };
    await opened({ '/api/procedure': { body: procedure({ approvals: [{ ...approval, same: false }] }) } });
    const documented = await part('How is the process documented?');
    expect(await documented.findByText(/^Version 3\.0 was approved by Ben on 2 Jan 2026/)).toBeInTheDocument();
    expect(documented.getByText(/has changed since/)).toBeInTheDocument();
    expect(documented.getByText('Approval by management')).toBeInTheDocument();
    expect(documented.queryByRole('button', { name: 'Approve the procedure' })).not.toBeInTheDocument();
  });
});

describe('a sample', () => {
  it('is drawn with a chosen seed, and shows what was withheld', async () => {
    const { asked, user } = await opened();
    const form = await part('Random sample');
    const count = form.getByLabelText('Sample size');
    await user.clear(count);
    await user.type(count, '0');
    expect(form.getByText('A whole number from 1 to 200.')).toBeInTheDocument();
    await user.click(form.getByRole('button', { name: 'Draw' }));
    expect(asked.filter(({ body }) => body).length).toBe(0);
    await user.clear(count);
    await user.type(count, '3');
    await user.type(form.getByLabelText('Your own seed'), '4-6-1');
    await user.click(form.getByRole('button', { name: 'Draw' }));
    expect(await form.findByText(/NC-2026-0003 \(withheld/)).toBeInTheDocument();
    expect(form.getByRole('link', { name: 'NC-2026-0005' })).toHaveAttribute('href', '#/NC-2026-0005');
    expect(form.getByText('Seed: 4-6-1')).toBeInTheDocument();
    expect(asked.find(({ body }) => body)?.body).toMatchObject({
      export: { kind: 'sample', count: 3, seed: '4-6-1' },
    });
    await user.click(form.getByRole('button', { name: 'Audit pack' }));
    await waitFor(() =>
      expect(asked.filter(({ body }) => body).at(-1)?.body).toMatchObject({
        export: {
          kind: 'auditPack',
          references: ['NC-2026-0003', 'NC-2026-0005', 'NC-2026-0006'],
          sample: { seed: '4-6-1', count: 3, digest: sample().population.digest },
        },
      }),
    );
  });

  it('that failed is retried as the same sample', async () => {
    const { asked, user } = await opened({ '/api/exports': 'offline' });
    const form = await part('Random sample');
    await user.click(form.getByRole('button', { name: 'Draw' }));
    await user.click(await form.findByRole('button', { name: 'Try again' }));
    const sent = () => asked.flatMap(({ body }) => body ?? []);
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[1]).toEqual(sent()[0]);
  });

  it('says who may take the audit pack to people who may not', async () => {
    const { user } = await opened({ '/api/audit': { body: audit({ mayPack: false }) } });
    const form = await part('Random sample');
    await user.type(form.getByLabelText('Your own seed'), '4-6-1');
    await user.click(form.getByRole('button', { name: 'Draw' }));
    expect(await form.findByText(/only an auditor or the ISMS manager can export it\.$/)).toBeInTheDocument();
    expect(form.queryByRole('button', { name: 'Audit pack' })).not.toBeInTheDocument();
  });
});

it('lists samples and exports for their readers, and nothing for others', async () => {
  await opened();
  const list = await part('Samples and exports');
  expect(await list.findByRole('rowheader', { name: 'EXPORT-0001' })).toBeInTheDocument();
  expect(list.getByText('Sample (json)')).toBeInTheDocument();
  expect(list.getByText('e'.repeat(64))).toBeInTheDocument();
});

it('omits the list for people who may not read it', async () => {
  await opened({ '/api/exports': { status: 404, body: { error: { code: 'notFound' } } } });
  await part('The last checkpoint of the history');
  await waitFor(() => expect(screen.queryByText('Samples and exports')).not.toBeInTheDocument());
});

it('shows the last checkpoint, or says that there is none', async () => {
  await opened();
  const none = await part('The last checkpoint of the history');
  expect(await none.findByText(/^There is no signed checkpoint yet/)).toBeInTheDocument();
  expect(none.getByText('npm run verify')).toBeInTheDocument();
});

it('shows the last checkpoint as lines to keep outside', async () => {
  const note = 'contoso.sharepoint.com/sites/isms\n2042\nCsUY=\n\n— contoso.sharepoint.com/sites/isms AAAA\n';
  const checkpoint = { name: 'CHECK/0003', at: '2026-11-24T10:00:00.000Z', size: 2042, last: 2050 };
  const last = { checkpoint, note, key: 'contoso+0f+AA', stamped: true };
  await opened({ '/api/audit/checkpoint': { body: { last } } });
  const shown = await part('The last checkpoint of the history');
  expect(
    await shown.findByText(/^CHECK\/0003, signed on .* covers 2,042 rows .* up to item 2050\.$/),
  ).toBeInTheDocument();
  const lines = shown.getByText((_, node) => node?.tagName === 'PRE' && node.textContent === `${note}contoso+0f+AA`);
  expect(lines).toBeInTheDocument();
  expect(shown.getByText('A time-stamp authority has confirmed when it was made.')).toBeInTheDocument();
});

it('reports a failure, and retries', async () => {
  const { asked, user } = await opened({ '/api/audit': 'offline' });
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(asked.filter(({ path }) => path === '/api/audit').length).toBeGreaterThan(1);
});

it('says that it is incomplete while the register loads', async () => {
  await opened({ '/api/audit': { body: audit({ loading: { loaded: 1334, expected: 20_000 } }) } });
  expect(await screen.findByText(/1,334 of 20,000/)).toBeInTheDocument();
});
