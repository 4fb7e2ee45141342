import type { NameOf, Voice } from '../packed.ts';
import type { Paper } from './paper.ts';

/** What the pages of a record are written with. */
export type Pages = {
  readonly paper: Paper;
  readonly voice: Voice;
  readonly name: NameOf;
};
