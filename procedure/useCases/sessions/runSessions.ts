import { countConfirmed } from '../../causes/confirmedTrainings.ts';
import type { Contribution } from '../../causes/contribution.ts';
import { type FiveWhys, foldFiveWhys } from '../../causes/fiveWhys.ts';
import { type Contributed, foldContributions } from '../../causes/foldContributions.ts';
import { freezesAt } from '../../causes/freezesAt.ts';
import { inactiveLeader } from '../../causes/inactiveLeader.ts';
import type { DecisionContext, UnsettledContributions } from '../../commands/decisionContext.ts';
import type { CloseSession, TakeLateContributions } from '../../commands/session/closeSession.ts';
import { checkMayContribute, decideContribute } from '../../commands/session/contribute.ts';
import type { Contribute } from '../../commands/session/contributeSchema.ts';
import type { LeadSession } from '../../commands/session/leadSession.ts';
import type { KnownContributions } from '../../ports/sessions.ts';
import type { RecordStream } from '../../record/history/recordStream.ts';
import { closingsOf, isLive, type Session, type SessionKind } from '../../record/sessions.ts';
import { trainingsOf } from '../../record/training.ts';
import type { Actor } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { type SessionId, sessionKeyOf } from '../../record/values/sessionKey.ts';
import { mayReadSession } from '../../stages/reads.ts';
import { leadsSession } from '../../stages/takesPart.ts';
import type { Order, Refused } from '../commits/outcome.ts';
import type { HandlingPorts } from '../handlingPorts.ts';

export type HandledContribution =
  | {
      readonly kind: 'done';
      /** The id by which other contributions refer to it. */
      readonly id: string;
      readonly repeated: boolean;
      /** The session was closed before: it is kept and shown as late, and is no part of it. */
      readonly late?: true;
    }
  | Refused;

/** A session now: its contributions, folded, and those too late for its closing. */
export type AskedSession = {
  readonly stream: RecordStream;
  readonly session: Session;
  readonly contributed: Contributed;
  /** The result of a 5-Whys session so far. What was taken in late is shown beside it and changes nothing. */
  readonly fiveWhys?: FiveWhys;
  /** For an open 5-Whys session: when it freezes, if nothing more is contributed. */
  readonly freezesAt?: Date;
  readonly late: readonly Contribution[];
  /** For a 5-Whys session: late contributions taken in since. */
  readonly takenLate?: readonly Contribution[];
};

/** Contributions to live sessions: a part of `Handling`. Opening and closing one are commands on its record. */
export type SessionUseCases = {
  /** Done once it is stored. */
  readonly contribute: (order: Order<Contribute>) => Promise<HandledContribution>;
  /**
   * Undefined for an actor who may not read the session, and when there is none: never from cached state, which
   * another replica may have superseded. An attendee is shown nothing else of `stream`.
   * @param how `inHand` if absent
   */
  readonly session: (
    reference: Reference,
    id: SessionId,
    actor: Actor,
    how?: 'inHand' | 'fresh',
  ) => Promise<AskedSession | undefined>;
  /** The kind of a session, which never changes and alone reveals nothing. @throws Fault */
  readonly kindOfSession: (reference: Reference, id: SessionId) => Promise<SessionKind | undefined>;
  /**
   * The session that the commit of this sequence opened, as the buttons of its card say. That alone reveals nothing.
   */
  readonly sessionOpenedBy: (reference: Reference, sequence: number) => Promise<SessionId | undefined>;
};

type Ports = Pick<HandlingPorts, 'records' | 'sessions' | 'clock' | 'confirmed' | 'given'>;

/** A command that settles the contributions of a session. */
type Settling = CloseSession | TakeLateContributions;
export const isSettling = (command: { readonly name: string }): command is Settling =>
  command.name === 'closeSession' || command.name === 'takeLateContributions';

/** A command that is decided by the contributions of a session. */
type AboutSession = Settling | LeadSession;
export const isAboutSession = (command: { readonly name: string }): command is AboutSession =>
  isSettling(command) || command.name === 'leadSession';

const sessionOf = ({ state }: RecordStream, id: SessionId): Session | undefined =>
  state.sessions.find((one) => one.id === id);

/**
 * Returns the context of a command about a session. It may take seconds, so it is read before the command gets the
 * record's mutex, and only when the command would not be refused anyway.
 * @throws Fault: then the session stays unchanged
 */
export const sessionContextOf = async (
  ports: Pick<Ports, 'records' | 'sessions' | 'clock'>,
  { command, actor, commandId }: Order<AboutSession>,
): Promise<Pick<DecisionContext, 'closing' | 'inactiveLeader'>> => {
  for (const how of ['inHand', 'fresh'] as const) {
    const { stream, fresh } = await ports.records.load(command.reference, how);
    if (stream?.commits.some((commit) => commit.commandId === commandId)) return {};
    const session = stream && sessionOf(stream, command.session);
    if (session && isLive(session) !== (command.name === 'takeLateContributions')) {
      const leads = leadsSession(session, actor, stream.state);
      if (leads && command.name !== 'leadSession')
        return { closing: await unsettledOf(session, stream, ports.sessions) };
      if (!leads && command.name === 'leadSession' && mayReadSession(session, actor, stream.state))
        return { inactiveLeader: await inactiveLeaderOf(session, stream, ports) };
    }
    if (fresh) return {};
  }
  return {};
};

