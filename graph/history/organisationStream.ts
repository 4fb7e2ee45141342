import {
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationKey,
} from '../../procedure/organisation/organisation.ts';
import type { OrganisationStream } from '../../procedure/ports/organisationStream.ts';
import type { Streams } from '../../procedure/ports/streams.ts';
import type { HistoryStreams } from './historyStreams.ts';

/** The organisation's choices, always in memory. */
export const createOrganisationStream = (
  streams: HistoryStreams<Organisation, OrganisationEvent>,
): OrganisationStream => {
  const { load, append }: Streams<Organisation, OrganisationEvent> = streams;
  return { load, append, current: () => streams.inMemory(organisationKey)?.state ?? newOrganisation };
};
