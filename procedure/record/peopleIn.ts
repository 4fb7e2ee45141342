import type { Nonconformity } from './nonconformity.ts';
import { planManagerOf, verifierOf } from './planInForce.ts';
import type { PersonId } from './values/person.ts';

/** Returns the people named in the record for a part in it or as asked; not the reporter. */
export const peopleIn = ({ triage, cycle, earlierCycles, trainingRequests }: Nonconformity): readonly PersonId[] => {
  const ofCycles = [cycle, ...earlierCycles.toReversed()].flatMap((one) => [
    planManagerOf(one),
    verifierOf(one),
    one.plan?.manager,
    one.plan?.verification.verifier,
    one.delegation?.to,
    ...[...(one.plan?.actions ?? []), ...one.actions].map(({ owner }) => owner),
    ...(one.causes?.agreedBy ?? []),
    ...(one.causes?.objections ?? []).map(({ by }) => by),
  ]);
  const all = [triage?.owner, ...ofCycles, ...trainingRequests.flatMap(({ people }) => people)];
  return [...new Set(all.filter((id) => id !== undefined))];
};
