import { z } from 'zod';
import type { Attribution } from './values/attribution.ts';
import type { PersonId } from './values/person.ts';
import type { SessionId } from './values/sessionKey.ts';

/**
 * In a session many people contribute at once, without a lock (design section 2): the whys of a meeting, who has read
 * a training, whether an area has the same problem. One commit settles its content when it is closed.
 */
export const sessionKinds = ['fiveWhys', 'training', 'sweep'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** What a closing includes: enough to tell, for ever, whether a row belongs to it and whether one was changed. */
export const closing = z.object({
  /** By run of a server, the numbers of its rows: `{"a1b2c3d4e5f60718":"1-131,133"}`. */
  ranges: z.record(z.string(), z.string()),
  /** Number of rows. */
  count: z.number().int(),
  /** SHA-256 over those rows, lower-case hex; docs/verify.md specifies the input. */
  digest: z.string(),
});
export type Closing = Readonly<z.output<typeof closing>>;

/** Closed by a person, or frozen as it is a day after its last input. */
export const closedBys = ['facilitator', 'time'] as const;
export type ClosedBy = (typeof closedBys)[number];

export type Session = {
  readonly id: SessionId;
  readonly kind: SessionKind;
  /** The current leader. */
  readonly facilitator: PersonId;
  readonly opened: Attribution;
  /** The last handover, and the leader named at the opening. */
  readonly handed?: Attribution & { readonly named: PersonId };
  /** Absent while it is live. */
  readonly closed?: Closing & { readonly how: ClosedBy; readonly confirmed?: number | undefined } & Attribution;
  /** Contributions too late for the closing and taken in afterwards, oldest first. */
  readonly late: readonly (Closing & Attribution)[];
};

export const isLive = ({ closed }: Session): boolean => closed === undefined;

/** Everything that settles a session's content: empty while it is live. */
export const closingsOf = ({ closed, late }: Session): readonly Closing[] => (closed ? [closed, ...late] : []);

/** People asked to confirm a training of the plan; their confirmations are in the session. */
export type TrainingRequest = {
  readonly session: SessionId;
  readonly action: string;
  readonly text: string;
  readonly people: readonly PersonId[];
  readonly asked: Attribution;
};
