import { z } from 'zod';
import type { Attribution } from './values/attribution.ts';
import type { PersonId } from './values/person.ts';
import type { SessionId } from './values/sessionKey.ts';

/**
 * A session is where many give at once, unlocked (design section 2): the whys of a meeting, who has read a training,
 * whether an area has the same problem. What it includes is settled by one commit when it is closed.
 */
export const sessionKinds = ['fiveWhys', 'training', 'sweep'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** What a closing includes: enough to tell, for ever, whether a row belongs to it and whether one was changed. */
export const closing = z.object({
  /** By run of a server, the numbers of its rows: `{"a1b2c3d4e5f60718":"1-131,133"}`. */
  ranges: z.record(z.string(), z.string()),
  /** How many rows. */
  count: z.number().int(),
  /** SHA-256 over those rows, lower-case hex; docs/verify.md says of what. */
  digest: z.string(),
});
export type Closing = Readonly<z.output<typeof closing>>;

/** Somebody closed it; or nobody did, and a day after its last input it is frozen as it is. */
export const closedBys = ['facilitator', 'time'] as const;
export type ClosedBy = (typeof closedBys)[number];

export type Session = {
  readonly id: SessionId;
  readonly kind: SessionKind;
  /** Whoever leads it now. */
  readonly facilitator: PersonId;
  readonly opened: Attribution;
  /** When it was last handed over, and who was named to lead it when it was opened. */
  readonly handed?: Attribution & { readonly named: PersonId };
  /** Absent while it lives. */
  readonly closed?: Closing & { readonly how: ClosedBy; readonly confirmed?: number | undefined } & Attribution;
  /** What came too late for the closing and was taken in afterwards, oldest first. */
  readonly late: readonly (Closing & Attribution)[];
};

export const isLive = ({ closed }: Session): boolean => closed === undefined;

/** All that settles what belongs to a session: none while it lives. */
export const closingsOf = ({ closed, late }: Session): readonly Closing[] => (closed ? [closed, ...late] : []);

/** Some people are asked to confirm a training of the plan; what they confirm is in the session. */
export type TrainingRequest = {
  readonly session: SessionId;
  readonly action: string;
  readonly text: string;
  readonly people: readonly PersonId[];
  readonly asked: Attribution;
};
