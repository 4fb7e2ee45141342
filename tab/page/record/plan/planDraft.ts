import type { Plan } from '../../../../procedure/record/recordParts.ts';
import { hasTexts, isObject } from '../editor/kept.ts';

/** The fields of a plan besides its actions and follow-ups, as the form has them and as a refusal calls them. */
export const planTexts = [
  'objective',
  'shortTermNotNecessary',
  'successCriteria',
  'method',
  'on',
  'verifier',
  'manager',
  'needed',
  'because',
  'purpose',
  'consequences',
  'integrity',
  'resources',
  'responsibilities',
] as const;
export type PlanText = (typeof planTexts)[number];
export const ismsTexts = ['purpose', 'consequences', 'integrity', 'resources', 'responsibilities'] as const;

export const actionTexts = ['title', 'owner', 'due', 'priority', 'term', 'kind'] as const;
export type ActionText = (typeof actionTexts)[number];
export type ActionDraft = Readonly<Record<'id' | ActionText, string>>;

/** A plan while it is typed: every field a text, empty where nothing is. */
export type PlanDraft = {
  readonly texts: Readonly<Record<PlanText, string>>;
  readonly actions: readonly ActionDraft[];
  readonly followUps: readonly string[];
};

const nothing = Object.fromEntries(planTexts.map((field) => [field, ''])) as Record<PlanText, string>;

/** As `procedure/commands/planning/planSchema.ts` has them, which is no part of the page. In UTF-16 units. */
export const longest: Readonly<Record<PlanText | 'title', number>> = {
  title: 300,
  objective: 1000,
  shortTermNotNecessary: 1000,
  successCriteria: 2000,
  method: 1000,
  because: 1000,
  purpose: 1000,
  consequences: 1000,
  integrity: 1000,
  resources: 1000,
  responsibilities: 1000,
  on: 10,
  verifier: 36,
  manager: 36,
  needed: 3,
};
export const mostActions = 20;
export const mostFollowUps = 24;

/** What a form begins with. @param owner of the record, who manages a plan at first */
export const draftOf = (plan: Plan | undefined, owner: string | undefined): PlanDraft => {
  if (!plan) return { texts: { ...nothing, manager: owner ?? '' }, actions: [], followUps: [''] };
  const { ismsChange, verification, actions, followUps } = plan;
  const { needed: isNeeded, ...isms } = ismsChange;
  return {
    texts: {
      ...nothing,
      objective: plan.objective,
      successCriteria: plan.successCriteria,
      manager: plan.manager,
      shortTermNotNecessary: plan.shortTermNotNecessary ?? '',
      ...verification,
      ...isms,
      needed: isNeeded ? 'yes' : 'no',
    },
    actions: actions.map(({ id, title, kind, term, priority, owner: who, due }) => ({
      id,
      title,
      kind,
      term,
      priority,
      due,
      owner: who,
    })),
    followUps,
  };
};

/** What is sent: the procedure's own schema reads it. */
export const sentOf = ({ texts, actions, followUps }: PlanDraft): object => {
  const { method, on, verifier, needed, because, ...others } = texts;
  const { purpose, consequences, integrity, resources, responsibilities, ...rest } = others;
  const isms = { purpose, consequences, integrity, resources, responsibilities };
  const ismsChange = needed === 'yes' ? { needed: true, ...isms } : needed === 'no' ? { needed: false, because } : {};
  return {
    ...rest,
    actions,
    verification: { method, on, verifier },
    followUps: followUps.filter((day) => day !== ''),
    ismsChange,
  };
};

const numberOf = (id: string): number => Number(id.slice(1)) || 0;
export const highest = (...ids: readonly string[]): number => Math.max(0, ...ids.map(numberOf));

/** @param last the highest number that an action of the record ever had: ids are never used again */
export const withAction = (draft: PlanDraft, last: number): PlanDraft => {
  const number = Math.max(last, highest(...draft.actions.map(({ id }) => id))) + 1;
  const action = { id: `A${number}`, title: '', owner: '', due: '', priority: 'medium', term: 'short' };
  return { ...draft, actions: [...draft.actions, { ...action, kind: 'corrective' }] };
};

export const withoutAction = (draft: PlanDraft, row: number): PlanDraft => ({
  ...draft,
  actions: draft.actions.filter((_, index) => index !== row),
});

/** An action one place up or down. */
export const moved = (draft: PlanDraft, row: number, by: -1 | 1): PlanDraft => {
  const actions = [...draft.actions];
  const [action] = actions.splice(row, 1);
  if (action) actions.splice(row + by, 0, action);
  return { ...draft, actions };
};

export const withActionText = (draft: PlanDraft, row: number, field: ActionText, value: string): PlanDraft => ({
  ...draft,
  actions: draft.actions.map((action, index) => (index === row ? { ...action, [field]: value } : action)),
});

/** Whether something that was kept in the window is a plan as this version of the page types it. */
export const isPlanDraft = (value: unknown): value is PlanDraft => {
  if (!isObject(value) || !hasTexts(value.texts, planTexts)) return false;
  const { actions, followUps } = value;
  return (
    Array.isArray(actions) &&
    actions.every((action) => hasTexts(action, ['id', ...actionTexts])) &&
    Array.isArray(followUps) &&
    followUps.every((day) => typeof day === 'string')
  );
};
