import { theClassification } from '../../../test/builders/aRecord.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import type { SessionAnswer } from './sessionWire.ts';

const reference = 'NC-2026-0001';
const session = `/api/sessions/${reference}/S1`;
const person = (number: number): string => `${String(number).repeat(8)}-1111-4111-8111-111111111111`;
const [lea, mia, ola, gus, fay] = [1, 2, 3, 5, 6].map(person) as [string, string, string, string, string];

let tab: Tab;
let drawn = 0;
let given = 0;
const n = (): string => {
  drawn += 1;
  return drawn.toString(16).padStart(32, '0');
};
const headers = async (by: string, acct?: number) => ({
  authorization: `Bearer ${await tab.issuer.token({ oid: by, name: `Name of ${by[0]}`, ...(acct && { acct }) })}`,
});
const call = async (by: string, url: string, payload?: object) =>
  tab.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    headers: await headers(by, by === gus ? 1 : undefined),
    ...(payload && { payload }),
  });
const command = (by: string, given: object) => call(by, '/api/commands', { n: n(), command: { reference, ...given } });
const give = async (by: string, contribution: object): Promise<string> => {
  given += 1;
  tab.setNow(new Date(Date.parse('2026-11-24T09:00:00.000Z') + given * 1000));
  const answer = await call(by, `${session}/contributions`, { n: n(), contribution });
  expect([answer.statusCode, answer.json().error?.refusal]).toEqual([200, undefined]);
  return answer.json().id;
};
const read = async (by: string): Promise<SessionAnswer> => (await call(by, `${session}/contributions`)).json();

beforeEach(async () => {
  tab = await aTab();
  [drawn, given] = [0, 0];
  tab.setRoles(mia, ['ismsManager']);
  await command(lea, { name: 'report', facts: { what: 'The door stood open.' }, language: 'en' });
  await command(mia, {
    name: 'triageReport',
    lane: 'standard',
    grade: 'minor',
    gradeReason: 'Once',
    ...theClassification,
    owner: ola,
  });
  await command(ola, { name: 'openSession', kind: 'fiveWhys', facilitator: fay });
});
afterEach(() => tab.stop());

const statement = { type: 'ProblemStated', problem: 'A door stood open', implications: 'Anybody could go in' };
/** Up to the request for agreement. @returns the round */
const askAgreement = async (): Promise<string> => {
  await give(lea, statement);
  await give(fay, { type: 'StepTaken', step: 'whys' });
  const cause = await give(lea, { type: 'CauseAdded', why: 'problem', text: 'No closer' });
  await give(fay, { type: 'RootCauseChosen', cause, statement: 'Bought without a closer', category: 'design' });
  return give(fay, { type: 'StepTaken', step: 'agreement' });
};

