import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import { commandIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import { theApproval, theReport, untilSubmitted } from '../../../test/builders/aLife.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { sha256 } from '../../../test/builders/sha256.ts';

const reference = 'NC-2026-0001';
const person = (number: number): string => `${String(number).repeat(8)}-1111-4111-8111-111111111111`;
const [sam, noor, tom, mia] = [1, 2, 3, 4].map(person) as [string, string, string, string];

let tab: Tab;
let drawn = 0;
const put = (by: string, events: readonly [NonconformityEvent, ...NonconformityEvent[]]): void => {
  drawn += 1;
  const draft = { commandId: `c${drawn}`, at: new Date('2026-11-24T09:00:00Z'), actor: { id: by, name: '' } };
  tab.records.elsewhere(reference, { ...draft, events });
};
const call = async (by: string, url: string, payload?: object) =>
  tab.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    headers: { authorization: `Bearer ${await tab.issuer.token({ oid: by })}` },
    ...(payload && { payload }),
  });
const path = `/api/trainings/${reference}`;

/** Sam and Noor are asked, by commit 9. */
beforeEach(async () => {
  tab = await aTab();
  drawn = 0;
  tab.setRoles(mia, ['ismsManager']);
  for (const { by, events } of [theReport, ...untilSubmitted, theApproval]) put(by.id, events);
  put('max', [{ type: 'SessionOpened', session: 'S1', kind: 'training' }]);
  put('max', [{ type: 'TrainingAsked', session: 'S1', action: 'A2', text: 'Doors stay shut', people: [sam, noor] }]);
});
afterEach(() => tab.stop());

describe('a person asked to confirm a training', () => {
  it('sees the question, and nothing of a record they may not read', async () => {
    expect((await call(sam, `/api/nonconformities/${reference}`)).statusCode).toBe(404);
    const asked = await call(sam, path);
    expect(asked.json()).toEqual({ reference, session: 'S1', text: 'Doors stay shut', isOpen: true });
  });

  it('confirms it once, and it is counted', async () => {
    expect((await call(sam, path, { asked: 9 })).json()).toMatchObject({ confirmedAt: '2026-11-24T09:00:00.000Z' });
    expect((await call(sam, path, {})).statusCode).toBe(200);
    expect((await call(sam, path)).json()).toMatchObject({ confirmedAt: '2026-11-24T09:00:00.000Z' });
    const { trainings } = (await call(mia, `/api/nonconformities/${reference}`)).json();
    expect(trainings).toMatchObject([{ asked: 2, confirmed: 1, waiting: [{ me: false }] }]);
  });

  it('counts a confirmation on the card in the chat', async () => {
    const pressed = { actor: sam, verb: 'training.confirm', data: { ref: reference, session: 'S1' } };
    await tab.handling.contribute({
      command: {
        name: 'contribute',
        reference,
        session: 'S1',
        contribution: { type: 'TrainingAcknowledged', action: 'A2' },
      },
      actor: { id: sam, name: '', roles: [], guest: false },
      commandId: commandIdOf(pressed, sha256),
    });
    const { statusCode, body } = await call(sam, path, {});
    expect([statusCode, JSON.parse(body).confirmedAt]).toEqual([200, '2026-11-24T09:00:00.000Z']);
  });

  it('sees on the record that they are asked, if they may read it', async () => {
    tab.setRoles(noor, ['auditor']);
    const mine = async () => (await call(noor, `/api/nonconformities/${reference}`)).json().trainings[0].mine;
    expect(await mine()).toEqual({ asked: 9 });
    await call(noor, path, { asked: 9 });
    expect(await mine()).toEqual({ asked: 9, confirmedAt: '2026-11-24T09:00:00.000Z' });
    tab.setRoles(tom, ['auditor']);
    expect((await call(tom, `/api/nonconformities/${reference}`)).json().trainings[0].mine).toBeUndefined();
  });
});

describe('a person who is not asked', () => {
  it('gets the answer for an unknown record, whatever they send', async () => {
    tab.setRoles(tom, ['management']);
    const answers = [await call(tom, path), await call(tom, path, {}), await call(sam, '/api/trainings/NC-2026-0404')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it.each([[{ asked: '9' }], [{ asked: -1 }], [{ session: 'S1' }], [[]]])('cannot send %j', async (payload) => {
    expect((await call(sam, path, payload)).statusCode).toBe(400);
  });

  it('cannot ask with more than a number', async () => {
    expect((await call(sam, `${path}?asked=9&x=1`)).statusCode).toBe(400);
    expect((await call(sam, `${path}?asked=nine`)).statusCode).toBe(400);
    expect((await tab.app.inject({ url: path })).statusCode).toBe(401);
  });
});
