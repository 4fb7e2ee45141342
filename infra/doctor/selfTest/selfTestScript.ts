import type { Report } from '../../../procedure/commands/report/report.ts';
import { selfTester } from '../../../procedure/record/selfTest.ts';
import { addDays, type CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor, Role } from '../../../procedure/record/values/person.ts';
import type { RecordCommandName } from '../../../procedure/stages/permissions.ts';

const actor = (id: string, part: string, ...roles: readonly Role[]): Actor => ({
  id,
  name: `Self-test of TenTwo (${part})`,
  roles,
  guest: false,
});

/** Actors of a self-test. They are not real people, so nothing is attributed to anyone who did not do it. */
export const cast = {
  reporter: actor(selfTester, 'reporter'),
  /** The reporter with an approver's role, who tries to approve their own plan. */
  reporterWhoApproves: actor(selfTester, 'reporter', 'management'),
  ismsManager: actor('5e1f7e57-0000-0000-0000-000000000002', 'ISMS manager', 'ismsManager'),
  approver: actor('5e1f7e57-0000-0000-0000-000000000003', 'management', 'management'),
} as const;

const title = 'Self-test of TenTwo: this is not a nonconformity, and is withdrawn at once';

export const selfTestReport = (today: CalendarDate): Report => ({
  name: 'report',
  facts: {
    what: `${title}.`,
    detectedOn: today,
    ongoing: 'no',
    source: 'other',
    impact: 'low',
    priority: 'low',
  },
  language: 'en',
  reportedIn: 'tab',
  anonymity: 'named',
  notToIsmsManager: false,
});

type Step = { readonly name: RecordCommandName; readonly form: object };

/** Forms that the ISMS manager fills in, from the report to a plan awaiting approval. */
export const stepsToApproval = (today: CalendarDate): readonly Step[] => {
  const owner = cast.ismsManager.id;
  const action = { id: 'A1', title, kind: 'corrective', term: 'short', priority: 'low', owner };
  const plan = {
    manager: owner,
    objective: title,
    successCriteria: 'The doctor says ok',
    followUps: [addDays(today, 1)],
    actions: [{ ...action, due: addDays(today, 1) }],
    verification: { method: 'npm run doctor', on: addDays(today, 2), verifier: cast.approver.id },
    ismsChange: { needed: false, because: title },
  };
  return [
    { name: 'triageReport', form: { lane: 'improvement', grade: 'improvement', gradeReason: title, owner } },
    { name: 'confirmStatement', form: { problem: title, implications: 'None' } },
    { name: 'draftPlan', form: { plan } },
    { name: 'submitPlan', form: {} },
  ];
};
