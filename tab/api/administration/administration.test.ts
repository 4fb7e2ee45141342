import type { Role } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const claire = 'c1a1c1a1-0000-4000-8000-000000000001';

describe('the status for the administrator', () => {
  let tab: Tab;
  let lists = async () => [{ list: 'History', lacks: ['index of History.At'] }];
  beforeAll(async () => {
    const here = {
      version: '0.1.0',
      startedAt: '2026-11-24T08:00:00.000Z',
      requests: 12,
      resourceUnits: 20,
      optionalPermissions: ['User.Read.All'],
    };
    tab = await aTab({ health: { here: () => here, lists: () => lists(), untrustedRows: () => [] } });
  });
  afterAll(() => tab.stop());
  const asked = async (url: string, ...roles: readonly Role[]) => {
    tab.setRoles(claire, roles);
    const authorization = `Bearer ${await tab.issuer.token({ oid: claire })}`;
    return tab.app.inject({ url, headers: { authorization } });
  };

  it('has the state of each list, and of this server', async () => {
    const answer = await asked('/api/health', 'administrator');
    expect(answer.json()).toEqual({
      version: '0.1.0',
      startedAt: '2026-11-24T08:00:00.000Z',
      requests: 12,
      resourceUnits: 20,
      optionalPermissions: ['User.Read.All'],
      lists: [{ list: 'History', lacks: ['index of History.At'] }],
    });
  });

  it('reports that Microsoft 365 does not answer', async () => {
    const before = lists;
    lists = async () => Promise.reject(new Fault('unreachable', 'lists'));
    const answer = await asked('/api/health', 'administrator');
    expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'fault']);
    lists = before;
  });

  it('counts the people in each role', async () => {
    const { roles } = (await asked('/api/roles', 'administrator', 'auditor')).json();
    expect(roles.map(({ role, count }: { role: Role; count: number }) => `${role} ${count}`)).toEqual([
      'ismsManager 0',
      'alternate 0',
      'management 0',
      'auditor 1',
      'custodian 0',
      'administrator 1',
    ]);
    expect(roles[3].people).toEqual([{ me: true }]);
  });

  it.each(['/api/roles', '/api/health'])(
    'does not exist for a colleague without a role, nor for a custodian: %s',
    async (url) => {
      for (const roles of [[], ['custodian']] as const) expect((await asked(url, ...roles)).statusCode).toBe(404);
      expect((await tab.app.inject(url)).statusCode).toBe(401);
    },
  );
});
