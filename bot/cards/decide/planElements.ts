import type { Plan, PlannedAction } from '../../../procedure/record/recordParts.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import { line } from '../parts/facts.ts';
import { label } from '../parts/texts.ts';
import { userText, userTextUnder } from '../parts/userText.ts';

/** Longer than any text of a plan: nothing of what is approved is cut. */
const whole = 100_000;

const drawAction = (action: PlannedAction, nameOf: (id: PersonId) => string, drawing: Drawing): readonly Element[] => {
  const { words, terms, language } = drawing;
  const { id, title, kind, term, priority, owner, due } = action;
  return [
    label(`${id} · ${words.decide.plan.priority} ${terms.actionPriority[priority].toLowerCase()}`),
    ...userText(title, whole),
    line(words.decide.plan.owner, nameOf(owner), drawing),
    line(
      words.decide.plan.due,
      `${longDate(due, language)} · ${terms.term[term]} · ${terms.actionKind[kind]}`,
      drawing,
    ),
  ];
};

const ismsChange = ({ ismsChange: change }: Plan, drawing: Drawing): readonly Element[] => {
  const { plan } = drawing.words.decide;
  if (!change.needed) return userTextUnder(plan.ismsNotNeeded, change.because, whole);
  return [
    label(plan.ismsNeeded),
    ...(['purpose', 'consequences', 'integrity', 'resources', 'responsibilities'] as const).flatMap((field) =>
      userTextUnder(plan[field], change[field], whole),
    ),
  ];
};

/** The whole plan, field by field and uncut: the approver sees everything that its hash covers. */
export const planElements = (plan: Plan, nameOf: (id: PersonId) => string, drawing: Drawing): readonly Element[] => {
  const { words, language } = drawing;
  const { verification, followUps } = plan;
  return [
    ...userTextUnder(words.decide.plan.objective, plan.objective, whole),
    ...plan.actions.flatMap((action) => drawAction(action, nameOf, drawing)),
    ...userTextUnder(words.decide.plan.shortTermNotNecessary, plan.shortTermNotNecessary, whole),
    ...userTextUnder(words.decide.plan.successCriteria, plan.successCriteria, whole),
    ...userTextUnder(words.decide.plan.method, verification.method, whole),
    line(words.decide.plan.verifyOn, longDate(verification.on, language), drawing),
    line(words.decide.plan.verifier, nameOf(verification.verifier), drawing),
    line(words.decide.plan.manager, nameOf(plan.manager), drawing),
    line(words.decide.plan.followUps, followUps.map((day) => longDate(day, language)).join(' · '), drawing, whole),
    ...ismsChange(plan, drawing),
  ];
};

type Names = (id: PersonId) => string;
/** What changed, with old and new value if they are short. */
type Change = readonly [title: string, what: string];

const from = (before: string, now: string): string => `${before} → ${now}`;

const actionChanges = (
  before: PlannedAction,
  now: PlannedAction,
  nameOf: Names,
  drawing: Drawing,
): readonly Change[] => {
  const { words, terms, language } = drawing;
  const { plan } = words.decide;
  const rows: readonly (readonly [string, string, string])[] = [
    [plan.title, before.title, now.title],
    [plan.owner, nameOf(before.owner), nameOf(now.owner)],
    [plan.due, longDate(before.due, language), longDate(now.due, language)],
    [plan.priority, terms.actionPriority[before.priority], terms.actionPriority[now.priority]],
    [plan.kind, terms.actionKind[before.kind], terms.actionKind[now.kind]],
    [plan.term, terms.term[before.term], terms.term[now.term]],
  ];
  return rows
    .filter(([, one, other]) => one !== other)
    .map(([title, one, other]) => [`${now.id}, ${title}`, from(one, other)]);
};

const actionsChanged = (before: Plan, now: Plan, nameOf: Names, drawing: Drawing): readonly Change[] => {
  const { added, dropped } = drawing.words.decide.approval;
  return [
    ...now.actions.flatMap((action): readonly Change[] => {
      const earlier = before.actions.find(({ id }) => id === action.id);
      return earlier ? actionChanges(earlier, action, nameOf, drawing) : [[action.id, `${added} · ${action.title}`]];
    }),
    ...before.actions
      .filter(({ id }) => now.actions.every((action) => action.id !== id))
      .map((action): Change => [action.id, `${dropped} · ${action.title}`]),
  ];
};

/** The texts and dates of the plan except its actions, as shown on the card. */
const rowsOf = (plan: Plan, nameOf: Names, { words, language }: Drawing): readonly Change[] => {
  const { plan: names } = words.decide;
  const { ismsChange, verification } = plan;
  return [
    [names.objective, plan.objective],
    [names.shortTermNotNecessary, plan.shortTermNotNecessary ?? '–'],
    [names.successCriteria, plan.successCriteria],
    [names.method, verification.method],
    [names.verifyOn, longDate(verification.on, language)],
    [names.verifier, nameOf(verification.verifier)],
    [names.manager, nameOf(plan.manager)],
    [names.followUps, plan.followUps.map((day) => longDate(day, language)).join(' · ')],
    [names.ismsNeeded, JSON.stringify(ismsChange)],
  ];
};

/** Longer texts are only reported as different; both are in the history. */
const longestShown = 120;

const mostChanges = 24;

/** What changed in the plan since management saw it last. Empty when it was never asked before. */
export const planChanges = (
  before: Plan | undefined,
  now: Plan,
  nameOf: Names,
  drawing: Drawing,
): readonly Element[] => {
  if (!before) return [];
  const { words } = drawing;
  const { approval, plan } = words.decide;
  const earlier = rowsOf(before, nameOf, drawing);
  const others = rowsOf(now, nameOf, drawing).flatMap(([title, text], index): readonly Change[] => {
    const was = earlier[index]?.[1] ?? '';
    if (was === text) return [];
    const isShort = title !== plan.ismsNeeded && was.length + text.length <= longestShown;
    return [[title, isShort ? from(was, text) : approval.different]];
  });
  const all = [...actionsChanged(before, now, nameOf, drawing), ...others];
  return [
    label(approval.changed),
    ...(all.length === 0 ? [line(approval.plan, approval.same, drawing)] : []),
    ...all.slice(0, mostChanges).map(([title, what]) => line(title, what, drawing, 200)),
  ];
};
