import { aRecord } from '../../../test/builders/aRecord.ts';
import { actorOf, afterwards, type Press } from '../../../test/builders/given.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { type PersonName, thePeople } from '../../../test/builders/thePeople.ts';
import { problemWhy } from '../../causes/causePath.ts';
import type { Contribution } from '../../causes/contribution.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { SessionKind } from '../../record/sessions.ts';
import { stages } from '../../stages/stages.ts';
import { problemsAt } from '../commandFields.ts';
import { formLimits } from '../fields.ts';
import { checkMayContribute, decideContribute } from './contribute.ts';
import { contributeSchema } from './contributeSchema.ts';

const id = sha256;
const now = '2026-11-24T10:00:00.000Z';
const told = (name: string, by = 'sam', at = now) => ({ id: id(name), at, by });
const cause = (name: string, why = problemWhy, by = 'sam'): Contribution => ({
  type: 'CauseAdded',
  ...told(name, by),
  why: why === problemWhy ? why : id(why),
  text: name,
});
const vote = (name: string, on: string, by: string, why = problemWhy, at = now): Contribution => ({
  type: 'VoteCast',
  ...told(name, by, at),
  why,
  cause: id(on),
});
const removal = (what: string): Contribution => ({ type: 'Removed', ...told(`no ${what}`, 'hana'), what: id(what) });

const withSession = (kind: SessionKind, record: Nonconformity): Nonconformity =>
  afterwards(record, { name: 'openSession', form: { kind }, by: 'owner' });
const whys = withSession('fiveWhys', aRecord({ stage: 'planning' }));
const training = withSession('training', aRecord({ stage: 'implementation' }));
const sweep = withSession('sweep', aRecord());

const asTraining = (action: Nonconformity['cycle']['actions'][number]) => ({ ...action, kind: 'training' as const });

type More = {
  readonly record?: Nonconformity;
  readonly by?: Press['by'];
  readonly there?: readonly Contribution[];
  readonly at?: string;
};

/** The full path of a contribution: form, permission, decision. */
const giving = (contribution: object, { record = whys, by = 'planManager', there = [], at = now }: More = {}) => {
  const actor = actorOf(by);
  const read = contributeSchema.safeParse({ session: 'S1', contribution });
  if (!read.success) return { refusal: { reason: 'invalid', problems: problemsAt(read.error) } };
  const permission = checkMayContribute(read.data.session, actor, record);
  if ('refusal' in permission) return permission;
  const command = { ...read.data, name: 'contribute', reference: record.reference } as const;
  const contributing = { actor, commandId: id('press'), now: new Date(at), contributions: there };
  return decideContribute(command, permission.session, record, contributing);
};
const given = { id: id('press'), by: thePeople.planManager.id };
const aCause = { type: 'CauseAdded', why: problemWhy, text: 'The door has no closer' };
const problems = (found: object) => ({ refusal: { reason: 'invalid', problems: found } });