/** Read again: a recent contribution on another replica shows that the leader is there. */
const inactiveLeaderOf = async (
  session: Session,
  { state }: RecordStream,
  { sessions, clock }: Omit<Ports, 'records'>,
) => {
  const known = await sessions.contributions(sessionKeyOf(state.reference, session.id), [], 'fresh');
  return inactiveLeader(session, known.included, clock.now());
};

const unsettledOf = async (
  session: Session,
  { state }: RecordStream,
  sessions: Ports['sessions'],
): Promise<UnsettledContributions> => {
  const key = sessionKeyOf(state.reference, session.id);
  const before = closingsOf(session);
  const closing = { ...(await sessions.closing(key, before)), closings: before.length };
  const isTraining = trainingsOf(state).some((one) => one.session.id === session.id);
  if (!isLive(session) || (!isTraining && session.kind !== 'fiveWhys')) return closing;
  const { included } = await sessions.contributions(key, [closing], 'inHand');
  return session.kind === 'fiveWhys'
    ? { ...closing, contributions: included }
    : { ...closing, ...countConfirmed(state, session.id, included) };
};

const nothingKnown: KnownContributions = { included: [], late: [] };

export const createSessionUseCases = ({ records, sessions, clock, confirmed, given }: Ports): SessionUseCases => {
  const attempt = async (
    { command, actor, commandId }: Order<Contribute>,
    how: 'inHand' | 'fresh',
  ): Promise<HandledContribution> => {
    const { stream } = await records.load(command.reference, how);
    if (!stream) return { kind: 'refused', refusal: { reason: 'unknown' } };
    const permission = checkMayContribute(command.session, actor, stream.state);
    if ('refusal' in permission) return { kind: 'refused', refusal: permission.refusal };
    if (stream.damage) return { kind: 'refused', refusal: { reason: 'readOnly' } };
    const key = sessionKeyOf(command.reference, command.session);
    const known = await sessions.contributions(key, closingsOf(permission.session), how);
    // Also when the session was closed since: the contribution is stored.
    const isThere = (some: readonly Contribution[]): boolean => some.some(({ id }) => id === commandId);
    if (isThere(known.included)) return { kind: 'done', id: commandId, repeated: true };
    if (isThere(known.late)) return { kind: 'done', id: commandId, repeated: true, late: true };
    const contributing = { actor, commandId, now: clock.now(), contributions: known.included };
    const decision = decideContribute(command, permission.session, stream.state, contributing);
    if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal };
    await sessions.contribute(key, decision.contribution);
    if (decision.contribution.type === 'TrainingAcknowledged') confirmed?.(command.reference);
    if (permission.session.kind === 'fiveWhys') given?.(command.reference, command.session);
    return { kind: 'done', id: commandId, repeated: false, ...(decision.late && { late: true }) };
  };

  /** What memory lacks another replica may have done a moment ago: it is read once more. */
  const lookIn = async <Found>(
    reference: Reference,
    how: 'inHand' | 'fresh',
    find: (stream: RecordStream) => Found | undefined,
  ): Promise<Found | undefined> => {
    const { stream, fresh } = await records.load(reference, how);
    const found = stream && find(stream);
    return found !== undefined || fresh ? found : lookIn(reference, 'fresh', find);
  };

  const askedOf = async (stream: RecordStream, session: Session, how: 'inHand' | 'fresh'): Promise<AskedSession> => {
    const key = sessionKeyOf(stream.state.reference, session.id);
    const known = stream.damage ? nothingKnown : await sessions.contributions(key, closingsOf(session), how);
    const asked = { stream, session, contributed: foldContributions(known.included), late: known.late };
    if (session.kind !== 'fiveWhys') return asked;
    // The record has its causes from the closing.
    const taken = session.closed && session.late.length > 0 && !stream.damage ? [session.closed] : undefined;
    const { included } = taken ? await sessions.contributions(key, taken, 'inHand') : known;
    const before = new Set(included.map(({ id }) => id));
    const takenLate = known.included.filter(({ id }) => !before.has(id));
    const until = isLive(session) && { freezesAt: new Date(freezesAt(session, included)) };
    return { ...asked, takenLate, fiveWhys: foldFiveWhys(included), ...until };
  };

  return {
    contribute: async (order) => {
      const handled = await attempt(order, 'inHand');
      // Another replica may have opened or closed the session, or taken in what this one refers to.
      return handled.kind === 'refused' ? attempt(order, 'fresh') : handled;
    },
    session: async (reference, id, actor, how = 'inHand') => {
      const found = await lookIn(reference, how, (stream) => {
        const session = sessionOf(stream, id);
        return session && mayReadSession(session, actor, stream.state) ? { stream, session } : undefined;
      });
      return found && askedOf(found.stream, found.session, how);
    },
    kindOfSession: (reference, id) => lookIn(reference, 'inHand', (stream) => sessionOf(stream, id)?.kind),
    sessionOpenedBy: (reference, sequence) =>
      lookIn(reference, 'inHand', ({ state }) => state.sessions.find(({ opened }) => opened.sequence === sequence)?.id),
  };
};
