import type { Drawing } from '../../bot/cards/drawing.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { bareCard } from '../../bot/cards/work/bareCard.ts';
import type { FormView } from '../../bot/cards/work/commandForm.ts';
import { recordCard } from '../../bot/cards/work/recordCard.ts';
import { workCard } from '../../bot/cards/work/workCard.ts';
import { workForms } from '../../bot/cards/work/workForms.ts';
import { type WorkCommandName, workCommandNames } from '../../bot/cards/work/workVerbs.ts';
import { readCommand } from '../../procedure/commands/recordCommands.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import type { Similar } from '../../procedure/similarity/similar.ts';
import type { Stage } from '../../procedure/stages/stages.ts';
import { possible } from '../matrix/records.ts';
import { anActor } from './anActor.ts';
import { aRecord, thePlan, theTriage } from './aRecord.ts';
import { decideCommandNames } from './sampleDecideCards.ts';
import { trainingCommandNames } from './sampleTrainingCards.ts';
import { thePeople } from './thePeople.ts';

const n = 'f'.repeat(32);

const { ismsManager, alternate, owner, management, verifier, actionOwner, otherActionOwner } = thePeople;

/** Constructed in a stage, with its facts. */
const at = (record: Nonconformity, stage: Stage, cycle: Partial<Nonconformity['cycle']> = {}): Nonconformity =>
  ({
    ...record,
    stage,
    cycle: { ...record.cycle, ...cycle },
    triage: { ...theTriage('standard'), at: record.reportedAt, by: ismsManager.id },
    // A sample is drawn, not decided on: the stage need not have what led to it.
  }) as Nonconformity;

type Sample = { readonly stage: Stage; readonly problems: NonNullable<FormView['problems']> };

/** The first stage in which the command is possible, and the problems of a form left empty. */
const usualSample = (name: WorkCommandName, { today }: Drawing): Sample => {
  const { stage } = possible(name);
  const record = aRecord();
  const form = workForms[name].formOf({}, record, { sequence: 3, language: 'en' });
  const read = readCommand(name, record.reference, form, today);
  return { stage, problems: 'refusal' in read && read.refusal.reason === 'invalid' ? read.refusal.problems : {} };
};

/** Where another stage or other problems show more. */
const samples: Readonly<Partial<Record<WorkCommandName, Sample>>> = {
  triageReport: {
    stage: 'reported',
    problems: { grade: 'missing', lane: 'notFitting', owner: 'notAPerson', body: 'missing' },
  },
  changeTriage: { stage: 'triaged', problems: { because: 'missing', lane: 'tooLate' } },
  markDuplicate: { stage: 'reported', problems: { of: 'notFitting', reason: 'missing' } },
  confirmRecurrence: { stage: 'triaged', problems: { of: 'unknownRecord' } },
  reassignWork: { stage: 'implementation', problems: { to: 'notFitting', from: 'notFitting' } },
  recordContainment: { stage: 'triaged', problems: { what: 'missing', doneOn: 'inTheFuture' } },
  recordCorrection: { stage: 'triaged', problems: { because: 'missing' } },
  recordConsequences: { stage: 'triaged', problems: { kind: 'missing', what: 'missing' } },
  recordSimilar: { stage: 'analysis', problems: { areas: 'missing', found: 'missing' } },
  confirmStatement: { stage: 'triaged', problems: { implications: 'missing' } },
  determineCauses: {
    stage: 'analysis',
    problems: { whys: 'missing', 'rootCauses.0.category': 'missing', aloneBecause: 'missing' },
  },
  draftPlan: {
    stage: 'planning',
    problems: {
      'actions.1.due': 'inThePast',
      objective: 'missing',
      shortTermNotNecessary: 'missing',
      on: 'beforeLastAction',
      verifier: 'notAPerson',
      followUps: 'duplicate',
      purpose: 'missing',
    },
  },
  acceptRisk: { stage: 'analysis', problems: { expires: 'inThePast', exception: 'missing' } },
  judgeEffectiveness: { stage: 'verification', problems: { verdict: 'missing', checkAgainOn: 'notNeeded' } },
  holdFollowUp: { stage: 'implementation', problems: { due: 'unknownFollowUp', next: 'notLater' } },
  snoozeReminder: { stage: 'triaged', problems: { until: 'tooFarAhead', reason: 'missing' } },
};

/** Their forms are samples of their own. */
const drawnFromLives: readonly WorkCommandName[] = [...decideCommandNames, ...trainingCommandNames];

const similarTo = (record: Nonconformity): readonly Similar[] =>
  [17, 23].map((number) => ({
    score: 0.7,
    words: [],
    sameSystem: true,
    sameClause: false,
    entry: registerEntry({ ...at(record, 'closed'), reference: `NC-2026-00${number}` }, 3),
  }));

