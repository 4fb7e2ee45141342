import { type Divergence, divergence } from '../editor/divergence.ts';
import { type ActionDraft, actionTexts, highest, type PlanDraft, planTexts } from './planDraft.ts';

const find = ({ actions }: PlanDraft, id: string): ActionDraft | undefined => actions.find((one) => one.id === id);
const idsOf = ({ actions }: PlanDraft): readonly string[] => actions.map(({ id }) => id);
/** An action as one text, or its absence. */
const wholeOf = (action: ActionDraft | undefined): string =>
  action ? JSON.stringify(actionTexts.map((field) => action[field])) : '';
const orderOf = (draft: PlanDraft, ids: readonly string[]): string =>
  idsOf(draft)
    .filter((id) => ids.includes(id))
    .join(' ');
const daysOf = ({ followUps }: PlanDraft): string => followUps.filter((day) => day !== '').join(' ');

/**
 * Two people who add an action at the same time give it the same number but mean two actions: mine is renumbered.
 * @param last highest number of an action of the record
 */
export const numberedAnew = (was: PlanDraft, theirs: PlanDraft, mine: PlanDraft, last: number): PlanDraft => {
  let next = Math.max(last, highest(...idsOf(theirs), ...idsOf(mine)));
  const isTaken = ({ id }: ActionDraft): boolean => !find(was, id) && find(theirs, id) !== undefined;
  const actions = mine.actions.map((action) => {
    if (!isTaken(action) || wholeOf(action) === wholeOf(find(theirs, action.id))) return action;
    next += 1;
    return { ...action, id: `A${next}` };
  });
  return { ...mine, actions };
};

const actionDivergences = (id: string, was: PlanDraft, theirs: PlanDraft, mine: PlanDraft): readonly Divergence[] => {
  const [one, their, my] = [find(was, id), find(theirs, id), find(mine, id)];
  if (one && their && my)
    return actionTexts.flatMap((field) => divergence(`actions.${id}.${field}`, one[field], their[field], my[field]));
  return divergence(`actions.${id}`, wholeOf(one), wholeOf(their), wholeOf(my));
};

/** Where another person changed the plan while it was edited here, field by field and action by action. */
export const planDivergences = (was: PlanDraft, theirs: PlanDraft, mine: PlanDraft): readonly Divergence[] => {
  const all = [...new Set([was, theirs, mine].flatMap(idsOf))];
  const common = all.filter((id) => find(was, id) && find(theirs, id) && find(mine, id));
  return [
    ...planTexts.flatMap((field) => divergence(field, was.texts[field], theirs.texts[field], mine.texts[field])),
    ...all.flatMap((id) => actionDivergences(id, was, theirs, mine)),
    ...divergence('order', orderOf(was, common), orderOf(theirs, common), orderOf(mine, common)),
    ...divergence('followUps', daysOf(was), daysOf(theirs), daysOf(mine)),
  ];
};

/**
 * The typed plan, with the chosen parts of theirs.
 * @param taken paths for which the others' version is used
 */
export const mergedPlan = (theirs: PlanDraft, mine: PlanDraft, taken: ReadonlySet<string>): PlanDraft => {
  const [first, second] = taken.has('order') ? [theirs, mine] : [mine, theirs];
  const ids = [...new Set([...idsOf(first), ...idsOf(second)])];
  const actions = ids.flatMap((id): readonly ActionDraft[] => {
    const [their, my] = [find(theirs, id), find(mine, id)];
    if (taken.has(`actions.${id}`)) return their ? [their] : [];
    if (!my) return [];
    const fields = actionTexts.filter((field) => their && taken.has(`actions.${id}.${field}`));
    return [{ ...my, ...Object.fromEntries(fields.map((field) => [field, their?.[field]])) }];
  });
  const texts = planTexts.map((field) => [field, (taken.has(field) ? theirs : mine).texts[field]] as const);
  return {
    texts: Object.fromEntries(texts) as PlanDraft['texts'],
    actions,
    followUps: taken.has('followUps') ? theirs.followUps : mine.followUps,
  };
};
