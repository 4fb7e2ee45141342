import { aTab, type Tab } from '../../test/builders/aTab.ts';
import { madeOfMany } from './hearFirst.ts';

describe('what other servers did', () => {
  let tab: Tab;
  let heard = 0;
  let hear = async (): Promise<void> => undefined;
  beforeEach(async () => {
    heard = 0;
    hear = async () => undefined;
    tab = await aTab({
      hear: () => {
        heard += 1;
        return hear();
      },
    });
  });
  afterEach(() => tab.stop());

  const ask = async (method: 'GET' | 'POST', url: string) =>
    tab.app.inject({ method, url, headers: { authorization: `Bearer ${await tab.issuer.token({})}` } });

  it('is heard before each answer that is made of many records, and each of these routes is there', async () => {
    await tab.app.ready();
    const there = tab.routes.flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`));
    expect([...madeOfMany].filter((route) => !there.includes(route))).toEqual([]);
    for (const route of madeOfMany) {
      const [method, url = ''] = route.split(' ');
      const before = heard;
      await ask(method === 'POST' ? 'POST' : 'GET', url.replace(':reference', 'NC-2026-0001'));
      expect([route, heard - before]).toEqual([route, 1]);
    }
    await ask('GET', '/api/me');
    expect(heard).toBe(madeOfMany.size);
  });

  it('is waited for no longer than a second', async () => {
    hear = () => new Promise(() => undefined);
    const answer = ask('GET', '/api/nonconformities');
    while (heard === 0) await new Promise(setImmediate);
    await tab.pass(1000);
    expect((await answer).statusCode).toBe(200);
  });
});