describe('5 Whys in the tab', () => {
  it('goes from the problem to root causes in the record', async () => {
    const round = await askAgreement();
    await give(lea, { type: 'AgreementGiven', round, objection: 'And the heat?' });
    await give(ola, { type: 'AgreementGiven', round });
    expect((await read(lea)).fiveWhys).toMatchObject({
      step: 'agreement',
      round: { id: round, number: 1 },
      agreed: 1,
      agree: false,
      enough: false,
      problem: { problem: 'A door stood open', implications: 'Anybody could go in', from: 'session' },
      objections: [{ text: 'And the heat?', me: true }],
      rootCauses: [{ statement: 'Bought without a closer', category: 'design' }],
    });
    await give(lea, { type: 'AgreementGiven', round });
    expect((await read(ola)).fiveWhys).toMatchObject({ agreed: 2, agree: true, enough: true, objections: [] });
    expect((await command(fay, { name: 'closeSession', session: 'S1' })).statusCode).toBe(200);
    expect(await read(lea)).toMatchObject({ closed: { how: 'facilitator' }, may: [], fiveWhys: { agreed: 2 } });
    const { stream } = await tab.records.load(reference, 'fresh');
    expect(stream?.state.cycle.causes).toMatchObject({ agreedBy: [ola, lea], session: 'S1' });
  });

  it('lists what each person may do, and the last move only for people who may undo it', async () => {
    await askAgreement();
    expect((await read(fay)).may).toEqual(['contribute', 'facilitate', 'closeSession']);
    expect((await read(ola)).may).toEqual(['contribute', 'facilitate', 'takeOver', 'closeSession']);
    expect((await read(lea)).may).toEqual(['contribute', 'takeOver']);
    expect((await read(fay)).fiveWhys?.lastMove).toMatchObject({ type: 'StepTaken' });
    expect((await read(lea)).fiveWhys).not.toHaveProperty('lastMove');
  });

  it('has minutes for readers who may know the authors, and names no one to others', async () => {
    await askAgreement();
    expect((await read(ola)).fiveWhys?.minutes?.attended).toEqual([{ id: lea }, { id: fay }]);
    expect((await read(mia)).fiveWhys?.minutes?.attended.map(({ name }) => name)).toEqual(['Name of 1', undefined]);
    const answer = await call(fay, `${session}/contributions`);
    expect(answer.body).not.toContain(lea);
    expect(answer.json().fiveWhys).not.toHaveProperty('minutes');
  });

  it('updates the card with all contributions, once', async () => {
    await give(lea, statement);
    const again = { n: n(), contribution: { type: 'PresenceTold' } };
    await call(lea, `${session}/contributions`, again);
    await call(lea, `${session}/contributions`, again);
    await call(lea, `${session}/contributions`, { n: n(), contribution: { type: 'StepTaken', step: 'whys' } });
    expect(tab.given).toEqual([`${reference}/S1`, `${reference}/S1`]);
  });
});

describe('a person who is only in the meeting', () => {
  it('reads the session and contributes, and sees nothing else and no name', async () => {
    await give(lea, statement);
    expect((await call(gus, `${session}/contributions`)).statusCode).toBe(404);
    expect((await call(gus, `${session}/live`)).statusCode).toBe(404);
    tab.setAttends(gus, `${reference}/S1`);
    await give(gus, { type: 'CauseAdded', why: 'problem', text: 'No closer' });
    const answer = await read(gus);
    expect(answer).toMatchObject({
      count: 2,
      may: ['contribute'],
      facilitator: { me: false },
      readsRecord: false,
    });
    expect(answer.facilitator).not.toHaveProperty('name');
    expect(JSON.stringify(answer)).not.toMatch(/Name of|-1111-4111/);
    expect((await call(gus, `/api/nonconformities/${reference}`)).statusCode).toBe(404);
    expect((await call(gus, `${session.replace('S1', 'S2')}/contributions`)).statusCode).toBe(404);
  });

  it('takes over when the facilitator is absent, and not before; a guest never', async () => {
    const [sam] = [person(4)];
    tab.setAttends(sam, `${reference}/S1`);
    tab.setAttends(gus, `${reference}/S1`);
    const lead = { name: 'leadSession', session: 'S1' };
    expect((await command(sam, lead)).json().error.refusal).toEqual({ reason: 'leaderThere' });
    tab.setNow(new Date('2026-11-24T09:06:00.000Z'));
    expect((await command(gus, lead)).json().error.refusal).toEqual({ reason: 'notAllowed' });
    expect((await command(sam, lead)).statusCode).toBe(200);
    expect(await read(sam)).toMatchObject({
      facilitator: { me: true },
      may: ['contribute', 'facilitate', 'closeSession'],
    });
  });
});

