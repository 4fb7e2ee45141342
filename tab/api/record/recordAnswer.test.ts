import type { Naming } from '../../../procedure/messages/knownPeople.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import {
  aStream,
  lea,
  max,
  type Step,
  theApproval,
  thePlan,
  theReport,
  untilSubmitted,
} from '../../../test/builders/aLife.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { theFacts } from '../../../test/builders/aReport.ts';
import { recordAnswer } from './recordAnswer.ts';

const names: Readonly<Record<string, string>> = { pam: 'Pam Reyes', lea: lea.name };
const directory: Naming = { holders: () => [], nameOf: (id) => names[id] };
const noHolders: Naming = { holders: () => [] };

/** Approved, with this manager of the plan. */
const life = (manager: string, report: Step = theReport) => {
  const plan: Step = { by: max, events: [{ type: 'PlanDrafted', plan: thePlan({ manager }) }] };
  const submitted: Step = { by: max, events: [{ type: 'PlanSubmitted' }] };
  return aStream([report, ...untilSubmitted.slice(0, -2), plan, submitted, theApproval]);
};
const answer = (id: string, stream: ReturnType<typeof life>, naming: Naming) =>
  recordAnswer(stream, anActor({ id }), [], naming, { today: '2026-12-20', deadlines: [] });

describe('a person named on a record', () => {
  it('has the name shown on the bot’s cards: from the history, a role, or the directory', () => {
    const { cycle, history } = answer('max', life('pam'), directory);
    expect(cycle.plan?.manager).toEqual({ me: false, name: 'Pam Reyes' });
    expect(history.at(-1)?.by).toEqual({ me: false, name: 'Ida Olsen' });
    expect(history.at(-2)?.by).toEqual({ me: true, name: 'Max Weber' });
    const withRole: Naming = { holders: (role) => (role === 'management' ? [{ id: 'pam', name: 'Pam R.' }] : []) };
    expect(answer('max', life('pam'), withRole).cycle.plan?.manager).toEqual({ me: false, name: 'Pam R.' });
  });

  it('has neither a name nor an id if the name is unknown', () => {
    expect(answer('max', life('pam'), noHolders).cycle.plan?.manager).toEqual({ me: false });
  });

  it.each([
    ['by name', theReport],
    [
      'sealed',
      {
        by: { id: unnamedReporter, name: '' },
        events: [
          {
            type: 'Reported',
            facts: theFacts(),
            language: 'en',
            reportedIn: 'tab',
            procedureVersion: '3.1',
            unnamed: { kind: 'sealed', sealed: 's', digest: 'd', caseCode: 'c' },
          },
        ],
      } as Step,
    ],
  ])(
    'is never the reporter, %s, for readers who may not know them, even if their name is known otherwise',
    (_, report) => {
      // Noor does an action of the plan.
      const naming: Naming = { holders: () => [{ id: unnamedReporter, name: lea.name }], nameOf: () => lea.name };
      const stream = life('pam', report);
      const { reporter, history } = answer('noor', stream, naming);
      expect([reporter, history[0]?.by].map((one) => one?.name)).toEqual([undefined, undefined]);
    },
  );

  it('does not reveal the reporter through another role of theirs', () => {
    const naming: Naming = { ...directory, holders: () => [lea] };
    expect(JSON.stringify(answer('noor', life('lea'), naming))).not.toMatch(/Léa|"lea"/);
  });

  it.each([
    ['lea', undefined],
    ['max', 'Max Weber'],
    ['au', 'Max Weber'],
  ])('is not the person who rejected the report, for its reporter: %s reads %s', (id, name) => {
    const stream = aStream([theReport, { by: max, events: [{ type: 'ReportRejected', reason: 'Known already' }] }]);
    const actor = anActor({ id, roles: id === 'lea' ? [] : ['auditor'] });
    const told = recordAnswer(stream, actor, [], directory, { today: '2026-12-20', deadlines: [] });
    expect(told.history.at(-1)?.by.name).toBe(name);
    expect(JSON.stringify(told).includes('Max Weber')).toBe(name !== undefined);
  });
});
