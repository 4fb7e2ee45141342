import { z } from 'zod';
import { optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { grades, lanes } from '../../record/values/choices.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem, notInFuture } from '../dateProblems.ts';
import { recordUnless } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { choice, date, formLimits, person } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { newTask } from '../peopleProblems.ts';

const externalAudit = z.object({
  body: requiredText(formLimits.line),
  auditEnd: date,
  planDue: date,
  evidenceDue: date,
  theirReference: optionalText(formLimits.line),
});

export const triageReportSchema = z.object({
  lane: choice(lanes),
  laneReason: optionalText(formLimits.reason),
  grade: choice(grades),
  gradeReason: requiredText(formLimits.reason),
  owner: person,
  externalAudit: externalAudit.optional(),
});
type TriageReport = CommandOf<'triageReport', typeof triageReportSchema>;
type Chosen = Omit<TriageReport, 'name'>;

const laneProblems = ({ lane, laneReason, grade, externalAudit: audit }: Chosen): Problems => {
  if (lane === 'correctionOnly' && laneReason === undefined) return { laneReason: 'missing' };
  // A major one gets every gate. An improvement is no nonconformity, so lane and grade go together.
  if (grade === 'major' && lane !== 'major') return { lane: 'notFitting' };
  if ((grade === 'improvement') !== (lane === 'improvement')) return { lane: 'notFitting' };
  // Only this lane has the deadlines of the certification body.
  return audit && lane !== 'major' ? { lane: 'notFitting' } : {};
};

const auditProblems = ({ externalAudit: audit }: Chosen, today: DecisionContext['today']): Problems =>
  audit
    ? {
        ...dateProblem('auditEnd', audit.auditEnd, notInFuture(today)),
        ...dateProblem('planDue', audit.planDue, (day) => (day < audit.auditEnd ? 'notLater' : undefined)),
        ...dateProblem('evidenceDue', audit.evidenceDue, (day) => (day < audit.planDue ? 'notLater' : undefined)),
      }
    : {};

/** Problems of a triage, the first time and later. */
export const triageProblems = (chosen: Chosen, { today }: Pick<DecisionContext, 'today'>): Problems => ({
  ...laneProblems(chosen),
  ...auditProblems(chosen, today),
});

/**
 * The security team triages the report: lane, grade with its reason, owner (10.2 b 1; *appropriate to the effects*).
 */
export const triageReport = defineCommand({
  name: 'triageReport',
  schema: triageReportSchema,
  people: ({ owner }, { triage }) => newTask('owner', owner, triage?.owner),
  decide: (command, _, context) =>
    recordUnless(triageProblems(command, context), { type: 'Triaged', ...formFieldsOf(command) }),
});
