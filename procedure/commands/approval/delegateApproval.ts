import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { addDays } from '../../record/values/calendarDate.ts';
import { approvalConflict } from '../../stages/segregation.ts';
import { dateProblem, notInPast } from '../dateProblems.ts';
import { recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { defineCommand } from '../defineCommand.ts';
import { date, person } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { newTask } from '../peopleProblems.ts';
import { sealedConflict } from './approver.ts';

const schema = z.object({ to: person, until: date });

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
export const delegateApproval = defineCommand({
  name: 'delegateApproval',
  schema,
  people: ({ to }, { cycle }) => newTask('to', to, cycle.delegation?.to),
  decide: (command, record, context) => {
    const { actor, today } = context;
    const { to, until } = command;
    const conflict = approvalConflict(record, actor.id) ?? approvalConflict(record, to);
    if (conflict) return refuse({ reason: 'segregation', conflict });
    if (sealedConflict(record, context))
      return refuse({ reason: 'segregation', conflict: { duty: 'approve', as: 'reporter' } });
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
