import { aRecord, presses } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { actorOf, afterwards, given, type Press } from '../../../test/builders/given.ts';
import { theIdentities } from '../../../test/builders/theIdentities.ts';
import { theOrganisationContext } from '../../../test/builders/theOrganisationContext.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { anonymities, type Unnamed, unnamedReporter } from '../../record/report/identity.ts';
import { reportedIns } from '../../record/values/choices.ts';
import type { Actor } from '../../record/values/person.ts';
import { type Stage, stages } from '../../stages/stages.ts';
import { decideReport } from './report.ts';

const caseCode = 'c'.repeat(64);
const invalid = (problems: object) => ({ reason: 'invalid', problems });

/** The record of a stage, as if this person had reported it under seal. */
const sealedBy = ({ id, name }: Actor, stage: Stage): Nonconformity => {
  const unnamed: Unnamed = { kind: 'sealed', ...theIdentities.seal({ id, name }, 'row'), caseCode };
  return { ...aRecord({ stage }), reporter: unnamedReporter, unnamed };
};
const anonymous = (stage: Stage): Nonconformity => ({
  ...aRecord({ stage }),
  reporter: unnamedReporter,
  unnamed: { kind: 'anonymous', caseCode },
});
const { management: ben, otherManagement: eva } = thePeople;

describe('a report without a name', () => {
  const unnamed: Unnamed = { kind: 'anonymous', caseCode };

  it.each(anonymities.flatMap((anonymity) => reportedIns.map((reportedIn) => [anonymity, reportedIn] as const)))(
    '%s, in %s',
    (anonymity, reportedIn) => {
      const decision = decideReport(aReport({}, { anonymity, reportedIn }), theOrganisationContext, unnamed);
      // A message in a channel has a known author.
      if (anonymity !== 'named' && reportedIn === 'channel')
        expect(decision).toEqual({ refusal: invalid({ anonymity: 'notFitting' }) });
      else expect(decision).toMatchObject({ events: [{ type: 'Reported', reportedIn }] });
    },
  );

  it('by name says nothing of the matter: rows are as they always were', () => {
    const decision = decideReport(aReport(), theOrganisationContext);
    expect(decision).toEqual({
      events: [
        {
          type: 'Reported',
          facts: aReport().facts,
          language: 'en',
          reportedIn: 'personalChat',
          procedureVersion: '3.1',
        },
      ],
    });
  });
});

describe('a report kept from the ISMS manager', () => {
  const kept = aReport({}, { notToIsmsManager: true });

  it('is refused while there is no one else', () => {
    expect(decideReport(kept, { ...theOrganisationContext, alternates: [] })).toEqual({
      refusal: invalid({ notToIsmsManager: 'nobodyElse' }),
    });
  });

  it('is kept with the report', () => {
    const decision = decideReport(kept, { ...theOrganisationContext, alternates: ['alf'] });
    expect(decision).toMatchObject({ events: [{ type: 'Reported', notToIsmsManager: true }] });
  });
});

describe('a member of management who reported under seal', () => {
  const byReporter = { reason: 'segregation', conflict: { duty: 'approve', as: 'reporter' } };
  const attempts: readonly (readonly [Stage, Press['name'], object])[] = [
    ['approval', 'approvePlan', { revision: 9 }],
    ['approval', 'returnPlan', { revision: 9, comment: 'Sooner' }],
    ['approval', 'rejectPlan', { revision: 9, reason: 'No' }],
    ['approval', 'delegateApproval', { to: thePeople.delegate.id, until: '2026-11-30' }],
    ['approval', 'acceptRisk', { reason: 'It is a cupboard', risk: 'R-12', expires: '2027-06-30' }],
    ['analysis', 'acceptRisk', { reason: 'It is a cupboard', risk: 'R-12', expires: '2027-06-30' }],
  ];

  it.each(attempts)('in %s may not %s; any other member of management may', (stage, name, form) => {
    const record = sealedBy(ben, stage);
    given(record).when(name, form, 'management').refuses(byReporter);
    given(anonymous(stage)).when(name, form, 'management').gives(expect.objectContaining({}));
    given(record).when(name, form, 'otherManagement').gives(expect.objectContaining({}));
  });

  it.each(attempts)('in %s gets no exception to %s, even as the only member', (stage, name, form) => {
    given(sealedBy(ben, stage))
      .when(name, { ...form, exception: 'There is no one else' }, 'management', { management: [ben.id] })
      .refuses(byReporter);
  });

  it('does not open an exception for others either: it would reveal the reporter', () => {
    const owner = { ...thePeople.owner, roles: ['management'] } as const;
    // Of management there are the owner, who may not, and Ben, who reported.
    given(sealedBy(ben, 'approval'))
      .when('approvePlan', { revision: 9, exception: 'There is no one else' }, owner, {
        management: [ben.id, owner.id],
      })
      .refuses({ reason: 'segregation', conflict: { duty: 'approve', as: 'owner' } });
  });

  it('does not decide on the objection to their own report; the other member does', () => {
    const objected: Nonconformity = {
      ...sealedBy(ben, 'rejected'),
      rejection: {
        reason: 'It is allowed',
        at: '2026-11-24T09:00:00.000Z',
        by: thePeople.ismsManager.id,
        objection: { text: 'It is not', at: '2026-11-24T09:00:00.000Z' },
      },
    };
    const form = { upheld: true, reason: 'The rule says so' };
    given(objected)
      .when('decideObjection', form, 'management')
      .refuses({ reason: 'segregation', conflict: { duty: 'decideObjection', as: 'reporter' } });
    given(objected)
      .when('decideObjection', form, 'otherManagement')
      .gives({ type: 'ObjectionDecided', ...form });
  });

  it('cannot be the delegate who decides it', () => {
    const record = sealedBy(thePeople.delegate, 'approval');
    // The person who delegates is not told why: they may name this delegate.
    const delegated = given(record).when(
      'delegateApproval',
      { to: thePeople.delegate.id, until: '2026-11-30' },
      'management',
    );
    delegated.gives(expect.objectContaining({ type: 'ApprovalDelegated' }));
    const delegation = { from: ben.id, to: thePeople.delegate.id, until: '2026-11-30' } as const;
    const waiting = { ...record, cycle: { ...record.cycle, delegation } } as Nonconformity;
    for (const [name, form] of [
      ['approvePlan', { revision: 9 }],
      ['returnPlan', { revision: 9, comment: 'Sooner' }],
      ['rejectPlan', { revision: 9, reason: 'No' }],
    ] as const)
      given(waiting).when(name, form, 'delegate').refuses(byReporter);
  });

  it('is not known to a server that has lost the key: then the rule cannot be checked', () => {
    given(sealedBy(ben, 'approval'))
      .when('approvePlan', { revision: 9 }, 'management', { isSealed: () => false })
      .gives(expect.objectContaining({ type: 'PlanApproved' }));
  });

  it('lets no action go either, which changes what was approved; an extension changes nothing of it', () => {
    const record = sealedBy(eva, 'implementation');
    given(record)
      .when('cancelAction', { action: 'A1', reason: 'Not needed' }, 'otherManagement')
      .refuses({ reason: 'segregation', conflict: { duty: 'cancelAction', as: 'reporter' } });
    const extension = { action: 'A1', due: '2026-12-24', reason: 'Late' };
    given(afterwards(record, { name: 'requestExtension', form: extension, by: 'actionOwner' }))
      .when('decideExtension', { action: 'A1', granted: true, reason: 'All right' }, 'otherManagement')
      .gives(expect.objectContaining({ type: 'ExtensionDecided' }));
  });
});

