import { measureNames } from '../../../procedure/measures/measures.ts';
import { dayNumber, minuteOf } from '../../../procedure/measures/periods/dayNumber.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { measuredAction, measuredEntry, octoberEntries } from '../../../test/builders/measuredEntries.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { LoadRow } from './measuresWire.ts';

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
  tab.setRoles(mia.oid, ['ismsManager']);
  tab.setRoles(ben.oid, ['management']);
});
afterEach(() => tab.stop());

const mia = { oid: '99999999-9999-4999-8999-999999999999', name: 'Mia Manager' };
const ben = { oid: '88888888-8888-4888-8888-888888888888', name: 'Ben Board' };
const get = async (url: string, claims: Record<string, unknown> = ben) =>
  tab.app.inject({ url, headers: { authorization: `Bearer ${await tab.issuer.token(claims)}` } });
const october = 'from=2026-10-01&to=2026-10-31';
const learn = (entries: typeof octoberEntries) => entries.forEach(tab.register.learn);
const listed = async (url: string, claims = ben): Promise<readonly string[]> =>
  (await get(url, claims)).json().rows.map(({ reference }: { reference: string }) => reference.slice(-1));

describe('the measures of a period', () => {
  it('equal those calculated by hand (measuredEntries.ts), and the period before', async () => {
    learn(octoberEntries);
    const answer = await get(`/api/measures?${october}`);
    expect(answer.statusCode).toBe(200);
    const { figures, ...rest } = answer.json();
    expect(Object.keys(figures)).toEqual([...measureNames]);
    expect(figures.timeToIdentify).toEqual({
      // 4 and 10 days; record 2 does not know, record 4 was rejected. In September: 10 days.
      unit: 'days',
      value: 7,
      median: 7,
      p90: 10,
      population: 2,
      missing: 1,
      pending: 0,
      before: 10,
      exclusions: { rejected: 1 },
      buckets: { upTo30: 2, upTo60: 0, upTo90: 0, over90: 0 },
      cases: `/api/nonconformities?figure=timeToIdentify&${october}`,
    });
    expect(figures.onSchedule).toMatchObject({ unit: 'share', value: 0.5, hits: 1, population: 2, before: 0 });
    expect(figures.onCurrentSchedule).toMatchObject({ value: 1, hits: 2, population: 2 });
    expect(figures.recurrence).not.toHaveProperty('value');
    expect(figures.openAge).not.toHaveProperty('before');
    expect(rest).toMatchObject({
      period: { from: '2026-10-01', to: '2026-10-31' },
      before: { from: '2026-08-31', to: '2026-09-30' },
      measuring: { today: '2026-11-24', timeZone: 'Europe/Paris', observationDays: 180 },
      records: { measured: 5, unread: 1 },
      trends: { clause: { population: 3, points: [{ month: '2026-10', of: 'A.7.2', count: 3 }] } },
      systemic: [{ by: 'clause', of: 'A.7.2', count: 3 }],
      loads: [{ owner: 'ada', actions: 1, overdue: 1, name: { me: false } }],
    });
  });

  it('equal those of procedure/measures/figures.test.ts', async () => {
    // 10, 20, 30 and 100 days before detection on 1 February, one unknown, one the day after; and its actions.
    const occurred = ['2026-01-22', '2026-01-12', '2026-01-02', '2025-10-24', undefined, '2026-02-02'] as const;
    const actions = [
      measuredAction('2026-03-31', '2026-03-31'),
      measuredAction('2026-03-31', '2026-04-01'),
      measuredAction('2026-03-31', '2026-04-15', '2026-04-30'),
      measuredAction('2026-03-31'),
      { ...measuredAction('2026-03-31'), cancelled: minuteOf('2026-03-31T10:00:00.000Z') },
      measuredAction('2026-11-24'),
      measuredAction('2026-11-25', '2026-11-01'),
    ];
    learn(
      occurred.map((day, at) =>
        measuredEntry(`NC-2026-000${at + 1}`, '2026-02-01', {
          ...(day && { occurred: dayNumber(day) }),
          ...(at === 0 && { actions }),
        }),
      ),
    );
    const { figures } = (await get('/api/measures')).json();
    expect(figures.timeToIdentify).toMatchObject({ value: 40, median: 25, p90: 100, population: 4, missing: 1 });
    expect(figures.timeToIdentify.exclusions).toEqual({ datesContradict: 1 });
    expect(figures.onSchedule).toMatchObject({ value: 0.25, population: 4, pending: 1, exclusions: { cancelled: 1 } });
    expect(figures.onCurrentSchedule).toMatchObject({ value: 0.5, population: 4 });
    expect(figures.overdue).toMatchObject({ value: 0.5, hits: 1, population: 2 });
  });

  it('can be requested by the name of the period, in the calendar of the server', async () => {
    tab.setNow(new Date('2026-12-31T23:30:00.000Z'));
    expect((await get('/api/measures?span=year')).json().period).toEqual({ from: '2027-01-01', to: '2027-01-01' });
  });

  it.each<[Role | 'no role', 200 | 404]>([
    ['ismsManager', 200],
    ['alternate', 200],
    ['management', 200],
    ['auditor', 200],
    ['custodian', 200],
    ['administrator', 404],
    ['no role', 404],
  ])('%s gets %i, as for the register; forbidden is like unknown', async (role, status) => {
    learn(octoberEntries);
    tab.setRoles(ben.oid, role === 'no role' ? [] : [role]);
    const unknown = await get('/api/nonconformities/NC-2026-9999');
    for (const url of ['/api/measures', '/api/nonconformities?figure=openAge']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(status);
      if (status === 404) expect(answer.body).toBe(unknown.body);
    }
    expect((await tab.app.inject({ url: '/api/measures' })).statusCode).toBe(401);
  });
});

