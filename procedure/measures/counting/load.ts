import type { PersonId } from '../../record/values/person.ts';
import { isEnded } from '../../stages/stages.ts';
import type { MeasuredFacts } from '../measuredFacts.ts';
import type { Reckoning } from '../measuring.ts';

/**
 * A person's open items today, as owner of nonconformities and of actions. `overdue` are actions past the date in
 * force.
 */
export type Load = {
  readonly owner: PersonId;
  readonly nonconformities: number;
  readonly actions: number;
  readonly overdue: number;
};

type Counts = { nonconformities: number; actions: number; overdue: number };

/** Load per owner, kept up to date as records change; owners without open items are not in it. */
export const createLoads = (at: Reckoning) => {
  const owners = new Map<PersonId, Counts>();
  const of = (owner: PersonId): Counts => {
    const counts = owners.get(owner) ?? { nonconformities: 0, actions: 0, overdue: 0 };
    owners.set(owner, counts);
    return counts;
  };
  return {
    change: (facts: MeasuredFacts, by: 1 | -1): void => {
      if (isEnded(facts.stage)) return;
      if (facts.owner !== undefined) of(facts.owner).nonconformities += by;
      for (const { owner, due, doneOn, cancelled } of facts.actions) {
        if (doneOn !== undefined || cancelled) continue;
        const counts = of(owner);
        counts.actions += by;
        if (due < at.today) counts.overdue += by;
      }
    },
    /** Largest first. */
    loads: (): readonly Load[] =>
      [...owners]
        .map(([owner, counts]) => ({ owner, ...counts }))
        .filter(({ nonconformities, actions }) => nonconformities + actions > 0)
        .sort((a, b) => weight(b) - weight(a) || (a.owner < b.owner ? -1 : 1)),
  };
};

const weight = ({ nonconformities, actions }: Load): number => nonconformities + actions;
