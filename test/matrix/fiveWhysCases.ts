import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Session } from '../../procedure/record/sessions.ts';
import { aRecord } from '../builders/aRecord.ts';
import { afterwards } from '../builders/given.ts';
import { agreed, agrees, type Gave, theWhys, timed } from '../builders/theFiveWhys.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { also, decisionContexts, recordIn } from './records.ts';

const { facilitator, owner, reporter, attendee, employee, guest, ismsManager, verifier } = thePeople;
const { analysis, triaged, planning, approval, implementation, verification } = recordIn;
const [live] = analysis.sessions;
if (!live) throw new Error('no session');

/** What the session holds in the end. */
const closing = (gave: readonly Gave[]) => {
  const before = decisionContexts.closeSession?.closing;
  return { closing: before && { ...before, contributions: timed(gave) } };
};
const together = closing(agreed);
const alone = closing([...theWhys, agrees(owner.id)]);
const withSession = (record: Nonconformity, changes: Partial<Session> = {}): Nonconformity => ({
  ...record,
  sessions: [{ ...live, ...changes }],
});
const [first, ...others] = theWhys;
const unstated = first ? others : [];
const correction = withSession(aRecord({ lane: 'correctionOnly' }));
const improvement = withSession(aRecord({ lane: 'improvement' }));
const next = afterwards(verification, press('verifier', 'judgeEffectiveness'));
const found = {
  'cycle.causes.rootCauses.0.statement': 'Doors are bought without a closer',
  'cycle.causes.rootCauses.1': undefined,
  'cycle.causes.session': 'S1',
  'sessions.0.closed.count': 131,
};
const told = { at: '2026-11-24T09:00:00.000Z', by: owner.id, sequence: 4 };
/** Ari took it over. */
const taken = withSession(analysis, { facilitator: attendee.id, handed: { ...told, named: facilitator.id } });
const handedBack = withSession(analysis, { handed: { ...told, named: facilitator.id } });
const gone = { inactiveLeader: facilitator.id };
const second: Session = { ...live, id: 'S2', facilitator: owner.id };
const withSecond: Nonconformity = { ...analysis, sessions: [live, second] };
const kept: Nonconformity = { ...taken, notToIsmsManager: true };
const reason = 'No one else was there';
const withCode = { ...employee, id: 'reporter', caseOf: analysis.reference };