describe('the names of owners with many open records', () => {
  const withPeople = async (strangers: TabRoom['people']['strangers']) => {
    await tab.stop();
    const nameOf = (id: string) => (id === 'ada' ? 'Ada Action' : undefined);
    const rolesOf = () => ['management'] as const;
    const people = { rolesOf, holders: () => [], search: async () => [], nameOf, strangers };
    tab = await aTab({ people });
    learn(octoberEntries);
  };
  const names = async () => (await get('/api/measures')).json().loads.map((one: LoadRow) => one.name);

  it('are read from the directory, whose failure withholds no measure', async () => {
    await withPeople(async () => new Map());
    expect(await names()).toEqual([{ me: false, name: 'Ada Action' }]);
    await withPeople(() => Promise.reject(new Fault('unreachable', 'people.known')));
    expect(await names()).toHaveLength(1);
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await withPeople(() => {
      asked();
      return new Promise(() => undefined);
    });
    const slow = names();
    await isAsked;
    await tab.pass(1000);
    expect(await slow).toHaveLength(1);
  });
});

describe('the nonconformities of a measure', () => {
  beforeEach(() => learn(octoberEntries));

  it.each([
    [`figure=timeToIdentify&${october}`, ['3', '1']],
    [`figure=timeToIdentify&part=missing&${october}`, ['2']],
    [`figure=onSchedule&part=others&${october}`, ['2']],
    ['figure=clause&of=A.8.13', ['5']],
    ['figure=cause&part=missing', ['5', '3', '2', '1']],
    ['figure=load&owner=ada&part=hits', ['5']],
    ['figure=openAge&part=upTo90', ['5']],
    ['figure=openAge&text=0001', ['1']],
  ])('%s', async (asked, numbers) => {
    expect(await listed(`/api/nonconformities?${asked}`)).toEqual(numbers);
  });

  it('are as many as every figure counts, and are reached by its address', async () => {
    const { figures } = (await get('/api/measures')).json();
    // In these entries no record is counted twice by one figure.
    for (const name of measureNames) {
      const { cases, population } = figures[name];
      expect([name, (await listed(cases)).length]).toEqual([name, population]);
    }
  });

  it('stay the same while a reader scrolls, and no longer', async () => {
    const url = '/api/nonconformities?figure=openAge';
    expect(await listed(url)).toEqual(['5', '3', '2', '1']);
    learn([measuredEntry('NC-2026-0007', '2026-10-05')]);
    expect(await listed(url)).toEqual(['5', '3', '2', '1']);
    tab.setNow(new Date('2026-11-24T09:00:15.000Z'));
    expect(await listed(url)).toEqual(['7', '5', '3', '2', '1']);
  });

  it('are never shown to readers without permission, though they are counted', async () => {
    expect((await get(`/api/measures?${october}`, mia)).json().figures.timeToIdentify.population).toBe(2);
    expect(await listed(`/api/nonconformities?figure=timeToIdentify&${october}`, mia)).toEqual(['1']);
  });
});

describe('invalid queries', () => {
  it.each([
    ['/api/measures?from=2026-02-30', ['from']],
    ['/api/measures?from=2026-10-31&to=2026-10-01', ['from']],
    ['/api/measures?from=2026-10-01&from=2026-10-02', ['from']],
    ['/api/measures?to=%00', ['to']],
    ['/api/measures?since=2026-10-01', ['since']],
    ['/api/measures?language=de', ['language']],
    ['/api/measures?span=century', ['span']],
    ['/api/measures?span=year&from=2026-10-01', ['span']],
    ['/api/nonconformities?figure=__proto__', ['figure']],
    ['/api/nonconformities?part=missing', ['part']],
    ['/api/nonconformities?from=2026-10-01', ['from']],
    ['/api/nonconformities?figure=openAge&part=hits', ['part']],
    ['/api/nonconformities?figure=recurrence&part=upTo30', ['part']],
    ['/api/nonconformities?figure=cause&of=A.7.2', ['of']],
    ['/api/nonconformities?figure=openAge&of=A.7.2', ['of']],
    ['/api/nonconformities?figure=load', ['owner']],
    ['/api/nonconformities?figure=openAge&owner=ada', ['owner']],
    ['/api/nonconformities?figure=load&owner=%27%20or%201', ['owner']],
    ['/api/nonconformities?figure=closure&from=2026-10-31&to=2026-10-01', ['from']],
  ])('%s names the error', async (url, fields) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toMatchObject({ code: 'badRequest', fields });
  });
});
