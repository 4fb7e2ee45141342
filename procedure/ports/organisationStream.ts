import type { Organisation, OrganisationEvent } from '../organisation/organisation.ts';
import type { Streams } from './streams.ts';

export type OrganisationStream = Streams<Organisation, OrganisationEvent> & {
  /** The settings in force, as of this replica's last sync. */
  readonly current: () => Organisation;
};
