import { addWorkingDays, type WorkingCalendar } from '../../deadlines/workingDays.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { addDays, type CalendarDate, dayOf } from '../../record/values/calendarDate.ts';
import type { PersonId } from '../../record/values/person.ts';
import { approvalConflict } from '../../stages/segregation.ts';
import { type Decision, recordEvent, refuse } from '../decision.ts';

/** The context in which an absent approver's deputy is asked. */
export type Absence = {
  readonly today: CalendarDate;
  readonly calendar: WorkingCalendar;
  readonly organisation: Pick<Organisation, 'rules' | 'deputies'>;
  /** Those who may see the record. */
  readonly management: readonly PersonId[];
  readonly ismsManagers: readonly PersonId[];
  /** Whether the person is still in the tenant, and not a guest. */
  readonly isPresent: (id: PersonId) => boolean;
};

/** Enough days to decide; a plan that is submitted again is asked about again. */
const daysToDecide = 30;

/** The day from which a deputy is asked: three working days after submission, unless the rules differ. */
export const deputyAskedFrom = (
  { stage, cycle }: Nonconformity,
  { calendar, organisation }: Pick<Absence, 'calendar' | 'organisation'>,
): CalendarDate | undefined =>
  stage === 'approval' && cycle.submission
    ? addWorkingDays(dayOf(new Date(cycle.submission.at), calendar.timeZone), organisation.rules.approval, calendar)
    : undefined;

/** The first approver with a deputy who may decide: not asked yet, and without a part in the record. */
const eligibleDeputy = (record: Nonconformity, absence: Absence): { from: PersonId; to: PersonId } | undefined => {
  const { management, ismsManagers, organisation, isPresent } = absence;
  const mayBe = (to: PersonId): boolean =>
    !management.includes(to) &&
    !approvalConflict(record, to) &&
    !(record.notToIsmsManager && ismsManagers.includes(to)) &&
    isPresent(to);
  for (const from of management) {
    const to = organisation.deputies?.[from];
    // A deputy may not decide for an approver who could not.
    if (to !== undefined && !approvalConflict(record, from) && mayBe(to)) return { from, to };
  }
  return undefined;
};

/**
 * No approver has decided for days: the deputy of one of them is asked, as if the approver had delegated the decision
 * (A.5.3 applies to both). A deputy who reported under seal is refused when they decide. Idempotent; without an
 * eligible deputy the reminder goes to the ISMS manager.
 */
export const decideAskDeputy = (record: Nonconformity, absence: Absence): Decision => {
  const from = deputyAskedFrom(record, absence);
  const { today } = absence;
  if (from === undefined || today < from) return refuse({ reason: 'alreadyDone' });
  const { delegation } = record.cycle;
  if (delegation && delegation.until >= today) return refuse({ reason: 'alreadyDone' });
  const asked = eligibleDeputy(record, absence);
  if (!asked) return refuse({ reason: 'alreadyDone' });
  return recordEvent({ type: 'ApprovalDelegated', ...asked, until: addDays(today, daysToDecide) });
};

/** Identifies the request: one for each submission of a plan. */
export const askDeputyId = ({ reference, cycle }: Nonconformity, digest: (text: string) => string): string =>
  digest(JSON.stringify([reference, cycle.submission?.sequence, 'askDeputy']));
