import type { SeededPerson } from '../../../infra/local/tenant.ts';
import { addDays, type CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { theClassification } from '../../builders/aRecord.ts';
import type { Cast } from './cast.ts';
import type { Deed, Say } from './deed.ts';

/**
 * What the people of a life can do to its record, as the tab sends it. Forms are whole and clean, with every default
 * spelled out: what is read from them is what was sent, so that the checker can compute a command's id from it.
 */
export type Scene = { readonly cast: Cast; readonly reference: string; readonly today: CalendarDate };

export type Door = 'bot' | undefined;

const facts = (say: Say, today: CalendarDate, ongoing: 'yes' | 'no' | 'notSure') => ({
  what: say('The archive was found unlocked.'),
  ongoing,
  detectedOn: addDays(today, -3),
  impact: 'notSure',
  priority: 'medium',
  source: 'staff',
});

export const report = (
  who: SeededPerson,
  today: CalendarDate,
  how: { readonly ongoing: 'yes' | 'no' | 'notSure'; readonly door: Door },
): Deed => ({
  who,
  name: 'report',
  door: how.door,
  form: (say) => facts(say, today, how.ongoing),
});

export const addToReport = ({ cast, reference }: Scene, door?: Door): Deed => ({
  who: cast.reporter,
  name: 'addToReport',
  reference,
  door,
  form: (say) => ({ text: say('The key was in the lock.') }),
});

export const correctReport = ({ cast, reference, today }: Scene, ongoing: 'yes' | 'no', door?: Door): Deed => ({
  who: cast.reporter,
  name: 'correctReport',
  reference,
  door,
  form: (say) => (door === 'bot' ? facts(say, today, ongoing) : { facts: facts(say, today, ongoing) }),
});

export const withdrawReport = ({ cast, reference }: Scene, door?: Door): Deed => ({
  who: cast.reporter,
  name: 'withdrawReport',
  reference,
  door,
  form: (say) => ({ reason: say('It was the exercise.') }),
});

/** A deed at the tab's endpoint on the scene's record. */
const deed = (who: SeededPerson, name: string, { reference }: Scene, form: Deed['form']): Deed => ({
  who,
  name,
  reference,
  form,
});

const lanes = {
  standard: { lane: 'standard', grade: 'minor' },
  major: { lane: 'major', grade: 'major' },
  improvement: { lane: 'improvement', grade: 'improvement' },
  correctionOnly: { lane: 'correctionOnly', grade: 'minor', laneReason: 'A single door' },
} as const;
export type LaneName = keyof typeof lanes;

export const triage = (scene: Scene, lane: LaneName): Deed =>
  deed(scene.cast.lead, 'triageReport', scene, (say) => ({
    ...lanes[lane],
    ...theClassification,
    gradeReason: say('One office.'),
    owner: scene.cast.owner.id,
  }));

export const changeTriage = (scene: Scene, lane: LaneName): Deed =>
  deed(scene.cast.lead, 'changeTriage', scene, (say) => ({
    ...lanes[lane],
    ...theClassification,
    gradeReason: say('Two offices.'),
    owner: scene.cast.owner.id,
    because: say('Seen again.'),
  }));

export const rejectReport = (scene: Scene): Deed =>
  deed(scene.cast.lead, 'rejectReport', scene, (say) => ({ reason: say('It is the rule.') }));

export const objectTo = (scene: Scene): Deed =>
  deed(scene.cast.reporter, 'objectToRejection', scene, (say) => ({ text: say('The rule says otherwise.') }));

export const decideObjection = (scene: Scene, upheld: boolean): Deed =>
  deed(scene.cast.approver, 'decideObjection', scene, (say) => ({ upheld, reason: say('Heard both.') }));

export const markDuplicate = (scene: Scene, of: string): Deed =>
  deed(scene.cast.lead, 'markDuplicate', scene, (say) => ({ of, reason: say('The same door.') }));

export const confirmRecurrence = (scene: Scene, of: string): Deed =>
  deed(scene.cast.lead, 'confirmRecurrence', scene, (say) => ({ of, reason: say('The same cause.') }));

export const containment = (scene: Scene): Deed =>
  deed(scene.cast.owner, 'recordContainment', scene, (say) => ({
    act: { kind: 'done', what: say('Locked.'), by: 'The guard', doneOn: addDays(scene.today, -1) },
  }));

export const correction = (scene: Scene): Deed =>
  deed(scene.cast.lead, 'recordCorrection', scene, (say) => ({
    act: { kind: 'notNecessary', because: say('The lock works.') },
  }));

export const consequences = (scene: Scene): Deed =>
  deed(scene.cast.owner, 'recordConsequences', scene, (say) => ({
    consequences: { kind: 'none', because: say('Nothing is missing.') },
  }));

/** @param short the cause, for a correction alone */
export const similar = (scene: Scene, short: { readonly cause?: string } = {}): Deed =>
  deed(scene.cast.owner, 'recordSimilar', scene, (say) => ({
    similar: {
      ...short,
      areas: 'All archives',
      checkedBy: 'Facility',
      found: false,
      result: say('Only this one.'),
    },
  }));

export const statement = (scene: Scene): Deed =>
  deed(scene.cast.owner, 'confirmStatement', scene, (say) => ({
    problem: say('The archive is not watched.'),
    implications: 'Anybody could enter',
  }));

export const causes = (scene: Scene): Deed =>
  deed(scene.cast.owner, 'determineCauses', scene, (say) => ({
    causes: {
      method: 'fiveWhys',
      whys: [{ id: 'w1', question: 'Why?', answer: say('No one locks it.'), children: [] }],
      rootCauses: [{ statement: say('No rule says who locks.'), category: 'policyMissing', whyId: 'w1' }],
      agreedBy: [scene.cast.lead.id],
    },
  }));

export const submitPlan = (scene: Scene): Deed => deed(scene.cast.owner, 'submitPlan', scene, () => ({}));

export const delegate = (scene: Scene, to: SeededPerson): Deed =>
  deed(scene.cast.approver, 'delegateApproval', scene, () => ({ to: to.id, until: addDays(scene.today, 7) }));

export const approve = (who: SeededPerson, scene: Scene, revision: number): Deed =>
  deed(who, 'approvePlan', scene, () => ({ revision }));

export const returnPlan = (scene: Scene, revision: number): Deed =>
  deed(scene.cast.approver, 'returnPlan', scene, (say) => ({ revision, comment: say('Name the areas.') }));

export const rejectPlan = (scene: Scene, revision: number): Deed =>
  deed(scene.cast.approver, 'rejectPlan', scene, (say) => ({ revision, reason: say('Too dear.') }));

export const close = (scene: Scene): Deed =>
  deed(scene.cast.lead, 'closeNonconformity', scene, (say) => ({ summary: say('The archive is locked.') }));

export const acceptRisk = (scene: Scene): Deed =>
  deed(scene.cast.approver, 'acceptRisk', scene, (say) => ({
    reason: say('The building goes.'),
    risk: 'R-12',
    expires: addDays(scene.today, 90),
  }));