/** What a session of 5 Whys comes to in the record, and who leads it. */
export const fiveWhysCases: Readonly<Record<string, readonly Case[]>> = {
  'the causes found together': [
    on(analysis)('agreed causes are recorded', 'facilitator', 'closeSession', 'planning', {
      ...together,
      shows: {
        ...found,
        'cycle.causes.agreedBy': [owner.id, reporter.id],
        'cycle.causes.aloneBecause': undefined,
        'cycle.causes.objections': undefined,
        'cycle.causes.whys.0.answer': 'No one shut it',
        'cycle.causes.whys.1': undefined,
        'cycle.causes.whys.0.children.0.evidence': 'A photo of the hinge',
        'events.1.type': 'StatementConfirmed',
        'events.2.type': 'CausesDetermined',
        'events.3': undefined,
      },
    }),
    on(triaged)('even before any analysis', 'facilitator', 'closeSession', 'planning', {
      ...together,
      shows: { ...found, 'statement.problem': 'A door stood open' },
    }),
    on(planning)('replacing earlier causes', 'facilitator', 'closeSession', 'planning', {
      ...together,
      shows: found,
    }),
    on(next)('in the next cycle they belong to that cycle', 'facilitator', 'closeSession', 'planning', {
      ...together,
      shows: { ...found, 'cycle.number': 2, 'earlierCycles.0.causes.session': undefined },
    }),
    on(correction)('a correction only stays in its lane', 'facilitator', 'closeSession', 'triaged', {
      ...together,
      shows: found,
    }),
    on(improvement)('an improvement may have causes', 'facilitator', 'closeSession', 'planning', {
      ...together,
      shows: found,
    }),
    on(approval)('not while a plan is decided', 'facilitator', 'closeSession', 'notInThisStage: approval', {
      ...together,
    }),
    on(approval)('without causes it may be closed then', 'facilitator', 'closeSession', 'approval', {
      ...closing([]),
      shows: { 'sessions.0.closed.count': 131, 'events.1': undefined },
    }),
    on(analysis)('without a root cause the stage stays', 'facilitator', 'closeSession', 'analysis', {
      ...closing(theWhys.slice(0, 6)),
      shows: { 'events.1': undefined, 'cycle.causes': undefined },
    }),
    on({ ...analysis, sessions: [{ ...live, kind: 'sweep' }] })(
      'a sweep has no causes',
      'facilitator',
      'closeSession',
      'analysis',
      { ...together, shows: { 'events.1': undefined } },
    ),
    on(triaged)('causes need a statement', 'facilitator', 'closeSession', 'incomplete: b1 statement', {
      ...closing([...unstated, agrees(owner.id), agrees(reporter.id)]),
    }),
    on(analysis)('which may exist already', 'facilitator', 'closeSession', 'planning', {
      ...closing([...unstated, agrees(owner.id), agrees(reporter.id)]),
      shows: { 'events.1.type': 'CausesDetermined', 'cycle.causes.whys.0.question': 'A door stood open' },
    }),
    on({ ...analysis, statement: { problem: 'A door stood open', implications: 'Anybody could go in' } })(
      'and is not repeated',
      'facilitator',
      'closeSession',
      'planning',
      { ...together, shows: { 'events.1.type': 'CausesDetermined' } },
    ),
    on({ ...analysis, statement: { problem: 'Doors stood open', implications: 'Anybody could go in' } })(
      'but is recorded again if it changed',
      'facilitator',
      'closeSession',
      'planning',
      { ...together, shows: { 'events.1.problem': 'A door stood open' } },
    ),
    on(analysis)('not without the owner’s agreement', 'facilitator', 'closeSession', 'notAgreed', {
      ...closing([...theWhys, agrees(facilitator.id), agrees(reporter.id)]),
    }),
    on(analysis)('nor with the owner’s alone', 'facilitator', 'closeSession', 'notAgreed', { ...alone }),
    on(analysis)('whatever reason a facilitator gives', 'facilitator', 'closeSession', 'notAgreed', {
      ...alone,
      aloneBecause: reason,
    }),
    on(analysis)('an owner needs a reason to decide alone', 'owner', 'closeSession', 'invalid: aloneBecause missing', {
      ...alone,
    }),
    on(analysis)('which is recorded', 'owner', 'closeSession', 'planning', {
      ...alone,
      aloneBecause: reason,
      shows: { ...found, 'cycle.causes.aloneBecause': reason, 'cycle.causes.agreedBy': [owner.id] },
    }),
    on(analysis)('even before agreement was requested', 'ismsManager', 'closeSession', 'planning', {
      ...closing(theWhys.slice(0, 7)),
      aloneBecause: reason,
      shows: { ...found, 'cycle.causes.agreedBy': [] },
    }),
    on(analysis)('an unneeded reason is not recorded', 'owner', 'closeSession', 'planning', {
      ...together,
      aloneBecause: reason,
      shows: { ...found, 'cycle.causes.aloneBecause': undefined },
    }),
    on(analysis)('going back to the whys requires agreement again', 'facilitator', 'closeSession', 'notAgreed', {
      ...closing([...agreed, ['back', facilitator.id, { type: 'StepTaken', step: 'whys' }]]),
    }),
    on(analysis)('an objection is recorded', 'facilitator', 'closeSession', 'planning', {
      ...closing([...agreed, agrees(verifier.id, 'And the window')]),
      shows: { ...found, 'cycle.causes.objections': [{ by: verifier.id, text: 'And the window' }] },
    }),
    on(taken)('a person who took over may close it', attendee, 'closeSession', 'planning', {
      ...together,
      shows: { ...found, 'sessions.0.closed.by': attendee.id },
    }),
    on(taken)('unless they audit the record', { ...attendee, roles: ['auditor'] }, 'closeSession', 'notAllowed', {
      ...together,
    }),
    on(taken)('but not alone', attendee, 'closeSession', 'notAgreed', { ...alone, aloneBecause: reason }),
    on(taken)('from any conversation', { ...employee, id: attendee.id }, 'closeSession', 'planning', { ...together }),
    on(taken)('and reads no more of the record than before', attendee, 'recordContainment', 'unknown'),
    on(taken)('a person who handed it over has no part in it any more', 'facilitator', 'closeSession', 'unknown', {
      ...together,
    }),
    on(handedBack)('unless it came back', 'facilitator', 'takeLateContributions', 'sessionLive'),
    on(kept)('a record kept from the ISMS managers has no attendees', attendee, 'closeSession', 'unknown', {
      ...together,
    }),
  ],
  'who leads a session': [
    on(analysis)('the leader hands a session over', 'facilitator', 'leadSession', 'analysis', {
      session: 'S1',
      to: employee.id,
      shows: {
        'sessions.0.facilitator': employee.id,
        'sessions.0.handed.named': facilitator.id,
        'sessions.0.handed.by': facilitator.id,
      },
    }),
    on(taken)('its first facilitator remains known', attendee, 'leadSession', 'analysis', {
      session: 'S1',
      to: employee.id,
      shows: { 'sessions.0.handed.named': facilitator.id },
    }),
    on(analysis)('the owner takes over at once', 'owner', 'leadSession', 'analysis', {
      session: 'S1',
      shows: { 'sessions.0.facilitator': owner.id },
    }),
    on(analysis)('a participant waits until the leader is inactive', 'reporter', 'leadSession', 'leaderThere', {
      session: 'S1',
    }),
    on(analysis)('then the participant may lead', 'reporter', 'leadSession', 'analysis', {
      session: 'S1',
      ...gone,
      shows: { 'sessions.0.facilitator': reporter.id },
    }),
    on(taken)('inactivity of an earlier leader does not count', 'reporter', 'leadSession', 'leaderThere', {
      session: 'S1',
      ...gone,
    }),
    on(analysis)('a participant hands over to no one else', 'reporter', 'leadSession', 'notAllowed', {
      session: 'S1',
      to: employee.id,
      ...gone,
    }),
    on(analysis)('an attendee of the card’s conversation may take over', attendee, 'leadSession', 'analysis', {
      session: 'S1',
      ...gone,
      shows: { 'sessions.0.facilitator': attendee.id },
    }),
    on(analysis)('a guest may not', { ...guest, attends: 'NC-2026-0001/S1' }, 'leadSession', 'notAllowed', {
      session: 'S1',
      ...gone,
    }),
    on(analysis)('nor an auditor', { ...attendee, roles: ['auditor'] }, 'leadSession', 'notAllowed', {
      session: 'S1',
      ...gone,
    }),
    on(implementation)(
      'but an auditor who verifies may',
      also('verifier', 'auditor'),
      'leadSession',
      'implementation',
      {
        session: 'S1',
        ...gone,
      },
    ),
    on({ ...analysis, reporter: 'reporter' })('an unnamed reporter may not', withCode, 'leadSession', 'notAllowed', {
      session: 'S1',
      ...gone,
    }),
    on(withSecond)('nor an attendee of another session', attendee, 'leadSession', 'notAllowed', {
      session: 'S2',
      inactiveLeader: owner.id,
    }),
    on({ ...analysis, sessions: [{ ...live, kind: 'sweep' }] })(
      'a sweep is not taken over',
      'reporter',
      'leadSession',
      'notAllowed',
      { session: 'S1', ...gone },
    ),
    on({ ...analysis, sessions: [{ ...live, kind: 'sweep' }] })(
      'but may be handed over',
      'owner',
      'leadSession',
      'analysis',
      {
        session: 'S1',
        to: reporter.id,
      },
    ),
    on(analysis)('no one takes over from themselves', 'facilitator', 'leadSession', 'nothingChanged', {
      session: 'S1',
    }),
    on(analysis)('the session must exist', 'owner', 'leadSession', 'invalid: session unknownSession', {
      session: 'S3',
    }),
    on(analysis)('the new leader must be a person', 'owner', 'leadSession', 'invalid: to unknownPerson', {
      session: 'S1',
      to: employee.id,
      strangers: { [employee.id]: 'unknown' },
    }),
    on({ ...analysis, notToIsmsManager: true })(
      'and someone who may read the record',
      'owner',
      'leadSession',
      'invalid: to keptFromHim',
      {
        session: 'S1',
        to: ismsManager.id,
      },
    ),
    on(analysis)('a closed session is not handed over', 'owner', 'leadSession', 'sessionClosed', {
      session: 'S1',
      first: [{ name: 'closeSession', by: 'owner', form: { session: 'S1' }, ...closing([]) }],
    }),
  ],
};