describe('permission to contribute to a session', () => {
  const may = (record: Nonconformity, contribution: object) => (who: PersonName) => {
    const outcome = giving(contribution, { record, by: who });
    return 'refusal' in outcome ? (outcome.refusal as { reason: string }).reason : 'given';
  };
  /** Written by hand. Everyone else gets the answer that there is no such record. */
  const expected: Readonly<Record<SessionKind, Partial<Record<PersonName, string>>>> = {
    fiveWhys: {
      reporter: 'given',
      ismsManager: 'given',
      alternate: 'given',
      owner: 'given',
      planManager: 'given',
      verifier: 'given',
      management: 'given',
      otherManagement: 'given',
      attendee: 'given',
      // They read it and do not contribute.
      auditor: 'notAllowed',
      custodian: 'notAllowed',
    },
    training: Object.fromEntries(Object.keys(thePeople).map((who) => [who, who === 'guest' ? 'unknown' : 'given'])),
    sweep: {
      ...Object.fromEntries(Object.keys(thePeople).map((who) => [who, who === 'guest' ? 'unknown' : 'given'])),
      // The results of a sweep become part of what an auditor audits.
      auditor: 'notAllowed',
    },
  };
  const cases = {
    fiveWhys: may(whys, aCause),
    training: may(training, { type: 'TrainingAcknowledged', action: 'A2' }),
    sweep: may(sweep, { type: 'SweepAnswered', area: 'Warehouse', found: false }),
  };
  it.each(Object.keys(thePeople) as PersonName[])('%s', (who) => {
    for (const kind of ['fiveWhys', 'training', 'sweep'] as const)
      expect([kind, cases[kind](who)]).toEqual([kind, expected[kind][who] ?? 'unknown']);
  });

  it('is denied to an unnamed reporter: the time of the row would reveal them', () => {
    const { reference } = whys;
    const actor = { id: 'reporter', name: '', roles: [], guest: false, caseOf: reference };
    expect(giving(aCause, { record: { ...whys, reporter: 'reporter' }, by: actor })).toEqual({
      refusal: { reason: 'notAllowed' },
    });
  });

  it('reveals a session only to readers of the record or if all employees are asked', () => {
    const unknown = { refusal: { reason: 'unknown' } };
    for (const record of [aRecord(), aRecord({ stage: 'closed' }), whys])
      expect(checkMayContribute('S1', thePeople.employee, record)).toEqual(unknown);
    expect(checkMayContribute('S1', thePeople.owner, aRecord())).toEqual(problems({ session: 'unknownSession' }));
    expect(checkMayContribute('S2', thePeople.employee, sweep)).toEqual(unknown);
  });

  it('ends for everyone when the record has ended', () => {
    for (const stage of stages) {
      const permission = checkMayContribute('S1', thePeople.ismsManager, { ...sweep, stage } as Nonconformity);
      const open = ['triaged', 'analysis', 'planning', 'approval', 'implementation', 'verification'].includes(stage);
      expect([stage, 'session' in permission]).toEqual([stage, open]);
    }
  });
});

