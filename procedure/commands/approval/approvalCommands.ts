import { z } from 'zod';
import { mostObjectives, type Objectives, objectiveId } from '../../organisation/organisation.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Alignment } from '../../record/recordParts.ts';
import { type FieldProblem, longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { addDays, addMonths } from '../../record/values/calendarDate.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import { missing, type Part } from '../../stages/gates.ts';
import { approvalConflict } from '../../stages/segregation.ts';
import { dateProblem, notInPast } from '../dateProblems.ts';
import { recordEvent, recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { date, formLimits, optionalActionId, person, revision, withProblem } from '../fields.ts';
import { newTask } from '../peopleProblems.ts';
import { approverBar, approverOf, approverOfRevision, exceptionProblems, sealedConflict } from './approver.ts';

const approvePlanSchema = z.object({
  revision,
  exception: optionalText(longest.reason),
  /** Ids of the strategic objectives that the plan serves (`objectiveId`). */
  objectives: z
    .array(z.string(withProblem('unknownChoice')))
    .max(mostObjectives, withProblem('tooMany'))
    .optional(),
});

/** The chosen objectives with their texts. At least one is chosen, of the list as it is now, if there is a list. */
const alignmentWith = (
  chosen: readonly string[] = [],
  inForce: Objectives | undefined,
): { readonly alignment?: Alignment } | { readonly problem: FieldProblem } => {
  const known = new Map(inForce?.texts.map((text, index) => [objectiveId(inForce, index), text]));
  const texts = [...new Set(chosen)].map((id) => known.get(id));
  const objectives = texts.filter((text) => text !== undefined);
  if (objectives.length < texts.length) return { problem: 'unknownChoice' };
  if (!inForce || known.size === 0) return {};
  return objectives.length === 0 ? { problem: 'missing' } : { alignment: { version: inForce.version, objectives } };
};

/**
 * 10.2 c: management approves the plan that was displayed, and confirms which strategic objectives it serves.
 * `exception` only if no one in management is eligible.
 */
const approvePlan = defineCommand({
  name: 'approvePlan',
  schema: approvePlanSchema,
  bars: approverBar,
  decide: (command, record, context) => {
    const approver = approverOfRevision(command, record, context);
    if ('refusal' in approver) return approver;
    const { plan } = record.cycle;
    if (!plan) return refuse({ reason: 'nothingToDecide' });
    const { exception, revision: seen } = command;
    const aligned = alignmentWith(command.objectives, context.objectives);
    const problems = {
      ...exceptionProblems(approver, exception),
      ...('problem' in aligned && { objectives: aligned.problem }),
    };
    return recordUnless(problems, {
      type: 'PlanApproved',
      revision: seen,
      planHash: context.digest(canonicalJson(plan)),
      ...(approver.delegatedBy !== undefined && { delegatedBy: approver.delegatedBy }),
      ...(exception !== undefined && { exception }),
      ...('alignment' in aligned && aligned),
    });
  },
});

const returnPlanSchema = z.object({
  revision,
  comment: requiredText(longest.reason),
  action: optionalActionId,
});

/** Management asks for a change in the plan or in one action. */
const returnPlan = defineCommand({
  name: 'returnPlan',
  schema: returnPlanSchema,
  bars: approverBar,
  decide: (command, record, context) => {
    const approver = approverOfRevision(command, record, context);
    if ('refusal' in approver) return approver;
    const { revision: _, ...said } = formFieldsOf(command);
    const known = said.action === undefined || record.cycle.plan?.actions.some(({ id }) => id === said.action);
    return recordUnless(known ? {} : { action: 'unknownAction' }, { type: 'PlanReturned', ...said });
  },
});

const rejectPlanSchema = z.object({ revision, reason: requiredText(longest.reason) });

/** Management rejects the plan. It cannot be submitted again unchanged. */
const rejectPlan = defineCommand({
  name: 'rejectPlan',
  schema: rejectPlanSchema,
  bars: approverBar,
  decide: (command, record, context) => {
    const approver = approverOfRevision(command, record, context);
    return 'refusal' in approver ? approver : recordEvent({ type: 'PlanRejected', reason: command.reason });
  },
});

const delegateApprovalSchema = z.object({ to: person, until: date });

/** A longer absence needs another approver in the groups. */
const longestDays = 90;

/**
 * A running delegation by another member of management. It is not replaced without their knowledge; the actor may
 * decide themselves. A delegation by a former member does not count.
 */
const otherRunningDelegation = ({ cycle }: Nonconformity, { actor, today, management }: DecisionContext) => {
  const { delegation } = cycle;
  if (!delegation || delegation.from === actor.id) return undefined;
  return delegation.until >= today && management.includes(delegation.from) ? delegation : undefined;
};

/** An approver is away and names a delegate until a day. */
const delegateApproval = defineCommand({
  name: 'delegateApproval',
  schema: delegateApprovalSchema,
  people: ({ to }, { cycle }) => newTask('to', to, cycle.delegation?.to),
  bars: (record, standing) => {
    const conflict = approvalConflict(record, standing.actor.id);
    if (conflict) return { reason: 'segregation', conflict };
    return sealedConflict(record, standing)
      ? { reason: 'segregation', conflict: { duty: 'approve', as: 'reporter' } }
      : undefined;
  },
  decide: (command, record, context) => {
    const { actor, today } = context;
    const { to, until } = command;
    const conflict = approvalConflict(record, to);
    if (conflict) return refuse({ reason: 'segregation', conflict });
    const running = otherRunningDelegation(record, context);
    if (running) return refuse({ reason: 'delegationRuns', until: running.until });
    return recordUnless(
      {
        ...(to === actor.id && { to: 'yourself' as const }),
        ...dateProblem('until', until, (day) =>
          day > addDays(today, longestDays) ? 'tooFarAhead' : notInPast(today)(day),
        ),
      },
      { type: 'ApprovalDelegated', ...formFieldsOf(command) },
    );
  },
});

/** 10.2 a is not waived: done, or not necessary with a reason. */
const beforeAcceptance: readonly Part[] = ['containment', 'correction', 'consequences'];

const acceptRiskSchema = z.object({
  reason: requiredText(formLimits.reason),
  /** Id in the risk register (6.1.2, 8.2). */
  risk: requiredText(formLimits.line),
  expires: date,
  exception: optionalText(longest.reason),
});

/**
 * Management accepts the risk until a day, at most for as long as the organisation's rule says. What happened is put
 * right first (10.2 a): accepting is in place of corrective action, not of the correction. As with a plan, no one
 * decides about their own work, except by exception.
 */
export const acceptRisk = defineCommand({
  name: 'acceptRisk',
  schema: acceptRiskSchema,
  bars: approverBar,
  decide: (command, record, context) => {
    const reaction = missing(record).filter(({ part }) => beforeAcceptance.includes(part));
    if (reaction.length > 0) return refuse({ reason: 'incomplete', missing: reaction });
    const { today, riskMonths } = context;
    const last = addMonths(today, riskMonths);
    return recordUnless(
      {
        ...exceptionProblems(approverOf(record, context), command.exception),
        ...dateProblem('expires', command.expires, (day) => {
          if (day === today) return 'inThePast';
          return day > last ? 'tooFarAhead' : notInPast(today)(day);
        }),
      },
      { type: 'RiskAccepted', ...formFieldsOf(command) },
    );
  },
});

export const approvalCommands = {
  delegateApproval,
  approvePlan,
  returnPlan,
  rejectPlan,
} as const;
