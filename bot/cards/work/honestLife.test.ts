import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { aReported } from '../../../test/builders/aRecord.ts';
import { inputsOf } from '../../../test/builders/cardParts.ts';
import { actorOf, afterwards } from '../../../test/builders/given.ts';
import { drawingFor } from '../../../test/builders/sampleCards.ts';
import { type PersonName, thePeople } from '../../../test/builders/thePeople.ts';
import { workForms } from './workForms.ts';
import type { WorkCommandName } from './workVerbs.ts';

/**
 * What an honest record costs the people who work on it: every step from triage to closing on its card, with what they
 * choose and type. A question that is added here costs everyone's time: ask it only where it applies, and prefill it.
 */
type Step = {
  readonly by: PersonName;
  readonly name: WorkCommandName;
  /** The inputs that the person sets, by id. */
  readonly sets: Readonly<Record<string, string>>;
  readonly on?: CalendarDate;
};

const step = (by: PersonName, name: WorkCommandName, sets: Step['sets'] = {}): Step => ({ by, name, sets });
const { owner, planManager, actionOwner, verifier } = thePeople;
const followUp = '2026-12-20';
const later = '2027-03-15';

const steps: readonly Step[] = [
  step('ismsManager', 'triageReport', {
    grade: 'minor',
    gradeReason: 'One door, one day',
    lane: 'standard',
    owner: owner.id,
    clause: 'A.7.2',
  }),
  step('ismsManager', 'recordContainment', { what: 'Shut the door and told the guard' }),
  step('ismsManager', 'recordCorrection', { what: 'Repaired the lock' }),
  step('ismsManager', 'recordConsequences', { kind: 'none', because: 'The camera shows that no one went in' }),
  step('owner', 'confirmStatement', { implications: 'Anybody could have gone in' }),
  step('owner', 'recordSimilar', { areas: 'All server rooms', found: 'no', result: 'The other four were shut' }),
  step('owner', 'determineCauses', {
    'whys.0.answer': 'The door does not shut by itself',
    'whys.1.answer': 'It was fitted without a closer',
    'rootCauses.0.statement': 'No rule demands a closer on doors of secure rooms',
    'rootCauses.0.category': 'design',
    agreedBy: planManager.id,
  }),
  step('owner', 'draftPlan', {
    objective: 'No door of a server room stands open',
    'actions.0.title': 'Fit a door closer',
    'actions.0.owner': actionOwner.id,
    'actions.0.due': '2026-12-01',
    'actions.1.title': 'Add closers to the building standard',
    'actions.1.owner': actionOwner.id,
    'actions.1.due': '2026-12-15',
    'actions.1.term': 'long',
    successCriteria: 'No open door in 90 days',
    method: 'Door log',
    on: later,
    verifier: verifier.id,
    manager: planManager.id,
    'followUps.0': followUp,
    needed: 'no',
    because: 'The access rule is right',
  }),
  step('owner', 'submitPlan'),
  step('management', 'approvePlan'),
  step('actionOwner', 'completeAction', { note: 'Fitted and tested' }),
  step('actionOwner', 'completeAction', { note: 'Published as version 4 of the standard' }),
  { ...step('planManager', 'holdFollowUp', { note: 'Both actions work, the doors shut' }), on: followUp },
  { ...step('verifier', 'judgeEffectiveness', { verdict: 'effective', result: 'No open door in the log' }), on: later },
  { ...step('ismsManager', 'closeNonconformity', { summary: 'The door shuts by itself' }), on: later },
];

type Cost = { readonly presses: number; readonly inputs: number };

const people = Object.values(thePeople);

/** Fills in the form as it is first drawn, pressing *more* where an input is not shown yet. */
const fillIn = (record: Nonconformity, { by, name, sets }: Step, sequence: number) => {
  const form = workForms[name];
  const drawing = drawingFor('en');
  const viewer = actorOf(by);
  let typed = form.typedOf(record, drawing, viewer);
  let presses = 2;
  const shownWith = () => inputsOf(form.draw({ record, viewer, people, similar: () => [], typed }, drawing));
  for (const [id, text] of Object.entries(sets)) {
    if (!(id in shownWith())) {
      typed = form.more?.typed(typed) ?? typed;
      presses += 1;
    }
    expect({ name, shown: Object.keys(shownWith()) }).toMatchObject({ shown: expect.arrayContaining([id]) });
    typed = { ...typed, [id]: text };
  }
  return { presses, form: form.formOf({ ...shownWith(), ...typed }, record, { sequence, language: 'en' }) };
};

it('an honest record takes 32 presses and 40 inputs from triage to closing', () => {
  let record = aReported();
  const cost = steps.reduce<Cost>(
    (sum, one, index) => {
      const sequence = index + 2;
      const { presses, form } = fillIn(record, one, sequence - 1);
      record = afterwards(record, { name: one.name, form, by: one.by, ...(one.on && { on: one.on }) }, sequence);
      return { presses: sum.presses + presses, inputs: sum.inputs + Object.keys(one.sets).length };
    },
    { presses: 0, inputs: 0 },
  );
  expect(record.stage).toBe('closed');
  expect(cost).toEqual({ presses: 32, inputs: 40 });
});
