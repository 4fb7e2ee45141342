import { screen, waitFor, within } from '@testing-library/react';
import { deadlinesOf } from '../../procedure/deadlines/deadlinesOf.ts';
import { defaultRules } from '../../procedure/organisation/rules.ts';
import type { CalendarDate } from '../../procedure/record/values/calendarDate.ts';
import {
  aStream,
  ida,
  max,
  progress,
  type Step,
  theApproval,
  thePlan,
  theReport,
  untilClosed,
  untilSubmitted,
} from '../../test/builders/aLife.ts';
import { anActor } from '../../test/builders/anActor.ts';
import { type Answer, type Asked, aMe, aPage } from '../../test/builders/aPage.tsx';
import { recordAnswer } from '../api/record/recordAnswer.ts';
import type { RecordAnswer, RelatedAnswer } from '../api/record/recordWire.ts';

const calendar = { timeZone: 'Europe/Paris', holidays: [] };
const approved = [...untilSubmitted, theApproval];
const [triaged] = untilSubmitted as [Step];
const step = (by: typeof max, ...events: Step['events']): Step => ({ by, events });

/** The API's answer about such a life, as sent over the wire. */
const lived = (steps: readonly Step[], today: CalendarDate = '2026-12-20'): RecordAnswer => {
  const stream = aStream([theReport, ...steps]);
  const asOf = { today, deadlines: deadlinesOf(stream.state, calendar, defaultRules) };
  const actor = anActor({ id: 'mia', roles: ['auditor'] });
  return JSON.parse(JSON.stringify(recordAnswer(stream, actor, [], { holders: () => [] }, asOf)));
};

const opened = async (record: RecordAnswer, locale = 'en-GB', related?: RelatedAnswer) => {
  const page = await aPage({
    locale,
    opens: { reference: 'NC-2026-0042' },
    ...(related && { related }),
    answer: ({ path }: Asked): Answer => ({ body: path === '/api/me' ? aMe() : record }),
  });
  await screen.findByRole('heading', { level: 1 });
  return page;
};
const part = (name: string) => within(screen.getByRole('region', { name }));
const parts = () => screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);

describe('progress', () => {
  it('shows what is missing, which letter requires it, and what comes before the plan', async () => {
    await opened(lived([triaged]));
    const path = part('Stages');
    expect(path.getByText('11 of 11 missing')).toBeInTheDocument();
    const causes = path.getByText(/^Root causes \(10.2 b2\)/).closest('li');
    expect(causes).toHaveTextContent('Root causes (10.2 b2): missingDetermine the causes · needed before the plan');
    expect(path.getByText('Standard')).toBeInTheDocument();
    expect(path.getByText('Owner').nextSibling).toHaveTextContent('Max Weber');
  });

  it('is shown in French too', async () => {
    await opened(lived(untilSubmitted), 'fr-FR');
    expect(part('Étapes').getByText('Il manque 3 éléments sur 11')).toBeInTheDocument();
    expect(part('Étapes').getByText(/^Approbation par la direction \(10.2 c\)/)).toBeInTheDocument();
  });

  it('has the dates with their assignees, and what is late', async () => {
    await opened(lived(approved));
    const late = part('Stages').getByText('A1 · Carry out the action').closest('li');
    expect(late).toHaveTextContent('15 Dec 2026 · 5 days overdueMax Weber');
    const later = part('Stages').getByText('A2 · Carry out the action').closest('li');
    expect(later).toHaveTextContent('1 Feb 2027 · due in 43 daysName not shown');
  });
});

it('answers an auditor’s first questions in three parts', async () => {
  await opened(lived([...approved, ...untilClosed]));
  const answer = part('Correction, cause, corrective action');
  expect(answer.getByText('Closed the door')).toBeInTheDocument();
  expect(answer.getByText('Done on: 23 November 2026')).toBeInTheDocument();
  expect(answer.getByText('Correction · Not necessary').parentElement).toHaveTextContent('The lock works');
  expect(answer.getByText('There is no alarm').parentElement).toHaveTextContent('Tools and technology');
  expect(answer.getByText('A1 · Done · 20 Dec 2026').parentElement).toHaveTextContent('Fit a door alarm');
  expect(part('Stages').getByText('Everything required is there.')).toBeInTheDocument();
});

it('has no empty boxes: what will come is listed in one line, the rest is omitted', async () => {
  await opened(lived([]));
  expect(parts()).toEqual([
    'Stages',
    'Correction, cause, corrective action',
    'Report',
    'Similar and linked',
    'History',
  ]);
  expect(screen.getByText(/What clause 10.2 requires here depends on the lane/)).toBeInTheDocument();
});

it('of a rejected report shows the reason, and not what is missing', async () => {
  await opened(lived([step(max, { type: 'ReportRejected', reason: 'No rule was broken' })]));
  expect(parts()).toEqual(['Stages', 'Report', 'Outcome', 'Similar and linked', 'History']);
  expect(part('Outcome').getByText('No rule was broken')).toBeInTheDocument();
});