describe('a contribution', () => {
  it.each([
    ['a cause', aCause],
    ['evidence', { type: 'EvidenceAdded', cause: id('a'), text: 'A photo' }],
    ['a vote', { type: 'VoteCast', why: problemWhy, cause: id('a') }],
  ])('is kept with the id and the author of the command: %s', (_, contribution) => {
    expect(giving(contribution, { there: [cause('a')] })).toEqual({ contribution: { ...contribution, ...given } });
  });

  it('is accepted if it refers to something unknown: another replica may know it', () => {
    for (const contribution of [
      { ...aCause, why: id('elsewhere') },
      { type: 'EvidenceAdded', cause: id('elsewhere'), text: 'x' },
      { type: 'VoteCast', why: id('elsewhere'), cause: id('there') },
    ])
      expect(giving(contribution)).toHaveProperty('contribution');
  });

  it('is refused if it refers to something removed, or to no cause', () => {
    const there = [cause('a'), cause('b', 'a'), removal('a'), vote('v', 'a', 'sam')];
    for (const [contribution, field] of [
      [{ ...aCause, why: id('a') }, 'why'],
      [{ ...aCause, why: id('b') }, 'why'],
      [{ ...aCause, why: id('v') }, 'why'],
      [{ type: 'EvidenceAdded', cause: id('b'), text: 'x' }, 'cause'],
      [{ type: 'VoteCast', why: problemWhy, cause: id('a') }, 'cause'],
      [{ type: 'VoteCast', why: id('a'), cause: id('b') }, 'why'],
    ] as const)
      expect(giving(contribution, { there })).toEqual(problems({ [field]: 'notThere' }));
  });

  it('is refused when the cause does not answer the why', () => {
    const there = [cause('a'), cause('b', 'a')];
    expect(giving({ type: 'VoteCast', why: problemWhy, cause: id('b') }, { there })).toEqual(
      problems({ cause: 'notFitting' }),
    );
    expect(giving({ type: 'VoteCast', why: id('a'), cause: id('b') }, { there })).toHaveProperty('contribution');
  });

  it('is no deeper than the recorded tree may be', () => {
    const names = Array.from({ length: formLimits.whyDepth }, (_, n) => `c${n}`);
    const there = names.map((name, n) => cause(name, n === 0 ? problemWhy : names[n - 1]));
    expect(giving({ ...aCause, why: id(names.at(-2) ?? '') }, { there })).toHaveProperty('contribution');
    expect(giving({ ...aCause, why: id(names.at(-1) ?? '') }, { there })).toEqual(problems({ why: 'tooDeep' }));
  });

  it.each([
    [{ ...aCause, text: 'x'.repeat(401) }, { text: 'tooLong' }],
    [{ ...aCause, text: ' \u200b ' }, { text: 'missing' }],
    [{ ...aCause, why: 'a' }, { why: 'notThere' }],
    [{ type: 'EvidenceAdded', cause: id('a'), text: 'x'.repeat(401) }, { text: 'tooLong' }],
    [{ type: 'VoteCast', why: problemWhy, cause: 'a' }, { cause: 'notThere' }],
    [{ type: 'Removed' }, { what: 'missing' }],
    [{ type: 'SweepAnswered', area: 'x'.repeat(301), found: true }, { area: 'tooLong' }],
    [{ type: 'SweepAnswered', area: 'x' }, { found: 'missing' }],
    [{ type: 'TrainingAcknowledged', action: 'B1' }, { action: 'unknownAction' }],
    [{ type: 'Party' }, { type: 'unknownChoice' }],
    [{}, { type: 'unknownChoice' }],
  ])('%j is invalid', (contribution, found) => {
    expect(giving(contribution)).toEqual(problems(found));
  });

  it('is cleaned like any text', () => {
    expect(giving({ ...aCause, text: ' The\u0000 door\r\nis heavy ' })).toMatchObject({
      contribution: { text: 'The door\nis heavy' },
    });
  });

  it('is accepted only in a session of its kind', () => {
    expect(giving(aCause, { record: sweep })).toEqual(problems({ type: 'notFitting' }));
    expect(giving({ type: 'SweepAnswered', area: 'x', found: true })).toEqual(problems({ type: 'notFitting' }));
  });

  it('confirms a training once, and only by the people asked, if any were', () => {
    const form = { action: 'A2', text: 'Doors stay shut', people: [thePeople.employee.id] };
    const asked = afterwards(aRecord({ stage: 'implementation' }), { name: 'askTraining', form, by: 'owner' });
    const confirm = (more: More = {}, action = 'A2') =>
      giving({ type: 'TrainingAcknowledged', action }, { record: asked, by: 'employee', ...more });
    const { id: by } = thePeople.employee;
    const before: Contribution = { type: 'TrainingAcknowledged', id: id('other'), at: now, by, action: 'A2' };
    expect(confirm()).toHaveProperty('contribution');
    expect(confirm({ there: [{ ...before, by: 'sam' }] })).toHaveProperty('contribution');
    expect(confirm({ there: [before] })).toEqual({ refusal: { reason: 'alreadyDone' } });
    expect(confirm({ by: 'owner' })).toEqual({ refusal: { reason: 'notAllowed' } });
    const other = {
      ...asked,
      cycle: { ...asked.cycle, actions: asked.cycle.actions.map(asTraining) },
    } as Nonconformity;
    expect(confirm({ record: other }, 'A1')).toEqual(problems({ action: 'notFitting' }));
    // A training is confirmed by people who are on leave, too.
    expect(confirm({ at: '2027-01-20T09:00:00.000Z' })).toHaveProperty('contribution');
    expect(confirm({ at: '2027-01-24T09:00:00.000Z' })).toEqual({ refusal: { reason: 'sessionClosed', by: 'time' } });
  });

  it('acknowledges a training of the plan, not another action', () => {
    const acknowledged = (action: string) => giving({ type: 'TrainingAcknowledged', action }, { record: training });
    expect(acknowledged('A2')).toHaveProperty('contribution');
    expect(acknowledged('A1')).toEqual(problems({ action: 'notFitting' }));
    expect(acknowledged('A9')).toEqual(problems({ action: 'unknownAction' }));
  });

  it('is limited in number', () => {
    const there = Array.from({ length: 4000 }, (_, n) => cause(`c${n}`));
    expect(giving(aCause, { there })).toEqual(problems({ contribution: 'tooMany' }));
    expect(giving(aCause, { there: there.slice(1) })).toHaveProperty('contribution');
  });
});

