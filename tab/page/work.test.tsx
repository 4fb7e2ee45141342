import { screen, within } from '@testing-library/react';
import { aMe, aPage, aRow } from '../../test/builders/aPage.tsx';
import type { TaskAnswer, WorkAnswer } from '../api/work/workWire.ts';

const task = (changes: Partial<TaskAnswer>): TaskAnswer => ({
  key: 'NC-2026-0042/A1/2026-11-20',
  kind: 'action',
  reference: 'NC-2026-0042',
  action: 'A1',
  due: '2026-11-20',
  overdue: true,
  letter: 'c',
  title: 'Lock the door',
  level: 'holder',
  ...changes,
});
const work: WorkAnswer = {
  today: '2026-11-24',
  mine: [
    task({}),
    task({ key: 'b', kind: 'containment', reference: 'NC-2026-0007', due: '2026-11-24', overdue: false, letter: 'a1' }),
    task({ key: 'c', kind: 'review', reference: 'REVIEW-0001', due: '2026-12-24', overdue: false, letter: 'g' }),
  ],
  overdue: [task({ key: 'd', reference: 'NC-2026-0003', level: 'ismsManager' })],
};

const open = (answers: { work: WorkAnswer; register?: boolean; locale?: string; rows?: number }) =>
  aPage({
    locale: answers.locale ?? 'en-GB',
    opens: 'work',
    answer: ({ path }) => {
      const reads = { register: answers.register ?? true, procedure: true, settings: false };
      if (path === '/api/me') return { body: aMe({ reads }) };
      if (path === '/api/work') return { body: answers.work };
      const rows = Array.from({ length: answers.rows ?? 0 }, (_none, index) => aRow(index + 1));
      return { body: { scope: 'own', total: rows.length, offset: 0, rows: rows.slice(0, 5) } };
    },
  });

it.each([
  ['en-GB', 'My work', 'Overdue', 'Carry out the action', '4 days overdue', '20 Nov 2026 · 10.2 c'],
  ['fr-FR', 'Mon travail', 'En retard', 'Réaliser l’action', 'en retard de 4 jours', '20 nov. 2026 · 10.2 c'],
])('shows the tasks in %s, the overdue first', async (locale, title, group, what, when, date) => {
  await open({ work, locale });
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
  const late = await screen.findByRole('list', { name: group });
  expect(within(late).getByRole('link', { name: what })).toHaveAttribute('href', '#/NC-2026-0042');
  expect(within(late).getByText(when)).toBeInTheDocument();
  expect(within(late).getByText(date)).toBeInTheDocument();
  expect(within(late).getByText(/Lock the door/)).toHaveTextContent('NC-2026-0042, A1 · Lock the door');
  expect(screen.getAllByRole('list')).toHaveLength(4);
});

it('leads from a task to its record, and from the review to the measures', async () => {
  const { user } = await open({ work });
  await user.click(await screen.findByRole('link', { name: 'Hold the periodic review of the records' }));
  expect(location.hash).toBe('#/numbers');
  history.back();
  await user.click(await screen.findByRole('link', { name: /^Contain it/ }));
  expect(location.hash).toBe('#/NC-2026-0007');
});

it('shows a person without a role their newest reports, and that there are no tasks', async () => {
  const { user } = await open({ work: { ...work, mine: [], overdue: [] }, register: false, rows: 7 });
  expect(await screen.findByText(/^Nothing is waiting for you/)).toBeInTheDocument();
  expect(await screen.findAllByRole('link', { name: /^NC-/ })).toHaveLength(5);
  expect(screen.queryByText('Other overdue tasks')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'All my reports' }));
  expect(location.hash).toBe('#/register');
});

it('says how many more tasks there are than fit', async () => {
  const many = Array.from({ length: 60 }, (_none, index) => task({ key: `${index}`, reference: 'NC-2026-0042' }));
  await open({ work: { ...work, mine: many, overdue: [] } });
  expect(await screen.findByText('and 10 more')).toBeInTheDocument();
});

it('offers a retry when it cannot be loaded', async () => {
  await aPage({
    opens: 'work',
    answer: ({ path }) =>
      path === '/api/me' ? { body: aMe() } : { status: 503, body: { error: { code: 'fault', reference: 'r' } } },
  });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('says that tasks may be missing while the register loads', async () => {
  await open({ work: { ...work, mine: [], loading: { loaded: 1334, expected: 20_000 } } });
  expect(await screen.findByText(/1,334 of 20,000/)).toBeInTheDocument();
});
