import type { RegisterProgress } from '../../../procedure/ports/register/registerProgress.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';

const ida = 'c1a1c1a1-0000-4000-8000-000000000001';

describe('an answer that is made of the whole register', () => {
  let tab: Tab;
  let progress: RegisterProgress;
  beforeAll(async () => {
    tab = await aTab({ registerProgress: () => progress });
    tab.setRoles(ida, ['ismsManager']);
  });
  afterAll(() => tab.stop());

  it.each(['nonconformities?offset=0&limit=100', 'measures', 'audit', 'work'])(
    'says how far the register is loaded, until it is: %s',
    async (url) => {
      const token = await tab.issuer.token({ oid: ida });
      const loading = async (): Promise<unknown> => {
        const answer = await tab.app.inject({ url: `/api/${url}`, headers: { authorization: `Bearer ${token}` } });
        expect(answer.statusCode).toBe(200);
        return answer.json().loading;
      };
      progress = { loaded: 1334, expected: 20_000 };
      expect(await loading()).toEqual(progress);
      progress = { loaded: 20_000, expected: 20_000 };
      expect(await loading()).toBeUndefined();
    },
  );
});
