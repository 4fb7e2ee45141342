import type { Role } from '../../../procedure/record/values/person.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { octoberEntries } from '../../../test/builders/measuredEntries.ts';

let tab: Tab;
beforeEach(async () => {
  tab = await aTab();
});
afterEach(() => tab.stop());

const mia = { oid: '99999999-9999-4999-8999-999999999999', name: 'Mia Manager' };
const ben = { oid: '88888888-8888-4888-8888-888888888888', name: 'Ben Board' };
const as = async (claims: Record<string, unknown>) => ({ authorization: `Bearer ${await tab.issuer.token(claims)}` });
const get = async (url: string, claims: Record<string, unknown> = mia) =>
  tab.app.inject({ url, headers: await as(claims) });
const post = async (command: unknown, claims: Record<string, unknown> = mia, n = '0123456789abcdef0123456789abcdef') =>
  tab.app.inject({
    method: 'POST',
    url: '/api/commands',
    headers: { ...(await as(claims)), 'content-type': 'application/json' },
    payload: JSON.stringify({ n, command }),
  });
const other = 'f123456789abcdef0123456789abcdef';

const review = (changes: object = {}) => ({
  name: 'holdReview',
  period: { from: '2026-10-01', to: '2026-10-31' },
  conclusion: 'Doors',
  raised: [],
  nextOn: '2027-05-24',
  ...changes,
});

describe('the reviews', () => {
  beforeEach(() => {
    tab.setRoles(mia.oid, ['ismsManager']);
    tab.setRoles(ben.oid, ['management']);
    for (const entry of octoberEntries) tab.register.learn(entry);
  });

  it('are held, once for each form, and noted', async () => {
    const first = await post(review());
    expect(first.json()).toEqual({ reference: 'REVIEW-0001', sequence: 1, repeated: false });
    const again = await post(review({ conclusion: 'Reworded' }));
    expect(again.json()).toEqual({ reference: 'REVIEW-0001', sequence: 1, repeated: true });
    expect((await post(review(), mia, other)).json()).toMatchObject({ reference: 'REVIEW-0002' });
    const note = { name: 'noteReview', review: 'REVIEW-0001', comment: 'Seen' };
    expect((await post(note, ben)).json()).toEqual({ reference: 'REVIEW-0001', sequence: 2, repeated: false });
    expect((await post(note, ben)).json()).toMatchObject({ sequence: 2, repeated: true });
    expect(tab.reviews.stored().map(({ commits }) => commits.length)).toEqual([2, 1]);
  });

  it('are listed, newest first, each with the figures it was held with', async () => {
    await post(review());
    await post(review({ nextOn: '2027-01-24' }), mia, other);
    await post({ name: 'noteReview', review: 'REVIEW-0001', comment: 'Seen' }, ben);
    const row = { period: { from: '2026-10-01', to: '2026-10-31' }, heldOn: '2026-11-24', raised: [] };
    expect((await get('/api/reviews', ben)).json()).toEqual({
      rows: [
        {
          ...row,
          key: 'REVIEW-0002',
          nextOn: '2027-01-24',
          procedureVersion: '3.1',
          systemic: 1,
          notes: 0,
          heldBy: { me: false, name: 'Mia Manager' },
        },
        {
          ...row,
          key: 'REVIEW-0001',
          nextOn: '2027-05-24',
          procedureVersion: '3.1',
          systemic: 1,
          notes: 1,
          heldBy: { me: false, name: 'Mia Manager' },
        },
      ],
      unreadable: [],
      next: { key: 'REVIEW-0003', due: '2027-01-24', overdue: false },
    });
    tab.setNow(new Date('2027-01-25T09:00:00.000Z'));
    expect((await get('/api/reviews')).json()).toMatchObject({
      rows: [{ heldBy: { me: true } }, {}],
      next: { overdue: true },
    });
    const one = (await get('/api/reviews/REVIEW-0001', ben)).json();
    expect(one).toMatchObject({
      key: 'REVIEW-0001',
      sequence: 2,
      conclusion: 'Doors',
      heldBy: { me: false, name: 'Mia Manager' },
      notes: [{ by: { me: true, name: 'Ben Board' }, comment: 'Seen' }],
      records: { measured: 5, unread: 1 },
      figures: { timeToIdentify: { value: 7, population: 2, missing: 1 } },
      systemic: [{ of: 'A.7.2', count: 3, references: ['NC-2026-0001', 'NC-2026-0002'] }],
    });
    expect(JSON.stringify(one)).not.toContain(mia.oid);
  });

  it('name the field of an invalid form', async () => {
    const answer = await post(review({ conclusion: ' ', raised: ['NC-2026-0099'], nextOn: 'soon' }));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.refusal.problems).toEqual({ conclusion: 'missing', nextOn: 'notADate' });
    const unknown = await post(review({ raised: ['NC-2026-0099'] }));
    expect(unknown.json().error.refusal.problems).toEqual({ raised: 'unknownRecord' });
    expect(tab.reviews.stored()).toEqual([]);
  });

  it('are for authorised people; forbidden looks like unknown and like nonsense', async () => {
    await post(review());
    expect((await post(review(), ben, other)).json().error.refusal).toEqual({ reason: 'notAllowed' });
    const note = { name: 'noteReview', review: 'REVIEW-0001', comment: 'Seen' };
    expect((await post(note, mia, other)).json().error.refusal).toEqual({ reason: 'notAllowed' });
    const answers = await Promise.all([
      get('/api/reviews/REVIEW-0001', {}),
      get('/api/reviews/REVIEW-0009'),
      get('/api/reviews/..%2f..%2fetc'),
      get('/api/reviews', {}),
    ]);
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toBe(answers[0]?.body);
    }
  });

  it('refuse an invalid body', async () => {
    expect((await post(review(), mia, 'short')).statusCode).toBe(400);
    expect((await post({ name: 'holdReviews' })).statusCode).toBe(400);
  });
});

