import { addDays } from '../../../procedure/record/values/calendarDate.ts';
import { isInTabOnly, jonas, olga, rui } from './cast.ts';
import type { Deed } from './deed.ts';
import { acceptRisk, addToReport, approve, containment, markDuplicate, report, type Scene, triage } from './deeds.ts';
import { draftPlan, judge } from './planDeeds.ts';

/**
 * What the procedure forbids for ever, in every later state of the record: a delivery decided late, when the player has
 * long gone on, must still be forbidden. So nothing here depends on the stage alone.
 */
type Forbidden = (scene: Scene) => Deed;

const rubbish =
  (name: string, form: Deed['form']): Forbidden =>
  ({ cast, reference }) => ({ who: cast.owner, name, reference, form });

const always: readonly Forbidden[] = [
  // The wrong people: an auditor, an administrator, the reporter, staff who do not decide.
  (scene) => ({ ...containment(scene), who: jonas }),
  (scene) => ({ ...triage(scene, 'standard'), who: scene.cast.reporter }),
  (scene) => ({ ...acceptRisk(scene), who: olga }),
  (scene) => ({ ...acceptRisk(scene), who: scene.cast.owner }),
  (scene) => ({ ...addToReport(scene), who: scene.cast.approver }),
  (scene) => ({ ...addToReport(scene), who: scene.cast.lead, door: 'bot' }),
  (scene) => approve(scene.cast.owner, scene, 5),
  ({ today }) => report(rui, today, { ongoing: 'no', door: undefined }),
  // No such record, no such command, no such form.
  (scene) => ({ ...containment(scene), reference: 'NC-1999-0001' }),
  rubbish('formatTheDisk', (say) => ({ text: say('Please.') })),
  rubbish('recordContainment', (say) => ({ act: { kind: 'perhaps', what: say('Locked.') } })),
  rubbish('recordContainment', (say) => ({
    act: { kind: 'done', what: say('Locked.'), by: 'The guard', doneOn: '2026-02-30' },
  })),
  rubbish('recordCorrection', (say) => ({ act: { kind: 'notNecessary', because: say('x'.repeat(2000)) } })),
  rubbish('recordConsequences', (say) => ({ consequences: say('None.') })),
  (scene) => markDuplicate(scene, 'NC-1999-0001'),
  (scene) => markDuplicate(scene, scene.reference),
  (scene) => ({ ...containment(scene), form: (say) => ({ ...containment(scene).form(say), act: undefined }) }),
  (scene) => ({
    ...addToReport(scene, isInTabOnly(scene.cast.reporter) ? undefined : 'bot'),
    form: () => ({ text: '  ' }),
  }),
  ({ cast, today }) => ({
    ...report(cast.reporter, today, { ongoing: 'no', door: undefined }),
    form: (say) => ({ what: say('It will be open.'), detectedOn: addDays(today, 400) }),
  }),
];

/** Once the plan of this revision, drafted on a number before it, is before management. */
const atApproval: readonly ((scene: Scene, revision: number) => Deed)[] = [
  (scene, revision) => approve(scene.cast.approver, scene, revision - 1),
  (scene, revision) => approve(scene.cast.owner, scene, revision),
  (scene, revision) => approve(jonas, scene, revision),
  (scene) => ({
    ...judge(scene, 'effective'),
    who: scene.cast.doer,
  }),
];

const forbid = (deed: Deed): Deed => ({ ...deed, mustBeRefused: true });

export const forbidden = (scene: Scene, which: number): Deed => {
  const deed = always[which % always.length];
  if (!deed) throw new RangeError('nothing is forbidden');
  return forbid(deed(scene));
};
export const forbiddenKinds = always.length;

export const forbiddenAtApproval = (scene: Scene, revision: number): readonly Deed[] =>
  atApproval.map((deed) => forbid(deed(scene, revision)));

/** A plan whose verifier would judge their own work. */
export const selfVerified = (scene: Scene): Deed => {
  const deed = draftPlan(scene, { ids: ['A90', 'A91'], due: 0, verifiedOn: 0 });
  const form: Deed['form'] = (say) => {
    const { plan } = deed.form(say) as { readonly plan: { readonly verification: object } };
    return { plan: { ...plan, verification: { ...plan.verification, verifier: scene.cast.doer.id } } };
  };
  return forbid({ ...deed, form });
};

/** The reporter does not approve, even if in management. */
export const ownReportApproved = (scene: Scene, revision: number): Deed =>
  forbid(approve(scene.cast.reporter, scene, revision));
