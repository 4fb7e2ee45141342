import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { multiRecordRoutes } from './syncFirst.ts';

describe('changes by other servers', () => {
  let tab: Tab;
  let heard = 0;
  beforeEach(async () => {
    heard = 0;
    tab = await aTab({
      sync: async () => {
        heard += 1;
      },
    });
  });
  afterEach(() => tab.stop());

  const ask = async (method: 'GET' | 'POST', url: string) =>
    tab.app.inject({ method, url, headers: { authorization: `Bearer ${await tab.issuer.token({})}` } });

  it('are synced before each answer about many records, on each of these routes', async () => {
    await tab.app.ready();
    const there = tab.routes.flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`));
    expect([...multiRecordRoutes].filter((route) => !there.includes(route))).toEqual([]);
    for (const route of multiRecordRoutes) {
      const [method, url = ''] = route.split(' ');
      const before = heard;
      await ask(method === 'POST' ? 'POST' : 'GET', url.replace(':reference', 'NC-2026-0001'));
      expect([route, heard - before]).toEqual([route, 1]);
    }
    await ask('GET', '/api/me');
    expect(heard).toBe(multiRecordRoutes.size);
  });
});
