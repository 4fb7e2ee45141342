import { countConfirmed } from '../causes/confirmed.ts';
import { type Contributed, type Contribution, foldContributions } from '../causes/contributions.ts';
import type { Unsettled } from '../commands/circumstances.ts';
import type { CloseSession } from '../commands/closeSession.ts';
import { type Contribute, contributionDoor, decideContribute } from '../commands/contribute.ts';
import type { TakeLateContributions } from '../commands/takeLateContributions.ts';
import type { Actor } from '../record/person.ts';
import type { Reference } from '../record/reference.ts';
import { closingsOf, isLive, type Session, type SessionId, sessionKeyOf } from '../record/sessions.ts';
import { trainingsOf } from '../record/training.ts';
import { leadsSession } from '../stages/leadsSession.ts';
import { mayRead } from '../stages/reads.ts';
import type { Refused } from './commitOn.ts';
import type { HandlingPorts, Order, RecordStream } from './handling.ts';
import type { KnownContributions } from './ports.ts';

export type HandledContribution =
  | {
      readonly kind: 'done';
      /** By which others refer to it. */
      readonly id: string;
      readonly repeated: boolean;
    }
  | Refused;

/** A session as it is now: what belongs to it, folded, and what came too late for its closing. */
export type AskedSession = {
  readonly stream: RecordStream;
  readonly session: Session;
  readonly contributed: Contributed;
  readonly late: readonly Contribution[];
};

/** What is given in live sessions: a part of `Handling`. Opening and closing one are commands on its record. */
export type SessionDoor = {
  /** Done when it is kept. */
  readonly contribute: (order: Order<Contribute>) => Promise<HandledContribution>;
  /** Undefined for whoever may not read the record, and when there is no such session. */
  readonly session: (reference: Reference, id: SessionId, actor: Actor) => Promise<AskedSession | undefined>;
};

type Ports = Pick<HandlingPorts, 'records' | 'sessions' | 'clock' | 'confirmed'>;
/** A command that settles what belongs to a session. */
type Settling = CloseSession | TakeLateContributions;
export const isSettling = (command: { readonly name: string }): command is Settling =>
  command.name === 'closeSession' || command.name === 'takeLateContributions';

const sessionOf = ({ state }: RecordStream, id: SessionId): Session | undefined =>
  state.sessions.find((one) => one.id === id);

/**
 * What a command that settles a session has to name. It may take seconds, so it is asked before the command has its
 * turn, and only when the command would not be refused anyway.
 * @throws Fault: then the session stays as it is
 */
export const closingFor = async (
  { records, sessions }: Pick<Ports, 'records' | 'sessions'>,
  { command, actor, commandId }: Order<Settling>,
): Promise<Unsettled | undefined> => {
  for (const how of ['inHand', 'fresh'] as const) {
    const { stream, fresh } = await records.load(command.reference, how);
    if (stream?.commits.some((commit) => commit.commandId === commandId)) return undefined;
    const session = stream && sessionOf(stream, command.session);
    if (session && leadsSession(session, actor, stream.state) && isLive(session) === (command.name === 'closeSession'))
      return unsettledOf(session, stream, sessions);
    if (fresh) return undefined;
  }
  return undefined;
};

const unsettledOf = async (
  session: Session,
  { state }: RecordStream,
  sessions: Ports['sessions'],
): Promise<Unsettled> => {
  const key = sessionKeyOf(state.reference, session.id);
  const before = closingsOf(session);
  const closing = { ...(await sessions.closing(key, before)), behind: before.length };
  if (trainingsOf(state).every((one) => one.session.id !== session.id) || !isLive(session)) return closing;
  const { included } = await sessions.contributions(key, [closing], 'inHand');
  return { ...closing, ...countConfirmed(state, session.id, included) };
};

const nothingKnown: KnownContributions = { included: [], late: [] };

export const createSessionDoor = ({ records, sessions, clock, confirmed }: Ports): SessionDoor => {
  const attempt = async (
    { command, actor, commandId }: Order<Contribute>,
    how: 'inHand' | 'fresh',
  ): Promise<HandledContribution> => {
    const { stream } = await records.load(command.reference, how);
    if (!stream) return { kind: 'refused', refusal: { reason: 'unknown' } };
    const door = contributionDoor(command.session, actor, stream.state);
    if ('refusal' in door) return { kind: 'refused', refusal: door.refusal };
    if (stream.damage) return { kind: 'refused', refusal: { reason: 'readOnly' } };
    const key = sessionKeyOf(command.reference, command.session);
    const known = await sessions.contributions(key, closingsOf(door.session), how);
    // Also when the session was closed since: what he gave is there.
    if ([...known.included, ...known.late].some(({ id }) => id === commandId))
      return { kind: 'done', id: commandId, repeated: true };
    const contributing = { actor, commandId, now: clock.now(), contributions: known.included };
    const decision = decideContribute(command, door.session, stream.state, contributing);
    if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal };
    await sessions.contribute(key, decision.contribution);
    if (decision.contribution.type === 'TrainingAcknowledged') confirmed?.(command.reference);
    return { kind: 'done', id: commandId, repeated: false };
  };

  return {
    contribute: async (order) => {
      const handled = await attempt(order, 'inHand');
      // Another replica may have opened the session, or closed it, or taken in what this one refers to.
      return handled.kind === 'refused' ? attempt(order, 'fresh') : handled;
    },
    session: async (reference, id, actor) => {
      const { stream } = await records.load(reference, 'inHand');
      const session = stream && mayRead('record', actor, stream.state) ? sessionOf(stream, id) : undefined;
      if (!stream || !session) return undefined;
      const key = sessionKeyOf(reference, id);
      const known = stream.damage ? nothingKnown : await sessions.contributions(key, closingsOf(session), 'inHand');
      return { stream, session, contributed: foldContributions(known.included), late: known.late };
    },
  };
};
