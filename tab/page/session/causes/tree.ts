import { allCauses, pathTo, problemWhy } from '../../../../procedure/causes/causePath.ts';
import type { CauseAnswer, SessionAnswer } from '../../../api/sessions/sessionWire.ts';

/** The why that a cause answers. */
export const whyOf = (cause: string, causes: readonly CauseAnswer[]): string =>
  pathTo(causes, cause).at(-2)?.id ?? problemWhy;

/** What is announced to screen readers as new; not each vote. */
export type News = {
  readonly causes: readonly CauseAnswer[];
  readonly roots: readonly string[];
  readonly step: string | undefined;
};

export const stepOf = (answer: SessionAnswer): 'problem' | 'whys' | 'agreement' | 'closed' =>
  answer.closed ? 'closed' : (answer.fiveWhys?.step ?? 'problem');

export const newsOf = (before: SessionAnswer, after: SessionAnswer): News => {
  const known = new Set(allCauses(before.causes).map(({ id }) => id));
  const chosen = new Set(before.fiveWhys?.rootCauses.map(({ id }) => id));
  return {
    causes: allCauses(after.causes).filter(({ id, me }) => !me && !known.has(id)),
    roots: (after.fiveWhys?.rootCauses ?? []).filter(({ id }) => !chosen.has(id)).map(({ statement }) => statement),
    step: stepOf(before) === stepOf(after) ? undefined : stepOf(after),
  };
};
