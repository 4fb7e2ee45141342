import { problemWhy } from '../../../procedure/causes/problemWhy.ts';
import type { CauseAnswer, SessionAnswer } from '../../api/sessionWire.ts';

export { problemWhy };

/** Down to a cause, from an answer to the problem on; empty for one that is not there. */
export const pathTo = (causes: readonly CauseAnswer[], id: string): readonly CauseAnswer[] => {
  for (const cause of causes) {
    if (cause.id === id) return [cause];
    const below = pathTo(cause.causes, id);
    if (below.length > 0) return [cause, ...below];
  }
  return [];
};

export const allCauses = (causes: readonly CauseAnswer[]): readonly CauseAnswer[] =>
  causes.flatMap((cause) => [cause, ...allCauses(cause.causes)]);

/** The answers to a why: the problem's, or those of the cause with this id. */
export const answersTo = (why: string, causes: readonly CauseAnswer[]): readonly CauseAnswer[] =>
  why === problemWhy ? causes : (pathTo(causes, why).at(-1)?.causes ?? []);

/** The why that a cause answers. */
export const whyOf = (cause: string, causes: readonly CauseAnswer[]): string =>
  pathTo(causes, cause).at(-2)?.id ?? problemWhy;

/** What is new for somebody who cannot see it: not each vote. */
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
