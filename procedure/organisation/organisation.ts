import { z } from 'zod';
import { languages } from '../words/languages.ts';

/**
 * What the organisation chose while running, as a stream of its own in History: a change of settings is an event
 * (who, old, new) like any other, and each replica learns it as it learns of records.
 */
export const organisationEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TriageChannelChosen'),
    channelId: z.string(),
    channelName: z.string(),
    teamId: z.string(),
    language: z.enum(languages),
  }),
]);
export type OrganisationEvent = Readonly<z.output<typeof organisationEventSchema>>;

export type TriageChannel = Omit<OrganisationEvent & { type: 'TriageChannelChosen' }, 'type'>;

export type Organisation = { readonly triageChannel?: TriageChannel };

/** Key of the stream, in the place where a record has its reference. */
export const organisationKey = 'SETTINGS';

export const evolveOrganisation = (before: Organisation, event: OrganisationEvent): Organisation => {
  switch (event.type) {
    case 'TriageChannelChosen': {
      const { type: _, ...triageChannel } = event;
      return { ...before, triageChannel };
    }
    default:
      return event.type satisfies never;
  }
};
