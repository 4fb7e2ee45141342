import type { DeliveryHealth, UntrustedRow } from '../../../procedure/ports/health.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const claire = 'c1a1c1a1-0000-4000-8000-000000000001';

describe('the status for the administrator', () => {
  let tab: Tab;
  const forged = (item: number): UntrustedRow => ({
    list: 'History',
    item: String(item),
    key: 'NC-2026-0042/0003',
    record: 'NC-2026-0042',
    distrust: 'unsealed',
  });
  const nothing: DeliveryHealth = { effects: { records: 0, since: undefined, reasons: {} }, unreached: [] };
  let delivery = nothing;
  let untrusted: readonly UntrustedRow[] = [];
  let lists = async () => [{ list: 'History', lacks: ['index of History.At'] }];
  beforeAll(async () => {
    const here = {
      version: '0.1.0',
      startedAt: '2026-11-24T08:00:00.000Z',
      requests: 12,
      resourceUnits: 20,
      optionalPermissions: ['User.Read.All'],
    };
    const health = { here: () => here, lists: () => lists(), untrustedRows: () => untrusted };
    tab = await aTab({ health: { ...health, delivery: async () => delivery } });
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
      untrusted: { count: 0, rows: [] },
      delivery: { effects: { records: 0, reasons: {} }, count: 0, unreached: [] },
    });
  });

  it('names rows without a valid seal to administrators, the first hundred, and to no one else', async () => {
    untrusted = Array.from({ length: 101 }, (_, index) => forged(index));
    const answer = await asked('/api/health', 'administrator', 'auditor');
    expect(answer.json().untrusted).toEqual({ count: 101, rows: untrusted.slice(0, 100) });
    for (const role of ['ismsManager', 'alternate', 'management', 'auditor'] as const) {
      const other = await asked('/api/health', role);
      expect([other.statusCode, other.json().version]).toEqual([200, '0.1.0']);
      expect(other.json()).not.toHaveProperty('untrusted');
    }
    untrusted = [];
  });

  it('names whom notices do not reach to administrators, the first hundred, and to no one else', async () => {
    const since = new Date('2026-11-23T09:00:00.000Z');
    const one = {
      to: claire,
      name: 'Claire Dubois',
      roles: ['ismsManager'],
      unheld: ['ismsManager'],
      notices: 3,
    } as const;
    const many = Array.from({ length: 101 }, () => ({ ...one, reach: { goneSince: since }, since }));
    delivery = { effects: { records: 2, since, reasons: { throttled: 2 } }, unreached: many };
    const { delivery: shown } = (await asked('/api/health', 'administrator')).json();
    expect([shown.count, shown.unreached.length]).toEqual([101, 100]);
    expect(shown.unreached[0]).toEqual({
      ...one,
      reach: { goneSince: since.toISOString() },
      since: since.toISOString(),
    });
    expect(shown.effects).toEqual({ records: 2, since: since.toISOString(), reasons: { throttled: 2 } });
    expect((await asked('/api/health', 'ismsManager')).json()).not.toHaveProperty('delivery');
    delivery = nothing;
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