describe('the settings', () => {
  const change = (changes: object, because = 'Quick processes') => ({ name: 'changeRules', changes, because });
  beforeEach(() => tab.setRoles(mia.oid, ['ismsManager']));

  it('show the rules in force with who changed them, when, from what to what, and why', async () => {
    const changed = await post(change({ observationDays: 90, 'steps.standard.minor.plan': 12 }));
    expect(changed.json()).toEqual({ reference: 'SETTINGS', sequence: 1, repeated: false });
    expect((await post(change({ observationDays: 90, 'steps.standard.minor.plan': 12 }))).json()).toMatchObject({
      repeated: true,
    });
    const shown = (await get('/api/settings')).json();
    expect(shown.rules).toContainEqual({
      name: 'observationDays',
      unit: 'days',
      value: 90,
      usual: 180,
      least: 30,
      most: 730,
    });
    expect(shown.rules).toContainEqual({
      name: 'approval',
      unit: 'workingDays',
      value: 3,
      usual: 3,
      least: 1,
      most: 30,
    });
    expect(shown).toMatchObject({
      mayChange: true,
      environment: [],
      history: [
        {
          sequence: 1,
          at: '2026-11-24T09:00:00.000Z',
          by: { me: true, name: 'Mia Manager' },
          because: 'Quick processes',
          changes: [
            { name: 'steps.standard.minor.plan', old: 15, new: 12 },
            { name: 'observationDays', old: 180, new: 90 },
          ],
        },
      ],
    });
  });

  it('show the environment of the server and the chosen channel, newest first', async () => {
    const at = new Date('2026-11-24T09:00:00.000Z');
    const tentwo = { id: 'tentwo', name: 'TenTwo' };
    const values = (version: string, old?: string) => ({
      type: 'EnvironmentChanged' as const,
      changes: [{ name: 'PROCEDURE_VERSION', ...(old && { old }), new: version }],
    });
    const channel = (channelName: string) => ({
      type: 'TriageChannelChosen' as const,
      channelId: `19:${channelName}`,
      channelName,
      teamId: 't',
      language: 'en' as const,
    });
    let stream: Parameters<Tab['organisation']['append']>[1];
    for (const event of [values('3.0'), { ...channel('Old'), channelName: '' }, channel('New'), values('3.1', '3.0')]) {
      const commandId = JSON.stringify(event);
      const written = await tab.organisation.append('SETTINGS', stream, {
        commandId,
        at,
        actor: tentwo,
        events: [event],
      });
      if (written.outcome === 'conflict') throw new Error(written.outcome);
      ({ stream } = written);
    }
    const shown = (await get('/api/settings')).json();
    expect(shown).toMatchObject({
      triageChannel: 'New',
      environment: [{ name: 'PROCEDURE_VERSION', value: '3.1' }],
      history: [
        { by: { name: 'TenTwo' }, changes: [{ name: 'PROCEDURE_VERSION', old: '3.0', new: '3.1' }] },
        { changes: [{ name: 'triageChannel', old: '19:Old', new: 'New' }] },
        { changes: [{ name: 'triageChannel', new: '19:Old' }] },
        { changes: [{ name: 'PROCEDURE_VERSION', new: '3.0' }] },
      ],
    });
    expect(shown.history[0]).not.toHaveProperty('because');
  });

  it('name a rule that is out of bounds', async () => {
    const answer = await post(change({ observationDays: 3, 'steps.standard.minor.plan': 999, approval: 2 }));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.refusal).toEqual({
      reason: 'invalid',
      problems: { observationDays: 'outOfBounds', 'steps.standard.minor.plan': 'outOfBounds' },
    });
    expect(tab.organisation.stored()).toEqual([]);
  });

  it.each<[Role | 'no role', 200 | 404, boolean]>([
    ['administrator', 200, true],
    ['ismsManager', 200, true],
    ['alternate', 200, false],
    ['management', 200, false],
    ['auditor', 200, false],
    ['custodian', 404, false],
    ['no role', 404, false],
  ])('%s gets %i, and may change them: %s', async (role, status, may) => {
    tab.setRoles(ben.oid, role === 'no role' ? [] : [role]);
    const shown = await get('/api/settings', ben);
    expect(shown.statusCode).toBe(status);
    if (status === 200) expect(shown.json().mayChange).toBe(may);
    const changed = await post(change({ approval: 2 }), ben);
    expect(changed.statusCode).toBe(may ? 200 : 409);
    expect((await get('/api/me', ben)).json().may.includes('changeRules')).toBe(may);
  });
});
