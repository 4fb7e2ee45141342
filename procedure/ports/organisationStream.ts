import type { Organisation, OrganisationEvent } from '../organisation/organisation.ts';
import type { Streams } from './streams.ts';

export type OrganisationStream = Streams<Organisation, OrganisationEvent> & {
  /** What is in force, as far as this replica has heard. */
  readonly current: () => Organisation;
};
