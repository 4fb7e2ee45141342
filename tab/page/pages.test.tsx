import { screen, waitFor } from '@testing-library/react';
import { defaultRules } from '../../procedure/organisation/rules.ts';
import { type Asked, aMe, aPage, aRow } from '../../test/builders/aPage.tsx';

const none = { register: false, procedure: false, settings: false };
const answer =
  (reads = { register: true, procedure: true, settings: true }) =>
  ({ path }: Asked) => {
    if (path === '/api/me') return { body: aMe({ reads }) };
    if (path === '/api/work') return { body: { today: '2026-11-24', mine: [], overdue: [] } };
    return { body: { scope: 'own', total: 1, offset: 0, rows: [aRow(1)] } };
  };
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

it('moves the focus to the heading of another page, and to that of the first page only on request', async () => {
  const { user } = await aPage({ opens: 'work', answer: answer() });
  await heading('My work');
  expect(document.body).toHaveFocus();
  await user.tab();
  await user.keyboard('{Enter}');
  expect(await heading('My work')).toHaveFocus();
  await user.click(screen.getByRole('link', { name: 'Nonconformities' }));
  const next = await heading('Nonconformities');
  await waitFor(() => expect(next).toHaveFocus());
  expect(document.title).toBe('Nonconformities · TenTwo');
});

it.each(['numbers', 'audit', 'procedure', 'administration'] as const)(
  'shows people who may read nothing on the page %s what an unknown address shows',
  async (opens) => {
    const { asked } = await aPage({ opens, answer: answer(none) });
    await heading('My reports');
    await waitFor(() => expect(location.hash).toBe('#/register'));
    expect(asked.map(({ path }) => path)).toEqual(['/api/me', '/api/nonconformities']);
  },
);

it('shows the procedure to everyone it applies to, also without the register', async () => {
  const reads = { register: false, procedure: true, settings: false };
  const rules = defaultRules;
  const { user } = await aPage({
    opens: 'work',
    answer: (asked) =>
      asked.path === '/api/procedure'
        ? { body: { version: '1', digest: 'd', rules, approvals: [], mayApprove: false } }
        : answer(reads)(asked),
  });
  await heading('My work');
  expect(screen.queryByRole('link', { name: 'Audit' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('link', { name: 'Procedure' }));
  await heading('Procedure');
  expect(await screen.findByText('Version 1 is in force.')).toBeInTheDocument();
  expect(screen.getAllByRole('group').length).toBeGreaterThan(5);
  expect(screen.queryByRole('button', { name: 'Approve the procedure' })).not.toBeInTheDocument();
});
