import type { Cycle, Effectiveness, Nonconformity } from './nonconformity.ts';
import type { VerdictState } from './values/choices.ts';

/** A verdict as it stands now: what pack, register, numbers, audit, exports and cards say of it. */
export type StandingVerdict = Omit<Effectiveness, 'verdict'> & {
  /** The number of its cycle. */
  readonly cycle: number;
  readonly verdict: VerdictState;
};

type Recurred = Pick<Nonconformity, 'recurrences'>;

/** A recurrence that is confirmed after the verdict *effective*, or at the same instant, overturns it (10.2 d). */
const stateOf = ({ recurrences }: Recurred, { verdict, at }: Effectiveness): VerdictState =>
  verdict === 'effective' && recurrences.some((again) => again.at >= at) ? 'overturned' : verdict;

/** The verdict of a cycle as it stands; undefined before there is one. */
export const verdictIn = (record: Recurred, { number, effectiveness }: Cycle): StandingVerdict | undefined =>
  effectiveness && { ...effectiveness, cycle: number, verdict: stateOf(record, effectiveness) };

/** One for each cycle with a verdict, oldest first. */
export const verdictsOf = (record: Nonconformity): readonly StandingVerdict[] =>
  [...record.earlierCycles, record.cycle].flatMap((cycle) => verdictIn(record, cycle) ?? []);
