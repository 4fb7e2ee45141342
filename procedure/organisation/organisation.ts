import { z } from 'zod';
import type { CoveredRow } from '../record/history/checkpoint.ts';
import type { Snooze } from '../record/nonconformity.ts';
import type { PersonId } from '../record/values/person.ts';
import { day } from '../record/values/valueSchemas.ts';
import { languages } from '../words/languages.ts';
import { type EnvironmentValues, withEnvironment } from './environment.ts';
import { defaultRules, type Rules, withChanges } from './rules.ts';

/** The procedure as a person saw it: its version, and SHA-256 over the English page with the rules in force. */
export type ProcedureSeen = { readonly version: string; readonly digest: string };

/**
 * The organisation's choices while running, as a stream of its own in History: a change of settings is an event (who,
 * old, new, why) like any other, and each replica syncs it like records. Names of rules and settings are texts here:
 * a replica that does not know a newer one uses those that it knows.
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
  /** The server was started with other values, without a reason; the commit's actor is TenTwo. */
  z.object({
    type: z.literal('EnvironmentChanged'),
    changes: z.array(z.object({ name: z.string(), old: z.string().optional(), new: z.string().optional() })).readonly(),
  }),
  /** A person names their deputy; without `to`, they no longer have one. */
  z.object({ type: z.literal('DeputyNamed'), person: z.string(), to: z.string().optional() }),
  /**
   * A person wants no reminder of the periodic review before a day: a review that is not held yet has no stream of
   * its own.
   */
  z.object({
    type: z.literal('ReviewSnoozed'),
    person: z.string(),
    deadline: z.string(),
    until: day,
    reason: z.string(),
  }),
  /**
   * The strategic objectives with which management confirms that a plan is aligned; all of them, as they are from now
   * on. Their version is the number of such events (6.2).
   */
  z.object({ type: z.literal('ObjectivesChanged'), objectives: z.array(z.string()).readonly(), because: z.string() }),
  /** Management approved this version of the procedure as it was then (`audit/approvals.ts`). */
  z.object({ type: z.literal('ProcedureApproved'), version: z.string(), digest: z.string() }),
  /**
   * An administrator set aside a row that TenTwo did not write, or recorded what became of rows that are missing
   * (`npm run doctor`: `--set-aside`, `--put-back`, `--lost`).
   */
  z.object({
    type: z.literal('RowSetAside'),
    /**
     * Name of the list; id of the item, of missing ones ranges of ids, '' if it is not known; content of its key column,
     * '' if that is not known.
     */
    list: z.string(),
    item: z.string(),
    row: z.string(),
    reason: z.string(),
    /** Name of the administrator, as given. */
    by: z.string(),
    /** The copy of the row in the library Evidence; absent if there was nothing to copy. */
    file: z.object({ name: z.string(), bytes: z.number(), sha256: z.string(), link: z.string() }).optional(),
    /** Of a row of History that was put back or is lost: what checkpoints cover. Absent if it is not known. */
    hash: z.string().optional(),
    /**
     * `restored`: what TenTwo had written last was put back. `missing`: the rows were gone. `putBack`: a row of History
     * was written again from a copy, with another id. `lost`: a row of History is gone for good, and another has its key.
     */
    outcome: z.enum(['restored', 'removed', 'missing', 'putBack', 'lost']),
  }),
]);
export type OrganisationEvent = Readonly<z.output<typeof organisationEventSchema>>;

export const mostObjectives = 20;
export const longestObjective = 300;

/** The organisation's strategic objectives: version 1 is the first list. */
export type Objectives = { readonly version: number; readonly texts: readonly string[] };

/** Identifies an objective in one version of the list: `2.1` is the first of version 2. */
export const objectiveId = ({ version }: Objectives, index: number): string => `${version}.${index + 1}`;

type TriageChannel = Omit<OrganisationEvent & { type: 'TriageChannelChosen' }, 'type'>;

export type Organisation = {
  readonly triageChannel?: TriageChannel;
  /** In force: the defaults with the changes. */
  readonly rules: Rules;
  /** The environment of the last recorded start. */
  readonly environment: EnvironmentValues;
  /** Deputies by person: each person names their own. */
  readonly deputies?: Readonly<Record<PersonId, PersonId>>;
  /** Absent: none were ever entered. */
  readonly objectives?: Objectives;
  /** What management approved last. */
  readonly approved?: ProcedureSeen;
  /** Rows that an administrator set aside: `item` is an id, or ranges of ids. */
  readonly setAside?: readonly { readonly list: string; readonly item: string }[];
  /** Rows of History that were put back or are lost, under the ids that they had: what checkpoints cover. */
  readonly gone?: readonly CoveredRow[];
  /** Of the periodic review. */
  readonly snoozes?: readonly Snooze[];
};

/** Before any event. */
export const newOrganisation: Organisation = { rules: defaultRules, environment: {} };

/** Key of the stream, in place of a record's reference. */
export const organisationKey = 'SETTINGS';

/** The row of History that an event says was put back or is lost, if its place and content are known. */
export const goneRow = (event: Extract<OrganisationEvent, { type: 'RowSetAside' }>): CoveredRow | undefined => {
  const { outcome, item, row, hash } = event;
  if ((outcome !== 'putBack' && outcome !== 'lost') || item === '' || hash === undefined) return undefined;
  return { id: Number(item), commitKey: row, hash };
};

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
    case 'ObjectivesChanged':
      return {
        ...before,
        objectives: { version: (before.objectives?.version ?? 0) + 1, texts: event.objectives },
      };
    case 'ProcedureApproved': {
      const { type: _, ...approved } = event;
      return { ...before, approved };
    }
    case 'RowSetAside': {
      const { list, item } = event;
      const gone = goneRow(event);
      if (gone) return { ...before, gone: [...(before.gone ?? []), gone] };
      return { ...before, setAside: [...(before.setAside ?? []), { list, item }] };
    }
    default:
      return event satisfies never;
  }
};
