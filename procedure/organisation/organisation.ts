import { z } from 'zod';
import type { Snooze } from '../record/nonconformity.ts';
import type { PersonId } from '../record/values/person.ts';
import { day } from '../record/values/valueSchemas.ts';
import { languages } from '../words/languages.ts';
import { type EnvironmentValues, withEnvironment } from './environment.ts';
import type { ProcedureSeen } from './procedureSeen.ts';
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
  /** Somebody says who stands in for him; without `to`, nobody does any more. */
  z.object({ type: z.literal('DeputyNamed'), person: z.string(), to: z.string().optional() }),
  /** Somebody wants not to be reminded of the periodic review before a day: what is still to be held has no stream of its own. */
  z.object({
    type: z.literal('ReviewSnoozed'),
    person: z.string(),
    deadline: z.string(),
    until: day,
    reason: z.string(),
  }),
  /** Management approved this version of the procedure as it was then (`audit/approvals.ts`). */
  z.object({ type: z.literal('ProcedureApproved'), version: z.string(), digest: z.string() }),
]);
export type OrganisationEvent = Readonly<z.output<typeof organisationEventSchema>>;

export type TriageChannel = Omit<OrganisationEvent & { type: 'TriageChannelChosen' }, 'type'>;

export type Organisation = {
  readonly triageChannel?: TriageChannel;
  /** In force: the defaults, and what was changed. */
  readonly rules: Rules;
  /** What a server said last that it was started with. */
  readonly environment: EnvironmentValues;
  /** Who stands in for whom: each named his own. */
  readonly deputies?: Readonly<Record<PersonId, PersonId>>;
  /** What management approved last. */
  readonly approved?: ProcedureSeen;
  /** Of the periodic review. */
  readonly snoozes?: readonly Snooze[];
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
    case 'DeputyNamed': {
      const { [event.person]: _, ...others } = before.deputies ?? {};
      return { ...before, deputies: event.to === undefined ? others : { ...others, [event.person]: event.to } };
    }
    case 'ReviewSnoozed': {
      const { type: _, ...snooze } = event;
      return { ...before, snoozes: [...(before.snoozes ?? []), snooze] };
    }
    case 'ProcedureApproved': {
      const { type: _, ...approved } = event;
      return { ...before, approved };
    }
    default:
      return event satisfies never;
  }
};
