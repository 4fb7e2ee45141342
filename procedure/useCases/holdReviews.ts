import { refuse } from '../commands/decision.ts';
import {
  decideHoldReview,
  decideNoteReview,
  decideSnoozeReview,
  type HoldReview,
  type NoteReview,
  type SnoozeReview,
} from '../commands/organisation/reviewCommands.ts';
import { permitted } from '../commands/permitted.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import { reviewDeadline } from '../deadlines/reviewDeadline.ts';
import type { CountedRecords } from '../measures/counting/countRecords.ts';
import { organisationKey } from '../organisation/organisation.ts';
import type { Rules } from '../organisation/rules.ts';
import type { Stream } from '../record/history/commit.ts';
import { type CalendarDate, dayOf } from '../record/values/calendarDate.ts';
import type { Actor } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import type { Review, ReviewEvent } from '../review/review.ts';
import type { ReviewKey } from '../review/reviewKey.ts';
import { createKeyedMutex } from '../runtime/keyedMutex.ts';
import { mayRead } from '../stages/reads.ts';
import { commitOn } from './commits/commitOn.ts';
import { type Listed, listed } from './commits/listed.ts';
import type { Done, HandledOrganisation, Order, Refused } from './commits/outcome.ts';
import type { HandlingPorts, Policy } from './handlingPorts.ts';

export type ReviewStream = Stream<Review, ReviewEvent>;
export type HandledReview = Done<Review, ReviewEvent> | Refused;

export type ListedReview = Listed<Review, ReviewEvent, ReviewKey>;
export type ListedReviews = {
  /** Newest first. */
  readonly reviews: readonly ListedReview[];
  /** When the next one is to be held; undefined while nothing was ever reported. */
  readonly next: Deadline | undefined;
};

/** The periodic reviews of the records: a part of `Handling`. */
export type ReviewUseCases = {
  readonly holdReview: (order: Order<HoldReview>) => Promise<HandledReview>;
  readonly noteReview: (order: Order<NoteReview>) => Promise<HandledReview>;
  /** Of the next review. @throws Fault */
  readonly snoozeReview: (order: Order<SnoozeReview>) => Promise<HandledOrganisation>;
  /** Undefined for an actor who may not read them. */
  readonly reviews: (actor: Actor) => Promise<ListedReviews | undefined>;
  /** One review for an actor who may read it; forbidden and unknown give the same answer. */
  readonly review: (key: ReviewKey, actor: Actor) => Promise<ReviewStream | undefined>;
  /**
   * Figures of all records, by the rules in force, as of today. Undefined for an actor who may not read the register.
   */
  readonly counted: (actor: Actor) => Promise<CountedRecords | undefined>;
};

type Ports = Pick<HandlingPorts, 'records' | 'reviews' | 'register' | 'organisation' | 'clock'>;

/** Of the records that a review names: those that do not exist for the actor, and those kept from the ISMS managers. */
const raisedRecords = async (records: HandlingPorts['records'], actor: Actor, raised: readonly Reference[]) => {
  const found = await Promise.all(
    raised.map(async (reference) => {
      const record = (await records.load(reference, 'inHand')).stream?.state;
      return { reference, record: record && mayRead('record', actor, record) ? record : undefined };
    }),
  );
  return {
    unknown: found.flatMap(({ reference, record }) => (record ? [] : reference)),
    kept: found.flatMap(({ reference, record }) => (record?.notToIsmsManager ? reference : [])),
  };
};

const firstReportDay = (register: HandlingPorts['register'], timeZone: string): CalendarDate | undefined => {
  let first: string | undefined;
  for (const { reportedAt } of register.all()) if (first === undefined || reportedAt < first) first = reportedAt;
  return first === undefined ? undefined : dayOf(new Date(first), timeZone);
};

export const createReviewUseCases = (ports: Ports, policy: Policy): ReviewUseCases => {
  const mutex = createKeyedMutex();
  const { records, reviews, register, organisation, clock } = ports;
  const { procedureVersion, calendar } = policy;
  const { timeZone } = calendar;
  const dayAt = (at: Date): CalendarDate => dayOf(at, timeZone);

  const countedOn = (today: CalendarDate, { observationDays, systemic }: Rules): Promise<CountedRecords> =>
    register.counted({ timeZone, today, observationDays, systemic });

  const hold = async ({ command, actor, commandId }: Order<HoldReview>): Promise<HandledReview> => {
    const refusal = permitted(command.name, actor, undefined);
    if (refusal) return { kind: 'refused', refusal };
    const raised = await raisedRecords(records, actor, command.raised);
    const [today, { rules }] = [dayAt(clock.now()), organisation.current()];
    const counted = await countedOn(today, rules);
    const decision = decideHoldReview(command, { ...raised, today, procedureVersion, rules, counted });
    if ('refusal' in decision) {
      // Delivered again on a later day it may break a rule that it kept when it was committed.
      const begun = await reviews.begunBy(commandId);
      return begun ? { kind: 'done', ...begun, repeated: true } : { kind: 'refused', refusal: decision.refusal };
    }
    const written = await reviews.open({ commandId, at: clock.now(), actor, events: decision.events });
    return { kind: 'done', stream: written.stream, commit: written.commit, repeated: written.outcome === 'repeated' };
  };

  const note = async ({ command, actor, commandId }: Order<NoteReview>): Promise<HandledReview> => {
    const handled = await commitOn(reviews, command.review, { commandId, actor, clock }, (stream) => {
      const refusal = permitted(command.name, actor, undefined);
      if (refusal) return refuse(refusal);
      if (!stream) return refuse({ reason: 'unknown' });
      return stream.damage ? refuse({ reason: 'readOnly' }) : decideNoteReview(command, stream.state, { actor });
    });
    // A repeated delivery is answered only if the actor may still read them.
    const isKept = handled.kind === 'done' && handled.repeated && !mayRead('reviews', actor, undefined);
    return isKept ? { kind: 'refused', ...refuse({ reason: 'unknown' }) } : handled;
  };

  const next = (held: readonly Review[]): Deadline | undefined =>
    reviewDeadline(held, firstReportDay(register, timeZone), organisation.current().rules);

  const snooze = async ({ command, actor, commandId }: Order<SnoozeReview>): Promise<HandledOrganisation> => {
    const refusal = permitted(command.name, actor, undefined);
    if (refusal) return { kind: 'refused', refusal };
    const [newest] = await reviews.keys();
    const last = newest && (await reviews.load(newest, 'inHand')).stream?.state;
    const today = dayAt(clock.now());
    return commitOn(organisation, organisationKey, { commandId, actor, clock }, (stream) =>
      stream?.damage
        ? refuse({ reason: 'readOnly' })
        : decideSnoozeReview(command, next(last ? [last] : []), { actor, today }),
    );
  };

  return {
    snoozeReview: (order) => mutex(organisationKey, () => snooze(order)),
    holdReview: (order) => mutex(order.commandId, () => hold(order)),
    noteReview: (order) => mutex(order.command.review, () => note(order)),
    reviews: async (actor) => {
      if (!mayRead('reviews', actor, undefined)) return undefined;
      const all = await Promise.all((await reviews.keys('now')).map((key) => listed(reviews, key)));
      const held = all.flatMap(({ stream }) => stream?.state ?? []);
      return { reviews: all, next: next(held) };
    },
    review: async (key, actor) =>
      mayRead('reviews', actor, undefined) ? (await reviews.load(key, 'now')).stream : undefined,
    counted: async (actor) =>
      mayRead('register', actor, undefined) ? countedOn(dayAt(clock.now()), organisation.current().rules) : undefined,
  };
};
