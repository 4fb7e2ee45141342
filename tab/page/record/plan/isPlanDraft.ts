import { hasTexts, isObject } from '../editor/kept.ts';
import { actionTexts, type PlanDraft, planTexts } from './planDraft.ts';

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
