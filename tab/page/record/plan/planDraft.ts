import type { Plan } from '../../../../procedure/record/recordParts.ts';
import { hasTexts, isObject } from '../editor/kept.ts';

/** The fields of a plan besides its actions and follow-ups, named as in the form and in refusals. */
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

/** A plan while it is edited: every field is a text, possibly empty. */
export type PlanDraft = {
  readonly texts: Readonly<Record<PlanText, string>>;
  readonly actions: readonly ActionDraft[];
  readonly followUps: readonly string[];
};

const nothing = Object.fromEntries(planTexts.map((field) => [field, ''])) as Record<PlanText, string>;

/** The limits of `procedure/commands/planning/planSchema.ts`, which is not part of the page. In UTF-16 units. */
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

/**
 * Initial values of the form.
 * @param owner of the record, the default plan manager
 */
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

/** The data to send; the procedure's own schema parses it. */
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

/** @param last highest number of any action of the record: ids are never reused */
export const withAction = (draft: PlanDraft, last: number): PlanDraft => {
  const number = Math.max(last, highest(...draft.actions.map(({ id }) => id))) + 1;
  const action = { id: `A${number}`, title: '', owner: '', due: '', priority: 'medium', term: 'short' };
  return { ...draft, actions: [...draft.actions, { ...action, kind: 'corrective' }] };
};

export const withoutAction = (draft: PlanDraft, row: number): PlanDraft => ({
  ...draft,
  actions: draft.actions.filter((_, index) => index !== row),
});

/** Moves an action one place up or down. */
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

/** Whether something kept in the window is a draft of this version of the page. */
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
