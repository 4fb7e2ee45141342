import {
  type Candidate,
  candidatesIn,
  type Drawing,
  drawSample,
  restrictedGroup,
} from '../../../procedure/audit/sample.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { TabRoom } from '../tabRoom.ts';

/** A sample as whoever asks says that it was drawn. `digest`: of its population (`procedure/audit/sample.ts`). */
export type SaidDrawn = Drawing & { readonly digest: string };

export type Drawn = SaidDrawn & {
  /** The register still draws these: what of them is not in the pack is kept from whoever asked, and is told by its number. */
  readonly isSame: boolean;
  /** So that anybody can draw it again; absent when it cannot be given: it has changed, or its groups show what he may not know. */
  readonly population?: readonly Candidate[] | undefined;
};

type Room = Pick<TabRoom, 'digest' | 'policy' | 'register'>;

/**
 * Draws again what somebody says to have been drawn: nobody's word is taken for it.
 * @param readable what whoever asks may read
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
  // Else a group would tell of a record what its number does not.
  const isOpen =
    said.by === undefined ||
    candidates.every(({ reference, group }) => group === restrictedGroup || readable.has(reference));
  return { ...said, isSame, population: isSame && isOpen ? candidates : undefined };
};
