import { aRecord, aReported, theTriage } from '../../../test/builders/aRecord.ts';
import { afterwards, given, today } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { registerEntry } from '../../record/registerEntry.ts';

const { owner, management, employee } = thePeople;
const invalid = (problems: object) => ({ reason: 'invalid', problems }) as const;

describe('triage', () => {
  const triage = (changes: object) =>
    given(aReported()).when('triageReport', { ...theTriage(), ...changes }, 'ismsManager');
  const externalAudit = { body: 'CB', auditEnd: today, planDue: '2026-12-24', evidenceDue: '2027-02-22' };

  it('records lane, grade, reason and owner', () => {
    triage({}).gives({ type: 'Triaged', ...theTriage() });
    triage({ lane: 'major', grade: 'major', externalAudit }).gives({
      type: 'Triaged',
      ...theTriage(),
      lane: 'major',
      grade: 'major',
      externalAudit,
    });
  });

  it.each([
    [{ lane: 'correctionOnly' }, { laneReason: 'missing' }],
    [{ lane: undefined }, { lane: 'missing' }],
    [{ lane: 'fast' }, { lane: 'unknownChoice' }],
    [{ grade: 'major' }, { lane: 'notFitting' }],
    [{ grade: 'improvement' }, { lane: 'notFitting' }],
    [{ lane: 'improvement' }, { lane: 'notFitting' }],
    [{ externalAudit }, { lane: 'notFitting' }],
    [{ gradeReason: ' ' }, { gradeReason: 'missing' }],
    [{ clause: '' }, { clause: 'missing' }],
    [{ clause: 'A.9.99' }, { clause: 'unknownChoice' }],
    [{ impact: 'notSure' }, { impact: 'missing' }],
    [{ priority: undefined }, { priority: 'missing' }],
    [{ gradeReason: 'x'.repeat(1001) }, { gradeReason: 'tooLong' }],
    [{ owner: 'ola' }, { owner: 'notAPerson' }],
    [{ owner: '' }, { owner: 'missing' }],
    [{ lane: 'major', externalAudit: { ...externalAudit, auditEnd: '2026-11-25' } }, { auditEnd: 'inTheFuture' }],
    [{ lane: 'major', externalAudit: { ...externalAudit, planDue: '2026-11-23' } }, { planDue: 'notLater' }],
    [{ lane: 'major', externalAudit: { ...externalAudit, evidenceDue: '2026-12-23' } }, { evidenceDue: 'notLater' }],
  ])('%j: %j', (changes, problems) => {
    triage(changes).refuses(invalid(problems));
  });
});

describe('a correction only', () => {
  const lane = { lane: 'correctionOnly', laneReason: 'Once' };

  it.each(['internalAudit', 'externalAudit'] as const)('is not enough for a finding with the source %s', (source) => {
    const found = { ...aReported(), facts: { ...aReported().facts, source } };
    const refused = invalid({ lane: 'auditFinding' });
    given(found)
      .when('triageReport', { ...theTriage(), ...lane }, 'ismsManager')
      .refuses(refused);
    const standard = afterwards(found, { name: 'triageReport', form: theTriage(), by: 'ismsManager' });
    const form = { ...theTriage(), ...lane, because: 'Small' };
    given(standard).when('changeTriage', form, 'ismsManager').refuses(refused);
  });

  it('states its cause with the search for similar cases; other lanes analyse it', () => {
    const similar = { areas: 'All', checkedBy: 'Ola', found: false, result: 'None' };
    const record = aRecord({ lane: 'correctionOnly' });
    given(record)
      .when('recordSimilar', { similar }, 'owner')
      .refuses(invalid({ cause: 'missing' }));
    given(aRecord())
      .when('recordSimilar', { similar: { cause: 'No closer', ...similar } }, 'owner')
      .refuses(invalid({ cause: 'notNeeded' }));
  });
});

describe('clause, impact and priority', () => {
  const { clause, impact, priority, ...others } = theTriage();
  const complete = aReported();
  const facts = { ...complete.facts, clause: 'A.8.13', impact: 'high', priority: 'high' } as const;

  it('are those of the report where triage leaves them out', () => {
    given({ ...complete, facts })
      .when('triageReport', others, 'ismsManager')
      .gives({ type: 'Triaged', ...others, clause: 'A.8.13', impact: 'high', priority: 'high' });
  });

  it('are in force once triage has chosen them; the reporter’s are kept', () => {
    const record = afterwards({ ...complete, facts }, { name: 'triageReport', form: theTriage(), by: 'ismsManager' });
    expect(record.facts).toMatchObject({ clause, impact, priority });
    expect(record.reportedAs).toEqual({ clause: 'A.8.13', impact: 'high', priority: 'high' });
    expect(registerEntry(record, 2)).toMatchObject({ clause, impact, priority, measured: { clause } });
    const because = 'The restore test was never made';
    const form = { ...others, clause: 'A.8.13', impact: 'high', priority: 'high', because };
    const again = afterwards(record, { name: 'changeTriage', form, by: 'ismsManager' });
    expect(again.facts).toMatchObject({ clause: 'A.8.13', impact: 'high', priority: 'high' });
    expect(again.reportedAs).toBeUndefined();
  });

  it('are not asked of an improvement, which affects no requirement', () => {
    const form = { ...others, lane: 'improvement', grade: 'improvement' };
    const { clause: _, ...open } = { ...complete.facts, impact: 'notSure', priority: 'notSure' } as const;
    given({ ...complete, facts: open })
      .when('triageReport', form, 'ismsManager')
      .gives({ type: 'Triaged', ...form, impact: 'notSure', priority: 'notSure' });
  });
});

