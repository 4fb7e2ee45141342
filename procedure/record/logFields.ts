import type { CalendarDate } from './calendarDate.ts';
import type { LogFields, Nonconformity } from './nonconformity.ts';
import { planManagerOf } from './planInForce.ts';
import type { PlannedAction } from './recordParts.ts';

const lines = (actions: readonly PlannedAction[]): string | undefined =>
  actions.length === 0 ? undefined : actions.map(({ id, title, due }) => `${id} ${title} (${due})`).join('\n');

/** The next day on which the plan is to be followed up: of those planned and those agreed on when one was held. */
const nextFollowUp = ({ cycle, followUpsHeld }: Nonconformity): CalendarDate | undefined => {
  const held = new Set(followUpsHeld.map(({ due }) => due));
  const planned = [...(cycle.plan?.followUps ?? []), ...followUpsHeld.flatMap(({ next }) => next ?? [])];
  return planned.filter((day) => !held.has(day)).sort()[0];
};

/** The fields that the procedure's log demands, as far as the record knows them. */
export const logFields = (record: Nonconformity): LogFields => {
  const { causes, plan } = record.cycle;
  const rootCause = causes?.rootCauses.map(({ statement }) => statement).join('\n');
  const short = lines(plan?.actions.filter(({ term }) => term === 'short') ?? []) ?? plan?.shortTermNotNecessary;
  const manager = planManagerOf(record.cycle);
  const long = lines(plan?.actions.filter(({ term }) => term === 'long') ?? []);
  const followUp = nextFollowUp(record);
  return {
    ...(rootCause && { rootCause }),
    ...(short !== undefined && { shortTermPlan: short }),
    ...(long !== undefined && { longTermPlan: long }),
    ...(manager !== undefined && { planManager: manager }),
    ...(plan && { successCriteria: plan.successCriteria }),
    ...(followUp !== undefined && { nextFollowUp: followUp }),
  };
};
