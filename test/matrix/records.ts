import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Session } from '../../procedure/record/sessions.ts';
import type { Role } from '../../procedure/record/values/person.ts';
import type { RecordCommandName } from '../../procedure/stages/permissions.ts';
import type { Stage } from '../../procedure/stages/stages.ts';
import { aRecord, aReported, presses } from '../builders/aRecord.ts';
import { afterwards, type Press } from '../builders/given.ts';
import { type PersonName, thePeople } from '../builders/thePeople.ts';
import { press, shortWay } from './examples.ts';
import { columns, rights, stageCodes } from './rights.ts';

/** A person who holds these roles too. */
export const also = (who: PersonName, ...roles: readonly Role[]) => ({
  ...thePeople[who],
  roles: [...thePeople[who].roles, ...roles],
});

const told = { at: '2026-11-24T09:00:00.000Z', by: thePeople.ismsManager.id, sequence: 3 };
const rows = { ranges: { a1b2c3d4e5f60718: '1-131' }, count: 131, digest: 'd'.repeat(64) };
const session: Session = { id: 'S1', kind: 'fiveWhys', facilitator: thePeople.facilitator.id, opened: told, late: [] };
/** The facilitator left the meeting, and Fay leads another session. */
const left: Session = { ...session, facilitator: 'left' };
const another: Session = { ...session, id: 'S2', kind: 'sweep' };
const closed: Session = { ...session, closed: { ...rows, how: 'facilitator', ...told } };
/** With its whys still being looked for by many. */
const inSession = (record: Nonconformity): Nonconformity => ({ ...record, sessions: [session] });

const submitted = inSession(aRecord({ stage: 'approval' }));
const delegated = afterwards(submitted, press('management', 'delegateApproval', { to: thePeople.delegate.id }));
const approved = afterwards(delegated, presses.approve);
const firstDone = afterwards(approved, presses.first);
const worked = afterwards(firstDone, presses.second);
const judged = afterwards(worked, presses.judge);
const rejected = aRecord({ stage: 'rejected' });

/**
 * One life in the lane *standard*: a session, a plan that was delegated and approved, and actions completed by their
 * owners.
 */
export const recordIn: Readonly<Record<Stage, Nonconformity>> = {
  reported: aReported(),
  triaged: inSession(aRecord()),
  analysis: inSession(aRecord({ stage: 'analysis' })),
  planning: inSession(aRecord({ stage: 'planning' })),
  approval: delegated,
  implementation: approved,
  verification: worked,
  closed: afterwards(judged, presses.close),
  rejected,
  duplicate: aRecord({ stage: 'duplicate' }),
  withdrawn: aRecord({ stage: 'withdrawn' }),
  riskAccepted: afterwards(approved, presses.accept),
};

/** Everyone has their part in it at once. */
function full(): Nonconformity {
  const { actions } = approved.cycle;
  return { ...delegated, stage: 'approval', cycle: { ...delegated.cycle, actions } };
}

/** More that the rules make a difference of. */
export const records = {
  submitted,
  firstDone,
  judged,
  correctionOnly: aRecord({ lane: 'correctionOnly' }),
  /** A correction alone, with all that is demanded of one. */
  corrected: shortWay.slice(1).reduce((so, step) => afterwards(so, step), aRecord({ lane: 'correctionOnly' })),
  major: aRecord({ lane: 'major' }),
  improvement: aRecord({ lane: 'improvement' }),
  improved: aRecord({ lane: 'improvement', stage: 'verification' }),
  objected: afterwards(rejected, press('reporter', 'objectToRejection')),
  asked: afterwards(approved, press('actionOwner', 'requestExtension')),
  other: aReported('NC-2026-0009'),
  full: full(),
} as const;

const underSeal = { kind: 'sealed', sealed: 's', digest: 'd', caseCode: 'c' } as const;

/** The delegation ended yesterday; its delegate still counts as one. */
const delegationEnded = (record: Nonconformity): Nonconformity => {
  const { delegation } = record.cycle;
  // Constructed, not derived from an event, as no delegation begins in the past: hence `as`.
  return delegation
    ? ({ ...record, cycle: { ...record.cycle, delegation: { ...delegation, until: '2026-11-23' } } } as Nonconformity)
    : record;
};

/** A command that needs something to decide about finds it. */
const prepared: Readonly<Partial<Record<RecordCommandName, (record: Nonconformity) => Nonconformity>>> = {
  openIdentity: (record) => ({ ...record, unnamed: underSeal }),
  decideObjection: (record) => (record.stage === 'rejected' ? records.objected : record),
  delegateApproval: delegationEnded,
  decideExtension: (record) => (record.stage === 'implementation' ? records.asked : record),
  closeNonconformity: (record) => (record.stage === 'verification' ? judged : record),
  leadSession: (record) => (record.sessions.length > 0 ? { ...record, sessions: [left, another] } : record),
  takeLateContributions: (record) => ({ ...record, sessions: record.sessions.map(() => closed) }),
};

/** The record in a stage, with what a command needs there. */
export const recordFor = (name: RecordCommandName, stage: Stage): Nonconformity =>
  prepared[name]?.(recordIn[stage]) ?? recordIn[stage];

/** The first stage in which the command is possible, and a person who may give it: the ISMS manager if they may. */
export const possible = (name: RecordCommandName): { readonly stage: Stage; readonly by: PersonName } => {
  const row = rights.get(name) ?? {};
  const [, stage] = Object.entries(stageCodes).find(([code]) => row[code] !== '.') ?? [];
  const column = ['ism', ...Object.keys(columns)].find((one) => row[one] === '+') ?? '';
  const by = columns[column]?.[0];
  if (!stage || !by) throw new Error(`no row of rights.ts says who may give ${name}, and when`);
  return { stage, by };
};

/** What a command is decided by besides: the other record that it names, what a session holds that it settles. */
export const decisionContexts: Readonly<Partial<Record<RecordCommandName, Partial<Press>>>> = {
  markDuplicate: { otherRecord: records.other },
  confirmRecurrence: { otherRecord: recordIn.closed },
  closeSession: { closing: { ...rows, closings: 0 } },
  leadSession: { inactiveLeader: 'left' },
  takeLateContributions: { closing: { ...rows, closings: 1 } },
};
