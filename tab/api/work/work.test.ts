import type { Task } from '../../../procedure/deadlines/task.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const task = (number: string, due: string): Task => ({
  deadline: {
    kind: 'containment',
    reference: `NC-2026-${number}`,
    key: `NC-2026-${number}/containment/${due}`,
    due: due as Task['deadline']['due'],
    who: [{ kind: 'person', id: 'someone else' }],
    letter: 'a1',
    notToIsmsManager: true,
  },
  level: 'holder',
  title: 'Badge shared',
});
const claire = 'c1a1c1a1-0000-4000-8000-000000000001';
const [late, coming, theirs] = [task('0001', '2026-11-20'), task('0002', '2026-12-01'), task('0003', '2026-11-01')];

describe('the tasks of a person', () => {
  let tab: Tab;
  const askedFor: (string | Actor)[] = [];
  const tasks = {
    of: async (id: string) => {
      askedFor.push(id);
      return [late, coming];
    },
    overdue: async (actor: Actor) => {
      askedFor.push(actor);
      return [theirs, late];
    },
  };
  beforeAll(async () => {
    tab = await aTab({ tasks });
  });
  afterAll(() => tab.stop());

  it('are shown to that person alone, the overdue of others once, without their assignees', async () => {
    const token = await tab.issuer.token({ oid: claire });
    const answer = await tab.app.inject({ url: '/api/work', headers: { authorization: `Bearer ${token}` } });
    expect(answer.statusCode).toBe(200);
    const row = { kind: 'containment', letter: 'a1', level: 'holder', title: 'Badge shared' };
    expect(answer.json()).toEqual({
      today: '2026-11-24',
      mine: [
        { ...row, key: late.deadline.key, reference: 'NC-2026-0001', due: '2026-11-20', overdue: true },
        { ...row, key: coming.deadline.key, reference: 'NC-2026-0002', due: '2026-12-01', overdue: false },
      ],
      overdue: [{ ...row, key: theirs.deadline.key, reference: 'NC-2026-0003', due: '2026-11-01', overdue: true }],
    });
    expect(askedFor).toEqual([claire, expect.objectContaining({ id: claire })]);
  });

  it('require a token', async () => {
    expect((await tab.app.inject('/api/work')).statusCode).toBe(401);
  });
});