/** With everything recordable, each text as long as `what`. */
const fullOf = (record: Nonconformity): Nonconformity => {
  const { what } = record.facts;
  const done = { kind: 'done', what, by: what, doneOn: '2026-11-23' } as const;
  const told = { at: record.reportedAt, by: management.id, sequence: 10 };
  const [action] = thePlan().actions;
  const actions = Array.from({ length: 9 }, (_, index) => ({
    ...(action as NonNullable<typeof action>),
    id: `A${index + 1}`,
    title: what,
    originalDue: '2026-12-01' as const,
    state: index % 2 === 0 ? ('open' as const) : ('done' as const),
    progress: [],
  }));
  const cause = { statement: what, category: 'procedureNotFollowed' } as const;
  const full = at(record, 'verification', {
    plan: thePlan({ objective: what, actions }),
    actions,
    causes: { method: 'fiveWhys', whys: [], rootCauses: [cause, cause, cause, cause], agreedBy: [] },
    approval: { ...told, revision: 9, planHash: 'x', exception: what },
    effectiveness: { ...told, verdict: 'effective', result: what },
  });
  const failed = { ...full.cycle, effectiveness: { ...told, verdict: 'partly', result: what } as const };
  return {
    ...full,
    containment: done,
    correction: done,
    log: { nextFollowUp: '2027-01-12' },
    consequences: { kind: 'dealtWith', what, told: what },
    statement: { problem: what, implications: what },
    similar: { areas: what, checkedBy: what, found: true, result: what },
    earlierCycles: [failed, failed],
  };
};

/** Each command's form initially, and returned with every problem and all input. */
export const sampleWorkCards = (record: Nonconformity, drawing: Drawing): Readonly<Record<string, AdaptiveCard>> => {
  const people = [ismsManager, alternate, management, owner, verifier].map(({ id, name }) => ({ id, name }));
  const viewer = ismsManager;
  const { what } = record.facts;
  const view = { viewer, people, sequence: 3, similar: () => similarTo(record) } as const;
  const trouble = { id: '0f0f0f0f', what: 'unreachable' } as const;
  const cards: Record<string, AdaptiveCard> = {};
  for (const name of workCommandNames) {
    if (drawnFromLives.includes(name)) continue;
    const sample = samples[name] ?? usualSample(name, drawing);
    const shown = at(record, sample.stage, { plan: thePlan() });
    const form = workForms[name];
    const first: FormView & { sequence: number } = {
      ...view,
      record: shown,
      typed: form.typedOf(shown, drawing, viewer),
    };
    // Every text input, at its maximum length.
    const typed = Object.fromEntries(
      Object.entries(form.limits).map(([id, most]) => [
        id,
        most > 64 ? what.repeat(Math.ceil(most / what.length)).slice(0, most) : id,
      ]),
    );
    // A digest is never redrawn, so this form is on the card itself.
    const scene = name === 'snoozeReminder' ? 'chat' : 'dialog';
    cards[`work-${name}`] = workCard.render({ ...first, name, scene }, drawing);
    if (form.more)
      cards[`work-${name}-more`] = workCard.render({ ...first, name, scene, typed: form.more.typed({}) }, drawing);
    if (Object.keys(form.limits).length === 0) continue;
    cards[`work-${name}-problems`] = workCard.render(
      { ...first, name, scene, typed, problems: sample.problems, n },
      drawing,
    );
  }
  const form = {
    ...view,
    name: 'triageReport',
    record,
    scene: 'dialog',
    typed: { gradeReason: 'One door' },
    n,
  } as const;
  const full = { ...view, scene: 'chat' } as const;
  const working = { ...full, people: [...people, actionOwner, otherActionOwner], viewer: owner } as const;
  const returned = { comment: what, action: 'A1', at: record.reportedAt, by: management.id, sequence: 9 };
  const back = at(record, 'planning', { plan: thePlan(), returned });
  const planned = { ...view, record: back, typed: workForms.draftPlan.typedOf(back, drawing, viewer) };
  const verdict = {
    at: record.reportedAt,
    by: verifier.id,
    sequence: 12,
    verdict: 'notEffective',
    result: what,
  } as const;
  const failed = { ...aRecord({ stage: 'planning' }).cycle, effectiveness: verdict };
  const again = { ...at(record, 'analysis', { number: 2, actions: [] }), earlierCycles: [failed] };
  return {
    ...cards,
    'work-determineCauses-again': workCard.render(
      { ...full, name: 'determineCauses', record: again, typed: {} },
      drawing,
    ),
    'record-again': recordCard.render({ ...full, record: again }, drawing),
    'work-draftPlan-returned': workCard.render({ ...planned, name: 'draftPlan', scene: 'dialog' }, drawing),
    'work-not-saved': workCard.render({ ...form, trouble }, drawing),
    'work-refused': workCard.render({ ...form, note: drawing.terms.refusal({ reason: 'tooMuchText' }) }, drawing),
    'work-bare': bareCard.render(
      {
        verb: 'draftPlan.send',
        reference: record.reference,
        sequence: 3,
        people,
        trouble,
        n,
        limits: workForms.draftPlan.limits,
        typed: planned.typed,
      },
      drawing,
    ),
    'record-reported': recordCard.render({ ...full, record }, drawing),
    'record-triaged': recordCard.render(
      {
        ...full,
        record: at(record, 'triaged'),
        note: { text: drawing.words.command.triageReport.done, style: 'good' },
      },
      drawing,
    ),
    'record-planning': recordCard.render(
      { ...working, record: { ...aRecord({ stage: 'approval' }), facts: record.facts } },
      drawing,
    ),
    'record-working': recordCard.render(
      { ...working, record: { ...aRecord({ stage: 'implementation' }), facts: record.facts } },
      drawing,
    ),
    'record-closed': recordCard.render(
      { ...working, record: { ...aRecord({ stage: 'closed' }), facts: record.facts }, viewer: ismsManager },
      drawing,
    ),
    'record-full': recordCard.render({ ...full, record: fullOf(record) }, drawing),
    'record-choices': recordCard.renderChoices({ ...full, scene: 'dialog', record: at(record, 'triaged') }, drawing),
    'record-auditor': recordCard.render({ ...full, record, viewer: anActor({ id: 'x', roles: ['auditor'] }) }, drawing),
  };
};