it('leads to each part of a long page', async () => {
  const { user } = await opened(lived(approved));
  const nav = within(screen.getByRole('navigation', { name: 'On this page' }));
  expect(nav.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(parts());
  const scrolled: Element[] = [];
  Element.prototype.scrollIntoView = function scroll() {
    scrolled.push(this);
  };
  await user.click(nav.getByRole('button', { name: 'Approvals' }));
  const heading = screen.getByRole('heading', { level: 2, name: 'Approvals' });
  expect(scrolled).toEqual([heading]);
  expect(heading).toHaveFocus();
  expect(location.hash).toBe('#/NC-2026-0042');
});

describe('the plan', () => {
  it('shows each action with its owner, date, state and evidence', async () => {
    const { user } = await opened(lived([...approved, ...untilClosed.slice(0, 6)]));
    const plan = part('Plan');
    const action = within(plan.getByText('Fit a door alarm').parentElement ?? document.body);
    expect(action.getByText('By when: 31 December 2026 (approved: 15 Dec 2026)')).toBeInTheDocument();
    expect(action.getByText(/^More time until 31 Dec 2026, requested on .* by Max Weber$/)).toBeInTheDocument();
    expect(action.getByText(/^Granted · .* · Ida Olsen$/)).toBeInTheDocument();
    expect(action.getByText('Evidence: alarm.jpg')).toBeInTheDocument();
    expect(action.getByText('Done on 20 December 2026, reported by Max Weber')).toBeInTheDocument();
    await user.click(action.getByText('1 note on progress'));
    expect(await action.findByText('Ordered')).toBeInTheDocument();
    expect(plan.getByText('Due on 10 Dec 2026, held on 11 Dec 2026 by Max Weber')).toBeInTheDocument();
    expect(plan.getByText('Next follow-up: 10 January 2027')).toBeInTheDocument();
  });

  it('shows how a change to the ISMS is planned', async () => {
    const ismsChange = {
      needed: true,
      purpose: 'Doors in scope',
      consequences: 'More alarms',
      integrity: 'Kept',
      resources: 'Two days',
      responsibilities: 'Facility',
    } as const;
    await opened(
      lived([...untilSubmitted.slice(0, -2), step(max, { type: 'PlanDrafted', plan: thePlan({ ismsChange }) })]),
    );
    expect(part('Plan').getByText(/^Purpose: Doors in scope\s+Consequences: More alarms/)).toBeInTheDocument();
    expect(part('Plan').getAllByText('Not approved yet')).toHaveLength(2);
  });
});

it('shows the plan as it was approved, by revision and hash, and what has changed since', async () => {
  const since = untilClosed.slice(0, 3);
  const { user } = await opened(lived([...approved, ...since]));
  const approvals = part('Approvals');
  expect(approvals.getByText('Approved').nextSibling).toHaveTextContent(/· Ida Olsen$/);
  await user.click(approvals.getByText('The plan as it was approved'));
  expect(await approvals.findByText('Revision: no. 5 of the history')).toBeInTheDocument();
  expect(approvals.getByText('f'.repeat(64))).toBeInTheDocument();
  expect(approvals.getByText('1 change since then')).toBeInTheDocument();
  expect(approvals.getByText('15 Dec 2026').tagName).toBe('DEL');
  expect(approvals.getByText('31 Dec 2026').tagName).toBe('INS');
  await user.click(approvals.getByRole('button', { name: 'Copy the hash of the plan' }));
  expect(await navigator.clipboard.readText()).toBe('f'.repeat(64));
});

it('keeps earlier cycles complete, and collapsed at first', async () => {
  const failed = step(ida, { type: 'EffectivenessJudged', verdict: 'notEffective', result: 'Open again' });
  const { user } = await opened(lived([...approved, ...untilClosed.slice(0, -2), failed]));
  const earlier = part('Earlier cycles');
  expect(earlier.getByText('Cycle 1 · Not effective')).toBeInTheDocument();
  expect(earlier.getByText('Open again')).toBeInTheDocument();
  expect(earlier.queryByText('There is no alarm')).toBeNull();
  await user.click(earlier.getByText('Root causes · Plan · Approvals · Effectiveness'));
  expect(await earlier.findByText('There is no alarm')).toBeInTheDocument();
  expect(earlier.getByText('Fit a door alarm')).toBeInTheDocument();
  expect(earlier.getByText('The plan as it was approved')).toBeInTheDocument();
});

it('compares the success criteria with the result, and shows the observation window', async () => {
  const again = step(max, { type: 'Recurred', in: 'NC-2027-0001' });
  await opened(lived([...approved, ...untilClosed]));
  const effect = part('Effectiveness');
  expect(effect.getByText(/^Effective: judged on .* by Ida Olsen$/)).toBeInTheDocument();
  expect(effect.getByText('No open door in three months')).toBeInTheDocument();
  expect(effect.getByText('No open door since')).toBeInTheDocument();
  expect(effect.getByText(/Observation window/)).toBeInTheDocument();
  document.body.replaceChildren();
  await opened(lived([...approved, ...untilClosed, again]));
  expect(part('Effectiveness').getByText(/the verdict “effective” no longer stands/)).toBeInTheDocument();
  expect(screen.queryByText(/NC-2027-0001/)).toBeNull();
});

it('shows linked and probably similar records, and leads there', async () => {
  const row = (reference: 'NC-2026-0007' | 'NC-2026-0008', title: string) => ({
    reference,
    title,
    stage: 'closed',
    clause: undefined,
    system: undefined,
    impact: 'low',
    priority: 'low',
    ongoing: 'no',
    detectedOn: '2026-11-01',
    reportedAt: '2026-11-01T08:00:00.000Z',
  });
  const related = {
    links: [{ kind: 'recurrenceOf', reference: 'NC-2026-0007', row: row('NC-2026-0007', 'The same door') }],
    similar: [{ row: row('NC-2026-0008', 'Another door'), words: ['door'], sameSystem: true, sameClause: false }],
  } as RelatedAnswer;
  const { user } = await opened(lived([]), 'en-GB', related);
  const found = part('Similar and linked');
  expect(await found.findByText('Happened before, despite corrective action')).toBeInTheDocument();
  expect(found.getByText('Words in common: door · same system or place')).toBeInTheDocument();
  await user.click(found.getByRole('button', { name: 'NC-2026-0008' }));
  expect(location.hash).toBe('#/NC-2026-0008');
});

it('shows sixty commits on request, and copies all hashes', async () => {
  const notes = Array.from({ length: 60 - 1 - approved.length }, (_, index) => progress('A1', `Note ${index}`));
  const { user } = await opened(lived([...approved, ...notes]));
  const history = part('History');
  expect(history.getAllByRole('listitem')).toHaveLength(12);
  await user.click(history.getByRole('button', { name: 'Show all 60 entries' }));
  expect(history.getAllByRole('listitem')).toHaveLength(60);
  expect(history.getByText('No. 1')).toBeInTheDocument();
  await user.click(history.getByRole('button', { name: 'Copy all hashes' }));
  await waitFor(() => expect(history.getByText('Copied')).toBeInTheDocument());
  const copied = (await navigator.clipboard.readText()).split('\n');
  expect([copied.length, copied[0]]).toEqual([60, expect.stringMatching(/^NC-2026-0042\/0001 [0-9a-f]{64}$/)]);
});

it('shows in the history what was decided, by whom and why', async () => {
  const returned = step(ida, { type: 'PlanReturned', comment: 'Sooner, please', action: 'A2' });
  await opened(lived([...untilSubmitted, returned]));
  const row = part('History').getByText('Plan returned').closest('li');
  expect(row).toHaveTextContent(/^Plan returnedA2Sooner, please.* · Ida Olsen/);
});

describe('a training', () => {
  const training = {
    session: 'S2',
    action: 'A2',
    text: 'Doors stay shut',
    asked: 2,
    confirmed: 1,
    mine: { asked: 9 },
    waiting: [{ me: true, name: 'Lea Staff' }],
  } as const;
  const asked = { reference: 'NC-2026-0042', session: 'S2', text: 'Doors stay shut', isOpen: true } as const;
  const confirmedAt = '2026-12-20T09:00:00.000Z';

  it('is confirmed by the people asked, and shows when', async () => {
    const record = { ...lived(approved), trainings: [training] };
    const { user, asked: sent } = await aPage({
      opens: { reference: 'NC-2026-0042' },
      answer: ({ path, body }) => {
        if (path === '/api/me') return { body: aMe() };
        return { body: path.startsWith('/api/trainings') && body ? { ...asked, confirmedAt } : record };
      },
    });
    await screen.findByRole('heading', { level: 1 });
    expect(part('Trainings confirmed').getByText('Not yet: Lea Staff (you)')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'I confirm' }));
    expect(await screen.findByText('You confirmed it on 20 Dec 2026, 10:00.')).toBeInTheDocument();
    expect(sent.find(({ path }) => path === '/api/trainings/NC-2026-0042')?.body).toEqual({ asked: 9 });
    expect(screen.queryByRole('button', { name: 'I confirm' })).toBeNull();
  });

  it('can be confirmed without access to the record; and a failure is shown', async () => {
    const notFound = { status: 404, body: { error: { code: 'notFound' } } };
    const refused = {
      status: 409,
      body: { error: { code: 'refused', refusal: { reason: 'sessionClosed', by: 'time' } } },
    };
    const { user } = await aPage({
      opens: { reference: 'NC-2026-0042' },
      answer: ({ path, body }) => {
        if (path === '/api/me') return { body: aMe({ roles: [] }) };
        if (path !== '/api/trainings/NC-2026-0042') return notFound;
        return body ? refused : { body: asked };
      },
    });
    expect(await screen.findByText('Doors stay shut')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'I confirm' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/session/i);
  });

  it('is not mentioned to people who are not asked', async () => {
    await aPage({
      opens: { reference: 'NC-2026-0042' },
      answer: ({ path }) =>
        path === '/api/me' ? { body: aMe() } : { status: 404, body: { error: { code: 'notFound' } } },
    });
    expect(await screen.findByText('There is no such record, or you may not see it.')).toBeInTheDocument();
  });
});
