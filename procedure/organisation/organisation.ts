import { z } from 'zod';
import { languages } from '../words/languages.ts';
import { type EnvironmentValues, withEnvironment } from './environment.ts';
import { defaultRules, type Rules, withChanges } from './rules.ts';

/**
 * What the organisation chose while running, as a stream of its own in History: a change of settings is an event
 * (who, old, new, why) like any other, and each replica learns it as it learns of records.
 * Names of rules and settings are texts here: a replica that does not know a newer one goes by those that it knows.
 */
export const organisationEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TriageChannelChosen'),
    channelId: z.string(),
    channelName: z.string(),
    teamId: z.string(),
    language: z.enum(languages),
  }),
  z.object({
    type: z.literal('RulesChanged'),
    changes: z.array(z.object({ name: z.string(), old: z.number(), new: z.number() })).readonly(),
    because: z.string(),
  }),
  /** The server was started with other values: nobody said why, and the commit's actor is TenTwo. */
  z.object({
    type: z.literal('EnvironmentChanged'),
    changes: z.array(z.object({ name: z.string(), old: z.string().optional(), new: z.string().optional() })).readonly(),
  }),
]);
export type OrganisationEvent = Readonly<z.output<typeof organisationEventSchema>>;

export type TriageChannel = Omit<OrganisationEvent & { type: 'TriageChannelChosen' }, 'type'>;

export type Organisation = {
  readonly triageChannel?: TriageChannel;
  /** In force: the defaults, and what was changed. */
  readonly rules: Rules;
  /** What a server said last that it was started with. */
  readonly environment: EnvironmentValues;
};

/** Of which nothing was said yet. */
export const newOrganisation: Organisation = { rules: defaultRules, environment: {} };

/** Key of the stream, in the place where a record has its reference. */
export const organisationKey = 'SETTINGS';

export const evolveOrganisation = (before: Organisation, event: OrganisationEvent): Organisation => {
  switch (event.type) {
    case 'TriageChannelChosen': {
      const { type: _, ...triageChannel } = event;
      return { ...before, triageChannel };
    }
    case 'RulesChanged':
      return { ...before, rules: withChanges(before.rules, event.changes) };
    case 'EnvironmentChanged':
      return { ...before, environment: withEnvironment(before.environment, event.changes) };
    default:
      return event satisfies never;
  }
};
