import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import { grades, impacts, lanes, priorities, type Source } from '../../record/values/choices.ts';
import { existingConflict } from '../../stages/segregation.ts';
import type { Problems } from '../commandFields.ts';
import { dateProblem, notInFuture } from '../dateProblems.ts';
import { recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { type CommandOf, defineCommand, formFieldsOf } from '../defineCommand.ts';
import { choice, date, formLimits, optionalChoice, optionalClause, person } from '../fields.ts';
import { newTask } from '../peopleProblems.ts';

const externalAudit = z.object({
  body: requiredText(formLimits.line),
  auditEnd: date,
  planDue: date,
  evidenceDue: date,
  theirReference: optionalText(formLimits.line),
});

const triageReportSchema = z.object({
  lane: choice(lanes),
  laneReason: optionalText(formLimits.reason),
  grade: choice(grades),
  gradeReason: requiredText(formLimits.reason),
  owner: person,
  /** Absent: as it is now, which is as reported at first. */
  clause: optionalClause,
  impact: optionalChoice(impacts),
  priority: optionalChoice(priorities),
  externalAudit: externalAudit.optional(),
});
type TriageReport = CommandOf<'triageReport', typeof triageReportSchema>;
type Chosen = Omit<TriageReport, 'name' | 'reference'>;

/** A finding of an audit is answered with corrective action, whatever its grade (9.2.2, ISO/IEC 17021-1, 9.4.9). */
const auditSources: readonly Source[] = ['internalAudit', 'externalAudit'];

const laneProblems = (
  { lane, laneReason, grade, externalAudit: audit }: Chosen,
  { source }: Nonconformity['facts'],
): Problems => {
  if (lane === 'correctionOnly' && auditSources.includes(source)) return { lane: 'auditFinding' };
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

/** The log demands a clause, an impact and a priority; an improvement affects no requirement. */
const classificationProblems = ({ lane, clause, impact, priority }: Chosen): Problems =>
  lane === 'improvement'
    ? {}
    : {
        ...(clause === undefined && { clause: 'missing' }),
        ...(impact === 'notSure' && { impact: 'missing' }),
        ...(priority === 'notSure' && { priority: 'missing' }),
      };

/** The form, with clause, impact and priority as they are on record where it leaves them out. */
const classified = <Form extends Chosen>(form: Form, { facts }: Pick<Nonconformity, 'facts'>) => {
  const clause = form.clause ?? facts.clause;
  const { impact = facts.impact, priority = facts.priority } = form;
  return { ...form, ...(clause !== undefined && { clause }), impact, priority };
};

/** Problems of a triage, the first time and later. */
const triageProblems = (
  chosen: Chosen,
  { facts }: Nonconformity,
  { today }: Pick<DecisionContext, 'today'>,
): Problems => ({
  ...laneProblems(chosen, facts),
  ...classificationProblems(chosen),
  ...auditProblems(chosen, today),
});

/**
 * The security team triages the report: lane, grade with its reason, owner (10.2 b 1; *appropriate to the effects*), and
 * the clause, impact and priority that the log requires.
 */
const triageReport = defineCommand({
  name: 'triageReport',
  schema: triageReportSchema,
  people: ({ owner }, { triage }) => newTask('owner', owner, triage?.owner),
  decide: (command, record, context) => {
    const triage = classified(formFieldsOf(command), record);
    return recordUnless(triageProblems(triage, record, context), { type: 'Triaged', ...triage });
  },
});

/** After approval was requested, or after an ineffective cycle, the lane with its gates stays. */
const laneIsFixed = ({ stage, cycle }: Nonconformity): boolean =>
  cycle.number > 1 || !['triaged', 'analysis', 'planning'].includes(stage);

/** Changes lane, grade, owner, clause, impact or priority: the whole choice again, with a reason. */
const changeTriage = defineCommand({
  name: 'changeTriage',
  schema: triageReportSchema.extend({ because: requiredText(formLimits.reason) }),
  people: ({ owner }, { triage }) => newTask('owner', owner, triage?.owner),
  decide: (command, record, context) => {
    const { because, ...triage } = classified(formFieldsOf(command), record);
    const { triage: before } = record;
    if (before) {
      const { at: _, by: __, ...chosen } = before;
      if (canonicalJson(chosen) === canonicalJson(triage)) return refuse({ reason: 'nothingChanged' });
      if (before.lane !== triage.lane && laneIsFixed(record))
        return refuse({ reason: 'invalid', problems: { lane: 'tooLate' } });
      if (before.owner !== triage.owner) {
        const conflict = existingConflict({ ...record, triage: { ...before, owner: triage.owner } });
        if (conflict) return refuse({ reason: 'segregation', conflict });
      }
    }
    return recordUnless(triageProblems(triage, record, context), { type: 'TriageChanged', ...triage, because });
  },
});

export const triageCommands = {
  triageReport,
  changeTriage,
} as const;
