import type { Work } from '../../../procedure/stages/heldWork.ts';
import type { Named, RegisterRow } from '../wire.ts';

/** What goes over the wire when somebody's work is handed over: types only, as `wire.ts`. */

/** An open nonconformity with work of his, and which. */
export type HeldRow = Pick<RegisterRow, 'reference' | 'title' | 'stage' | 'priority'> & {
  readonly work: readonly Work[];
};

/** `GET /api/handover?from=<person id>`: for whoever may hand it over. */
export type HandoverAnswer = {
  readonly from: Named;
  /** Oldest first. */
  readonly rows: readonly HeldRow[];
};