describe('a vote', () => {
  const back = { type: 'VoteCast', why: problemWhy };
  const mine = (on: string, at?: string) => vote(`my ${on} ${at}`, on, thePeople.planManager.id, problemWhy, at);

  it('is taken back by its author, if there is one', () => {
    const there = [cause('a'), vote('v', 'a', 'sam')];
    expect(giving(back, { there })).toEqual({ refusal: { reason: 'nothingChanged' } });
    expect(giving(back, { there: [...there, mine('a')] })).toHaveProperty('contribution');
  });

  it('is not taken back twice', () => {
    const taken: Contribution = { ...mine('a', '2026-11-24T10:00:01.000Z'), cause: undefined } as Contribution;
    expect(giving(back, { there: [cause('a'), mine('a'), taken] })).toEqual({ refusal: { reason: 'nothingChanged' } });
    // In any order of arrival.
    expect(giving(back, { there: [taken, mine('a', '2026-11-24T10:00:02.000Z')] })).toHaveProperty('contribution');
  });

  it('may be given again and to another cause: the last counts', () => {
    const there = [cause('a'), cause('b'), mine('a')];
    for (const on of ['a', 'b']) expect(giving({ ...back, cause: id(on) }, { there })).toHaveProperty('contribution');
  });
});

describe('a removal', () => {
  const remove = (what: string) => ({ type: 'Removed', what: id(what) });
  const own = cause('own', problemWhy, thePeople.planManager.id);
  const there = [own, cause('a')];

  it('is for the author, or for the leader', () => {
    expect(giving(remove('own'), { there })).toHaveProperty('contribution');
    expect(giving(remove('a'), { there })).toEqual({ refusal: { reason: 'notAllowed' } });
    for (const by of ['owner', 'ismsManager', 'alternate'] as const)
      expect(giving(remove('a'), { there, by })).toHaveProperty('contribution');
    expect(giving(remove('a'), { there, by: 'management' })).toEqual({ refusal: { reason: 'notAllowed' } });
    const led = afterwards(aRecord(), {
      name: 'openSession',
      form: { kind: 'fiveWhys', facilitator: thePeople.employee.id },
      by: 'owner',
    });
    expect(giving(remove('a'), { there, record: led, by: 'employee' })).toHaveProperty('contribution');
  });

  it('of something unknown is for the leader only', () => {
    expect(giving(remove('elsewhere'), { there })).toEqual(problems({ what: 'notThere' }));
    expect(giving(remove('elsewhere'), { there, by: 'owner' })).toHaveProperty('contribution');
  });

  it('is final, and happens once', () => {
    const removed = [...there, removal('own')];
    expect(giving(remove('own'), { there: removed })).toEqual({ refusal: { reason: 'nothingChanged' } });
    expect(giving(remove('no own'), { there: removed, by: 'owner' })).toEqual(problems({ what: 'notThere' }));
  });
});

describe('a closed session', () => {
  it('keeps late texts for a day, with any reference, and nothing else', () => {
    const closing = { ranges: {}, count: 0, digest: '', closings: 0 };
    const record = afterwards(whys, { name: 'closeSession', form: { session: 'S1' }, by: 'owner', closing });
    const over = { refusal: { reason: 'sessionClosed', by: 'facilitator' } };
    const closedAt = Date.parse(record.sessions[0]?.closed?.at ?? '');
    const later = (milliseconds: number) => ({ record, at: new Date(closedAt + milliseconds).toISOString() });
    const day = 24 * 3_600_000;
    for (const text of [aCause, { type: 'EvidenceAdded', cause: id('gone'), text: 'x' }]) {
      expect(giving(text, later(day - 1))).toEqual({ contribution: { ...text, ...given }, late: true });
      expect(giving(text, later(day))).toEqual(over);
    }
    for (const press of [{ type: 'VoteCast', why: problemWhy }, { type: 'PresenceTold' }])
      expect(giving(press, later(1))).toEqual(over);
  });

  it('accepts nothing if it was closed by time', () => {
    const closed = { ranges: {}, count: 0, digest: '', how: 'time', at: now, by: '', sequence: 9 } as const;
    const record = { ...whys, sessions: whys.sessions.map((one) => ({ ...one, closed })) };
    expect(giving(aCause, { record })).toEqual({ refusal: { reason: 'sessionClosed', by: 'time' } });
  });

  it('accepts nothing a day after its last input, even before it is closed', () => {
    const at = '2026-11-25T10:00:00.000Z';
    expect(giving(aCause, { there: [cause('a')], at })).toEqual({ refusal: { reason: 'sessionClosed', by: 'time' } });
    expect(giving(aCause, { there: [cause('a')], at: '2026-11-25T09:59:59.999Z' })).toHaveProperty('contribution');
  });
});
