import { addWorkingDays, type WorkingCalendar } from '../../deadlines/workingDays.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { addDays, type CalendarDate, dayOf } from '../../record/calendarDate.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { PersonId } from '../../record/person.ts';
import { approvalConflict } from '../../stages/segregation.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';

/** What is asked when an approver has been silent for as long as he has. */
export type Absence = {
  readonly today: CalendarDate;
  readonly calendar: WorkingCalendar;
  readonly organisation: Pick<Organisation, 'rules' | 'deputies'>;
  /** As far as it may see the record. */
  readonly management: readonly PersonId[];
  readonly ismsManagers: readonly PersonId[];
  /** Whether somebody is still there, and no guest. */
  readonly isPresent: (id: PersonId) => boolean;
};

/** Long enough to decide in; a plan that comes back is asked about anew. */
const daysToDecide = 30;

/** From when on somebody who stands in is asked: three working days after it was submitted, unless the rules say otherwise. */
export const deputyAskedFrom = (
  { stage, cycle }: Nonconformity,
  { calendar, organisation }: Pick<Absence, 'calendar' | 'organisation'>,
): CalendarDate | undefined =>
  stage === 'approval' && cycle.submission
    ? addWorkingDays(dayOf(new Date(cycle.submission.at), calendar.timeZone), organisation.rules.approval, calendar)
    : undefined;

/** Whom one of those who were asked named to stand in for him, and who may decide: he was not asked yet, and has no part in it. */
const eligibleDeputy = (record: Nonconformity, absence: Absence): { from: PersonId; to: PersonId } | undefined => {
  const { management, ismsManagers, organisation, isPresent } = absence;
  const mayBe = (to: PersonId): boolean =>
    !management.includes(to) &&
    !approvalConflict(record, to) &&
    !(record.notToIsmsManager && ismsManagers.includes(to)) &&
    isPresent(to);
  for (const from of management) {
    const to = organisation.deputies?.[from];
    // Nobody decides for one who could not.
    if (to !== undefined && !approvalConflict(record, from) && mayBe(to)) return { from, to };
  }
  return undefined;
};

/**
 * The plan has waited for its decision while all who were asked are away: somebody who stands in for one of them is asked
 * too, as if he had delegated it (A.5.3 holds for both). Who reported under seal is found out when he decides.
 * Asked again it comes to the same; without anybody eligible the reminder goes to the ISMS manager.
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

/** What identifies the asking: once for each time that a plan is submitted. */
export const askDeputyId = ({ reference, cycle }: Nonconformity, digest: (text: string) => string): string =>
  digest(JSON.stringify([reference, cycle.submission?.sequence, 'askDeputy']));