describe('a question to the reporter', () => {
  it('is kept with the record, where the reporter finds it', () => {
    given(anonymous('triaged'))
      .when('askReporter', { text: ' Which door? ' }, 'ismsManager')
      .gives({ type: 'ReporterAsked', text: 'Which door?' });
    given(anonymous('triaged'))
      .when('askReporter', { text: ' ' }, 'owner')
      .refuses(invalid({ text: 'missing' }));
  });
});

describe('opening a sealed identity', () => {
  it.each(stages)('in %s: by a custodian, with a reason', (stage) => {
    given(sealedBy(thePeople.employee, stage))
      .when('openIdentity', { reason: 'A reprisal is alleged' }, 'custodian')
      .gives({ type: 'IdentityOpened', reason: 'A reprisal is alleged' });
  });

  it('needs its reason, and something that is sealed', () => {
    const sealed = sealedBy(thePeople.employee, 'triaged');
    given(sealed)
      .when('openIdentity', {}, 'custodian')
      .refuses(invalid({ reason: 'missing' }));
    for (const record of [anonymous('triaged'), aRecord({ stage: 'triaged' })])
      given(record).when('openIdentity', { reason: 'A reprisal' }, 'custodian').refuses({ reason: 'nothingToDecide' });
  });

  it.each(['ismsManager', 'alternate', 'management', 'auditor', 'administrator', 'owner', 'employee'] as const)(
    'is nothing for %s',
    (by) => {
      const reads = ['ismsManager', 'alternate', 'management', 'auditor', 'owner'].includes(by);
      given(sealedBy(thePeople.employee, 'triaged'))
        .when('openIdentity', { reason: 'I wonder' }, by)
        .refuses({ reason: reads ? 'notAllowed' : 'unknown' });
    },
  );
});

describe('the unnamed reporter', () => {
  const byCode = (record: Nonconformity): Actor => ({
    id: unnamedReporter,
    name: '',
    roles: [],
    guest: false,
    caseOf: record.reference,
  });

  it('adds, corrects, withdraws and objects with the case code', () => {
    const reported = anonymous('reported');
    const press = (record: Nonconformity, name: Press['name'], form: object) =>
      given(record).when(name, form, byCode(record));
    press(reported, 'addToReport', { text: 'Again' }).gives({ type: 'ReportAddedTo', text: 'Again' });
    press(reported, 'withdrawReport', {}).gives({ type: 'ReportWithdrawn' });
    press(reported, 'correctReport', { facts: { ...reported.facts, what: 'The window' } }).gives(
      expect.objectContaining({ type: 'ReportCorrected' }),
    );
    press(anonymous('rejected'), 'objectToRejection', { text: 'It is not' }).gives(
      expect.objectContaining({ type: 'RejectionObjectedTo' }),
    );
  });

  it.each<readonly [string, Partial<Actor>]>([
    ['without a code', {}],
    ['with the code of another record', { caseOf: 'NC-2026-0002' }],
  ])('has no relation %s, though all unnamed reporters have one id', (_, changes) => {
    const { caseOf: _caseOf, ...withoutCode } = byCode(anonymous('reported'));
    given(anonymous('reported'))
      .when('addToReport', { text: 'Again' }, { ...withoutCode, ...changes })
      .refuses({ reason: 'unknown' });
  });

  it('does nothing else with the code, and has no other relation to the record', () => {
    const record = anonymous('triaged');
    for (const { name, form } of [presses.containment, { name: 'askReporter', form: { text: 'Which?' } } as const])
      given(record).when(name, form, byCode(record)).refuses({ reason: 'notAllowed' });
  });

  it('is not the signed-in person, who has no access to what they reported under seal', () => {
    given(sealedBy(actorOf('employee'), 'reported'))
      .when('addToReport', { text: 'Again' }, 'employee')
      .refuses({ reason: 'unknown' });
  });
});