describe('the stream of a session', () => {
  const follow = async (by: string) => {
    const base = tab.app.server.listening ? tab.app.listeningOrigin : await tab.app.listen({ port: 0 });
    const stop = new AbortController();
    const response = await fetch(`${base}${session}/live`, { headers: await headers(by), signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let held = '';
    const next = async (): Promise<SessionAnswer | 'over'> => {
      for (;;) {
        const end = held.indexOf('\n\n');
        if (end >= 0) {
          const event = held.slice(0, end);
          held = held.slice(end + 2);
          if (event.startsWith('data: ')) return JSON.parse(event.slice(6));
        } else {
          const part = await reader?.read();
          if (!part || part.done) return 'over';
          held += part.value;
        }
      }
    };
    return { response, next, stop: () => stop.abort() };
  };
  const counted = async (live: Awaited<ReturnType<typeof follow>>) => {
    const answer = await live.next();
    return answer === 'over' ? answer : answer.count;
  };

  it('starts at once, and sends each contribution; it is escaped', async () => {
    const live = await follow(lea);
    expect([live.response.status, live.response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(live.response.headers.get('cache-control')).toBe('no-store');
    expect(await counted(live)).toBe(0);
    await give(ola, { ...statement, problem: 'One\n\ndata: two' });
    await tab.pass(5000);
    expect(await live.next()).toMatchObject({ count: 1, fiveWhys: { problem: { problem: 'One\n\ndata: two' } } });
    live.stop();
  });

  it('ends after showing the closing', async () => {
    const live = await follow(lea);
    await counted(live);
    await command(ola, { name: 'closeSession', session: 'S1' });
    await tab.pass(5000);
    expect(await live.next()).toMatchObject({ closed: { how: 'facilitator' } });
    expect(await live.next()).toBe('over');
  });

  it('ends when the reader loses permission', async () => {
    tab.setAttends(gus, `${reference}/S1`);
    const live = await follow(gus);
    await counted(live);
    tab.setAttends(gus, undefined);
    await give(ola, statement);
    await tab.pass(5000);
    expect(await live.next()).toBe('over');
  });

  it('is limited to six windows per person, and a slot is free again when one closes', async () => {
    const open = [];
    for (let window = 0; window < 6; window += 1) open.push(await follow(lea));
    await Promise.all(open.map(counted));
    const refused = await follow(lea);
    expect([refused.response.status, await refused.next()]).toEqual([429, 'over']);
    expect((await follow(ola)).response.status).toBe(200);
    open[0]?.stop();
    let again = await follow(lea);
    while (again.response.status === 429) again = await follow(lea);
    expect(again.response.status).toBe(200);
  });

  it('does not delay the stop of the server', async () => {
    const live = await follow(lea);
    await counted(live);
    await tab.app.close();
    expect(await live.next()).toBe('over');
  });
});

describe('the current sessions', () => {
  const live = async (by: string) => (await call(by, '/api/sessions')).json().sessions;

  it('are listed for people who may see them, by their part in the record or their membership of the channel', async () => {
    const all = [{ reference, session: 'S1' }];
    for (const by of [mia, ola, fay]) expect(await live(by)).toEqual(all);
    expect(await live(gus)).toEqual([]);
    tab.setAttends(gus, `${reference}/S1`);
    expect(await live(gus)).toEqual(all);
    await command(ola, { name: 'closeSession', session: 'S1' });
    expect(await live(mia)).toEqual([]);
  });

  it('omit sweeps and trainings, for which no roster is read', async () => {
    const asked: string[] = [];
    await tab.stop();
    tab = await aTab({
      attendance: async (about, id, actor) => {
        asked.push(`${about}/${id}`);
        return actor;
      },
    });
    tab.setRoles(mia, ['ismsManager']);
    await command(lea, { name: 'report', facts: { what: 'The door stood open.' }, language: 'en' });
    await command(mia, {
      name: 'triageReport',
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'Once',
      ...theClassification,
      owner: ola,
    });
    await command(ola, { name: 'openSession', kind: 'sweep' });
    expect(await live(ola)).toEqual([]);
    expect(asked).toEqual([]);
    await command(ola, { name: 'openSession', kind: 'fiveWhys' });
    expect(await live(ola)).toEqual([{ reference, session: 'S2' }]);
    expect(new Set(asked)).toEqual(new Set([`${reference}/S2`]));
  });
});
