import { decideReport } from '../../procedure/commands/report/report.ts';
import { evolve } from '../../procedure/record/history/evolve.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Plan } from '../../procedure/record/recordParts.ts';
import type { Lane } from '../../procedure/record/values/choices.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { Stage } from '../../procedure/stages/stages.ts';
import { aReport } from './aReport.ts';
import { afterwards, type Press, today } from './given.ts';
import { theOrganisationContext } from './theOrganisationContext.ts';
import { thePeople } from './thePeople.ts';

const grades = { correctionOnly: 'minor', standard: 'minor', major: 'major', improvement: 'improvement' } as const;

/** As triage chooses them, where a report leaves them open. */
export const theClassification = { clause: 'A.7.2', impact: 'medium', priority: 'medium' } as const;

export const theTriage = (lane: Lane = 'standard') => ({
  lane,
  ...(lane === 'correctionOnly' && { laneReason: 'Once, and no one was harmed' }),
  grade: grades[lane],
  gradeReason: 'One door, one day',
  owner: thePeople.owner.id,
  ...theClassification,
});

export const thePlan = (changes: Partial<Plan> = {}): Plan => ({
  manager: thePeople.planManager.id,
  objective: 'No door of a server room stands open',
  actions: [
    {
      id: 'A1',
      title: 'Fit a door closer',
      kind: 'corrective',
      term: 'short',
      priority: 'high',
      owner: thePeople.actionOwner.id,
      due: '2026-12-01',
    },
    {
      id: 'A2',
      title: 'Train the cleaners',
      kind: 'training',
      term: 'long',
      priority: 'medium',
      owner: thePeople.otherActionOwner.id,
      due: '2026-12-15',
    },
  ],
  successCriteria: 'No open door in 90 days',
  verification: { method: 'Door log', on: '2027-03-15', verifier: thePeople.verifier.id },
  followUps: ['2026-12-08', '2027-01-12'],
  ismsChange: { needed: false, because: 'The rule is right' },
  ...changes,
});

export const theCauses = {
  whys: [
    {
      id: 'w1',
      question: 'Why was it open?',
      answer: 'No one shut it',
      children: [{ id: 'w2', question: 'Why?', answer: 'It does not shut by itself', children: [] }],
    },
  ],
  rootCauses: [{ statement: 'The door has no closer', category: 'design', whyId: 'w2' }],
  agreedBy: [thePeople.planManager.id],
};

const done = { act: { kind: 'done', what: 'Shut the door', by: 'Rita', doneOn: '2026-11-23' } };
const on = '2027-03-15';

/** A valid form of each command for its stage. */
export const presses = {
  triage: (lane: Lane): Press => ({ name: 'triageReport', form: theTriage(lane), by: 'ismsManager' }),
  containment: { name: 'recordContainment', form: done, by: 'ismsManager' },
  correction: { name: 'recordCorrection', form: done, by: 'ismsManager' },
  consequences: {
    name: 'recordConsequences',
    by: 'ismsManager',
    form: { consequences: { kind: 'none', because: 'Nobody went in' } },
  },
  statement: {
    name: 'confirmStatement',
    by: 'owner',
    form: { problem: 'A door stood open', implications: 'Anybody could have gone in' },
  },
  causes: { name: 'determineCauses', form: { causes: theCauses }, by: 'owner' },
  similar: {
    name: 'recordSimilar',
    by: 'owner',
    form: { similar: { areas: 'All server rooms', checkedBy: 'Ola', found: false, result: 'All shut' } },
  },
  shortCause: {
    name: 'recordSimilar',
    by: 'owner',
    form: {
      similar: { cause: 'No closer', areas: 'All server rooms', checkedBy: 'Ola', found: false, result: 'All shut' },
    },
  },
  plan: { name: 'draftPlan', form: { plan: thePlan() }, by: 'owner' },
  submit: { name: 'submitPlan', form: {}, by: 'owner' },
  approve: { name: 'approvePlan', form: { revision: 9 }, by: 'management' },
  first: { name: 'completeAction', form: { action: 'A1', doneOn: today, note: 'Fitted' }, by: 'actionOwner' },
  second: { name: 'completeAction', form: { action: 'A2', doneOn: today, note: 'Trained' }, by: 'otherActionOwner' },
  judge: { name: 'judgeEffectiveness', form: { verdict: 'effective', result: 'None open' }, by: 'verifier', on },
  close: { name: 'closeNonconformity', form: { summary: 'The door shuts' }, by: 'ismsManager', on },
  reject: { name: 'rejectReport', form: { reason: 'It is allowed' }, by: 'ismsManager' },
  withdraw: { name: 'withdrawReport', form: {}, by: 'reporter' },
  accept: {
    name: 'acceptRisk',
    form: { reason: 'It is a cupboard', risk: 'R-12', expires: '2027-06-30' },
    by: 'management',
  },
} as const satisfies Readonly<Record<string, Press | ((lane: Lane) => Press)>>;

const { containment, correction, consequences, statement, causes, similar, plan, submit, approve } = presses;
const { first, second, judge, close } = presses;

/** The commands that lead to a stage in a lane, after triage. The plan is always commit 9. */
const facts: readonly Press[] = [containment, correction, consequences];
const way = (lane: Lane): readonly (Press | Stage)[] => {
  const reviewed = lane === 'improvement' ? [statement] : [...facts, statement, 'analysis' as const, similar, causes];
  const judged = lane === 'improvement' ? [] : [judge];
  if (lane === 'correctionOnly') return [...facts, statement, presses.shortCause, close, 'closed'];
  const worked = ['implementation', first, second, 'verification', ...judged, close, 'closed'] as const;
  return [...reviewed, plan, 'planning', submit, 'approval', approve, ...worked];
};

export const aReported = (reference: Reference = 'NC-2026-0001'): Nonconformity => {
  const decision = decideReport(aReport(), theOrganisationContext);
  if ('refusal' in decision) throw new Error(decision.refusal.reason);
  const told = { at: `${today}T08:00:00.000Z`, by: thePeople.reporter.id, sequence: 1 };
  return evolve(undefined, decision.events[0], told, reference);
};

const exits: Readonly<Partial<Record<Stage, (reported: Nonconformity) => Nonconformity>>> = {
  reported: (reported) => reported,
  rejected: (reported) => afterwards(reported, presses.reject),
  withdrawn: (reported) => afterwards(reported, presses.withdraw),
  duplicate: (reported) =>
    afterwards(reported, {
      name: 'markDuplicate',
      form: { of: 'NC-2026-0009', reason: 'The same door' },
      by: 'ismsManager',
      otherRecord: aReported('NC-2026-0009'),
    }),
  riskAccepted: (reported) =>
    [presses.triage('standard'), ...facts, statement, presses.accept].reduce<Nonconformity>(
      (so, step) => afterwards(so, step),
      reported,
    ),
};

/** A record driven to a stage by its commands; without a stage, up to triage. */
export const aRecord = ({
  stage = 'triaged',
  lane = 'standard',
}: {
  stage?: Stage;
  lane?: Lane;
} = {}): Nonconformity => {
  const exit = exits[stage];
  if (exit) return exit(aReported());
  let record = afterwards(aReported(), presses.triage(lane), 2);
  if (stage === 'triaged') return record;
  let sequence = 2;
  for (const step of way(lane)) {
    if (step === stage) return record;
    if (typeof step === 'string') continue;
    sequence += 1;
    record = afterwards(record, step, step.name === 'draftPlan' ? 9 : Math.max(sequence, record.cycle.plan ? 10 : 0));
  }
  throw new RangeError(`the lane ${lane} does not come to ${stage}`);
};
