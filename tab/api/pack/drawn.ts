import {
  type Candidate,
  candidatesIn,
  type Drawing,
  drawSample,
  restrictedGroup,
} from '../../../procedure/audit/sample.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { TabRoom } from '../tabRoom.ts';

/** A sample as claimed by the requester. `digest`: of its population (`procedure/audit/sample.ts`). */
export type SaidDrawn = Drawing & { readonly digest: string };

export type Drawn = SaidDrawn & {
  /** The register still draws these: records missing from the pack are not readable for the requester and given by number. */
  readonly isSame: boolean;
  /** For drawing it again; absent when it has changed, or when its groups reveal what the requester may not know. */
  readonly population?: readonly Candidate[] | undefined;
};

type Room = Pick<TabRoom, 'digest' | 'policy' | 'register'>;

/**
 * Repeats a claimed drawing to verify it.
 * @param readable records that the requester may read
 */
export const drawnAgain = (
  said: SaidDrawn,
  references: readonly Reference[],
  readable: ReadonlySet<Reference>,
  { register, digest, policy }: Room,
): Drawn => {
  const candidates = candidatesIn([...register.all()], said, policy.calendar.timeZone);
  const { population, drawn } = drawSample(candidates, said, digest);
  const asked = new Set(references);
  const isSame =
    population.digest === said.digest &&
    drawn.length === asked.size &&
    drawn.every((reference) => asked.has(reference));
  // Otherwise a group would reveal of a record what its number does not.
  const isOpen =
    said.by === undefined ||
    candidates.every(({ reference, group }) => group === restrictedGroup || readable.has(reference));
  return { ...said, isSame, population: isSame && isOpen ? candidates : undefined };
};
