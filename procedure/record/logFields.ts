import type { LogFields, Nonconformity } from './nonconformity.ts';
import { planManagerOf } from './planInForce.ts';
import type { PlannedAction } from './recordParts.ts';
import type { CalendarDate } from './values/calendarDate.ts';

const lines = (actions: readonly PlannedAction[]): string | undefined =>
  actions.length === 0 ? undefined : actions.map(({ id, title, due }) => `${id} ${title} (${due})`).join('\n');

/** The next follow-up day of the plan: of those planned and those agreed on when one was held. */
const nextFollowUp = ({ cycle, followUpsHeld }: Nonconformity): CalendarDate | undefined => {
  const held = new Set(followUpsHeld.map(({ due }) => due));
  const planned = [...(cycle.plan?.followUps ?? []), ...followUpsHeld.flatMap(({ next }) => next ?? [])];
  return planned.filter((day) => !held.has(day)).sort()[0];
};

/** The fields that the procedure's log requires, as far as the record has them; else from the former register. */
export const logFields = (record: Nonconformity): LogFields => {
  const { causes, plan } = record.cycle;
  const before = record.legacy?.texts ?? {};
  const rootCause = causes?.rootCauses.map(({ statement }) => statement).join('\n') || before.rootCause;
  const short =
    lines(plan?.actions.filter(({ term }) => term === 'short') ?? []) ??
    plan?.shortTermNotNecessary ??
    before.shortTermPlan;
  const manager = planManagerOf(record.cycle);
  const long = lines(plan?.actions.filter(({ term }) => term === 'long') ?? []) ?? before.longTermPlan;
  const followUp = nextFollowUp(record);
  const criteria = plan?.successCriteria ?? before.successCriteria;
  return {
    ...(rootCause && { rootCause }),
    ...(short !== undefined && { shortTermPlan: short }),
    ...(long !== undefined && { longTermPlan: long }),
    ...(manager !== undefined && { planManager: manager }),
    ...(criteria !== undefined && { successCriteria: criteria }),
    ...(followUp !== undefined && { nextFollowUp: followUp }),
  };
};