describe('a change of triage', () => {
  const change = (record: ReturnType<typeof aRecord>, changes: object) =>
    given(record).when('changeTriage', { ...theTriage(), because: 'x', ...changes }, 'ismsManager');
  const major = { lane: 'major', grade: 'major' } as const;

  it('records the whole choice and the reason', () => {
    change(aRecord(), major).gives({ type: 'TriageChanged', ...theTriage(), ...major, because: 'x' });
    change(aRecord(), {}).refuses({ reason: 'nothingChanged' });
  });

  it('changes the lane only before approval is requested, and never after an ineffective cycle', () => {
    change(aRecord({ stage: 'approval' }), major).refuses(invalid({ lane: 'tooLate' }));
    const again = afterwards(aRecord({ stage: 'verification' }), {
      name: 'judgeEffectiveness',
      form: { verdict: 'notEffective', result: 'x' },
      by: 'verifier',
    });
    expect(again).toMatchObject({ stage: 'analysis', cycle: { number: 2 }, earlierCycles: [{ number: 1 }] });
    change(again, { lane: 'correctionOnly', laneReason: 'x' }).refuses(invalid({ lane: 'tooLate' }));
  });

  it('does not make the approver the owner', () => {
    change(aRecord({ stage: 'implementation' }), { owner: management.id }).refuses({
      reason: 'segregation',
      conflict: { duty: 'approve', as: 'owner' },
    });
    change(aRecord({ stage: 'implementation' }), { owner: employee.id }).gives({
      type: 'TriageChanged',
      ...theTriage(),
      owner: employee.id,
      because: 'x',
    });
  });

  it('moves the record to the stage of its new lane', () => {
    const to = (stage: 'analysis' | 'planning', form: object) =>
      afterwards(aRecord({ stage }), {
        name: 'changeTriage',
        form: { ...theTriage(), because: 'x', ...form },
        by: 'ismsManager',
      }).stage;
    expect(to('analysis', { lane: 'correctionOnly', laneReason: 'x' })).toBe('triaged');
    expect(to('analysis', { lane: 'improvement', grade: 'improvement' })).toBe('planning');
    expect(to('planning', major)).toBe('planning');
  });
});

describe('a rejection', () => {
  const rejected = aRecord({ stage: 'rejected' });
  const objected = afterwards(rejected, { name: 'objectToRejection', form: { text: 'No' }, by: 'reporter' });
  const decide = (record: typeof rejected, upheld: boolean) =>
    given(record).when('decideObjection', { upheld, reason: 'x' }, 'management');

  it('may be objected to once, and decided once', () => {
    given(rejected).when('objectToRejection', { text: 'No' }, 'reporter').gives({
      type: 'RejectionObjectedTo',
      text: 'No',
    });
    given(objected).when('objectToRejection', { text: 'No' }, 'reporter').refuses({ reason: 'alreadyDone' });
    decide(rejected, true).refuses({ reason: 'nothingToDecide' });
    decide(objected, false).gives({ type: 'ObjectionDecided', upheld: false, reason: 'x' });
    const press = { name: 'decideObjection', form: { upheld: false, reason: 'x' }, by: 'management' } as const;
    const kept = afterwards(objected, press);
    expect(kept.stage).toBe('rejected');
    decide(kept, true).refuses({ reason: 'alreadyDone' });
  });

  it('is not repeated once management upheld the objection', () => {
    const press = { name: 'decideObjection', form: { upheld: true, reason: 'x' }, by: 'management' } as const;
    const upheld = afterwards(objected, press);
    expect(upheld.stage).toBe('reported');
    given(upheld).when('rejectReport', { reason: 'Still' }, 'ismsManager').refuses({ reason: 'alreadyDone' });
  });
});

describe('another record', () => {
  const closed = aRecord({ stage: 'closed' });
  const of = 'NC-2026-0009';

  it('may be a duplicate', () => {
    const mark = (form: object, otherRecord?: typeof closed) =>
      given(aReported()).when('markDuplicate', { reason: 'x', ...form }, 'ismsManager', {
        ...(otherRecord && { otherRecord }),
      });
    mark({ of }, aReported(of)).gives({ type: 'MarkedDuplicate', of, reason: 'x' });
    mark({ of }).refuses(invalid({ of: 'unknownRecord' }));
    mark({ of: 'NC-9' }).refuses(invalid({ of: 'unknownRecord' }));
    mark({ of: 'NC-2026-0001' }, closed).refuses(invalid({ of: 'sameRecord' }));
    for (const stage of ['duplicate', 'withdrawn', 'rejected'] as const)
      mark({ of }, aRecord({ stage })).refuses(invalid({ of: 'notFitting' }));
  });

  it('may have recurred', () => {
    const confirm = (record: typeof closed, otherRecord?: typeof closed) =>
      given(record).when('confirmRecurrence', { of, reason: 'x' }, 'owner', { ...(otherRecord && { otherRecord }) });
    confirm(aRecord(), closed).gives({ type: 'RecurrenceConfirmed', of, reason: 'x' });
    confirm(aRecord()).refuses(invalid({ of: 'unknownRecord' }));
    confirm(aRecord(), aRecord({ stage: 'implementation' })).refuses(invalid({ of: 'notFitting' }));
    confirm({ ...aRecord(), recurrenceOf: of }, closed).refuses({ reason: 'alreadyDone' });
  });
});

it('an owner reads only their own records', () => {
  given(aReported()).when('confirmStatement', {}, owner).refuses({ reason: 'unknown' });
});
