import type { Nonconformity } from '../record/nonconformity.ts';
import type { Impact, Priority } from '../record/values/choices.ts';
import type { Clause } from '../record/values/clauses.ts';
import { likelyClauses } from '../words/likelyClauses.ts';

export type SuggestedTriage = {
  readonly clause?: Clause;
  readonly impact: Impact;
  readonly priority: Priority;
  /** Filled in by TenTwo, not by a person: a form says so. */
  readonly suggested: readonly ('clause' | 'impact' | 'priority')[];
  /** The clauses it may be about, the likeliest first. */
  readonly likely: readonly Clause[];
};

/** What a report that leaves impact and priority open begins with. */
const middle = 'medium';

/**
 * Initial values of clause, impact and priority at triage: as they are on record, and suggestions for what the reporter
 * left open. A clause is suggested only where one fits clearly.
 */
export const suggestedTriage = ({ facts }: Pick<Nonconformity, 'facts'>): SuggestedTriage => {
  const { clear, likely } = likelyClauses([facts.what, facts.system, facts.requirement].join(' '));
  const clause = facts.clause ?? clear;
  return {
    ...(clause && { clause }),
    impact: facts.impact === 'notSure' ? middle : facts.impact,
    priority: facts.priority === 'notSure' ? middle : facts.priority,
    suggested: [
      ...(facts.clause === undefined && clear ? (['clause'] as const) : []),
      ...(facts.impact === 'notSure' ? (['impact'] as const) : []),
      ...(facts.priority === 'notSure' ? (['priority'] as const) : []),
    ],
    likely,
  };
};
