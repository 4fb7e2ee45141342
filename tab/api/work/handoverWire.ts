import type { Work } from '../../../procedure/stages/heldWork.ts';
import type { Named, RegisterRow } from '../wire.ts';

/** The wire format for handing over a person's work: types only, as `wire.ts`. */

/** An open nonconformity with work of theirs, and which. */
export type HeldRow = Pick<RegisterRow, 'reference' | 'title' | 'stage' | 'priority'> & {
  readonly work: readonly Work[];
};

/** `GET /api/handover?from=<person id>`: for people who may hand it over. */
export type HandoverAnswer = {
  readonly from: Named;
  /** Oldest first. */
  readonly rows: readonly HeldRow[];
};
