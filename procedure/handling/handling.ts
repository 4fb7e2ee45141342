import { decideOnRecord, newlyNamedPeople } from '../commands/decideOnRecord.ts';
import { type Decision, refuse } from '../commands/decision.ts';
import type { DecisionContext, OrganisationContext } from '../commands/decisionContext.ts';
import { permitted } from '../commands/permitted.ts';
import type { RecordCommand } from '../commands/recordCommands.ts';
import type { Report } from '../commands/report/report.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import { deadlinesOf } from '../deadlines/deadlinesOf.ts';
import type { WorkingCalendar } from '../deadlines/workingDays.ts';
import type { Organisation, OrganisationEvent } from '../organisation/organisation.ts';
import type { Identities } from '../ports/identities.ts';
import type { OrganisationStream } from '../ports/organisationStream.ts';
import type { People } from '../ports/people.ts';
import type { Clock, Digest } from '../ports/platform.ts';
import type { Records } from '../ports/records.ts';
import type { Register } from '../ports/register.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { Exports, Reviews } from '../ports/sideStreams.ts';
import { dayOf } from '../record/calendarDate.ts';
import type { NonconformityEvent } from '../record/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor, Person, Role } from '../record/person.ts';
import type { RecordCommit, RecordStream } from '../record/recordStream.ts';
import type { Reference } from '../record/reference.ts';
import { type SessionId, sessionKeyOf } from '../record/sessions.ts';
import { Fault } from '../runtime/fault.ts';
import { createKeyedMutex } from '../runtime/keyedMutex.ts';
import { mayRead } from '../stages/reads.ts';
import { independentAlternates, managementFor } from '../stages/responsible.ts';
import { createCatchUp, isAsFarAs, type TooSoon } from './asFarAs.ts';
import { commitOn, type Done, type Refused } from './commitOn.ts';
import { createExportDoor, type ExportDoor } from './exportDoor.ts';
import { createFollowSession, type FollowSession } from './followSession.ts';
import { heardAgain } from './heardAgain.ts';
import { createImportDoor, type ImportDoor } from './importDoor.ts';
import { openReport } from './openReport.ts';
import { createReading, type Reading } from './reading.ts';
import { createReviewDoor, type ReviewDoor } from './reviewDoor.ts';
import { createSessionDoor, isAboutSession, isSettling, type SessionDoor, sessionContextOf } from './sessionDoor.ts';
import { createSettingsDoor, type SettingsDoor } from './settingsDoor.ts';
import { createTrainingDoor, type TrainingDoor } from './trainingDoor.ts';
import { type Giving, givenUnnamed, reporterWith, withIdentity } from './unnamed.ts';

export type HandledRecord = Done<Nonconformity, NonconformityEvent> & {
  /** The code with which an unnamed reporter asks later. Told once, in the answer to his report; kept nowhere. */
  readonly caseCode?: string;
  /** Who reported under seal: for the custodian who opened it, and for nobody else. */
  readonly identity?: Person;
};
export type Handled = HandledRecord | Refused;
export type HandledOrganisation = Done<Organisation, OrganisationEvent> | Refused;

/** A command with who gives it and what identifies this giving of it (`commandId.ts`). */
export type Order<Command> = {
  readonly command: Command;
  readonly actor: Actor;
  readonly commandId: string;
  /** Sequence of the commit of the record that the card or page showed, as the client says: believed only to look again. */
  readonly seen?: number | undefined;
  /** The same of the other record that the command names. */
  readonly seenOf?: number | undefined;
};

export type HandlingPorts = {
  readonly records: Records;
  readonly organisation: OrganisationStream;
  readonly reviews: Reviews;
  readonly exports: Exports;
  readonly sessions: Sessions;
  readonly register: Pick<Register, 'all' | 'counted' | 'learn'>;
  readonly clock: Clock;
  readonly people: Pick<People, 'holders' | 'strangers'>;
  readonly identities: Identities;
  readonly digest: Digest;
  /** Told of each new commit, before the answer goes out; it must not make the person wait. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
  /** Told when somebody has confirmed a training, which is no commit; likewise. */
  readonly confirmed?: ((reference: Reference) => void) | undefined;
  /** Told when somebody has given something in a 5-Whys session; likewise. */
  readonly given?: ((reference: Reference, session: SessionId) => void) | undefined;
};

/** What the organisation laid down outside the software. */
export type Policy = { readonly procedureVersion: string; readonly calendar: WorkingCalendar };

/** The one door to the procedure: bot and tab send every command through `handle`. */
export type Handling = ReviewDoor &
  ExportDoor &
  ImportDoor &
  SettingsDoor &
  SessionDoor &
  TrainingDoor &
  Reading & {
    /**
     * A refusal is never given on what memory says, but on rows read anew: that costs one read for each refusal, and
     * those are rare. Where even they are older than what the press shows (`seen`, `seenOf`), it is not given at all.
     * @throws Fault `notSeenYet` instead, when reads lag for longer than five seconds
     */
    readonly handle: (order: Order<Report | RecordCommand>) => Promise<Handled>;
    /** What came of a command that he gave before, if it was committed; as `heardAgain` has it, also once he reads no more. */
    readonly again: (reference: Reference, actor: Actor, commandId: string) => Promise<HandledRecord | undefined>;
    /**
     * Who acts for whoever gave this case code: the unnamed reporter of that one record. A wrong code and an unknown
     * record give the same answer.
     */
    readonly reporterOf: (reference: Reference, caseCode: string) => Promise<Actor | undefined>;
    readonly organisationContext: () => OrganisationContext;
    /** Every date by which somebody is waited for in a record, by the rules in force. */
    readonly deadlines: (record: Nonconformity) => readonly Deadline[];
    readonly followSession: FollowSession;
  };

/** Who the people are whom a command names anew is asked only for somebody who may give it. */
const decideFor = async (
  command: RecordCommand,
  stream: RecordStream | undefined,
  context: Omit<DecisionContext, 'strangers'>,
  { strangers }: Pick<People, 'strangers'>,
): Promise<Decision> => {
  if (!stream) return refuse({ reason: 'unknown' });
  const refusal = permitted(command.name, context.actor, stream.state);
  if (refusal) return refuse(refusal);
  if (stream.damage) return refuse({ reason: 'readOnly' });
  const named = newlyNamedPeople(command, stream.state).map(({ id }) => id);
  return decideOnRecord(command, stream.state, { ...context, strangers: await strangers(named) });
};

export const createHandling = (ports: HandlingPorts, policy: Policy): Handling => {
  const inTurn = createKeyedMutex();
  const catchUp = createCatchUp(ports.records);
  const { clock, identities } = ports;
  const { timeZone } = policy.calendar;
  const holders = (role: Role) => ports.people.holders(role).map(({ id }) => id);
  const organisationContext = (): OrganisationContext => ({
    today: dayOf(clock.now(), timeZone),
    procedureVersion: policy.procedureVersion,
    management: holders('management'),
    ismsManagers: holders('ismsManager'),
    alternates: independentAlternates(holders),
    isSealed: identities.isSealed,
    digest: ports.digest,
  });

  const onRecord = async (
    { command, actor, commandId, seen, seenOf }: Order<RecordCommand>,
    ofSession: Pick<DecisionContext, 'closing' | 'inactiveLeader'>,
  ): Promise<Handled | TooSoon> => {
    let decidedOn: RecordStream | undefined;
    let other: RecordStream | undefined;
    const own = { actor, commandId, clock };
    const giving: Giving = actor.caseOf ? givenUnnamed(own, identities, timeZone) : own;
    const attempt = async (how: 'inHand' | 'fresh'): Promise<Handled> => {
      // A command writes one stream; of the other that it may name it only knows what it is, if he may know it.
      other = 'of' in command ? (await ports.records.load(command.of, how)).stream : undefined;
      const otherRecord = other && mayRead('record', actor, other.state) ? other.state : undefined;
      const context = { ...organisationContext(), ...ofSession, actor, otherRecord };
      return commitOn(ports.records, command.reference, giving, (stream) => {
        decidedOn = stream;
        const management = managementFor(stream?.state, holders);
        return decideFor(command, stream, { ...context, management }, ports.people);
      });
    };
    const handled = await attempt('inHand');
    // Nor is a refusal given on what memory says of the other record.
    const settled = 'of' in command && handled.kind === 'refused' ? await attempt('fresh') : handled;
    if (settled.kind === 'refused' && seen !== undefined && !isAsFarAs(decidedOn, { actor, seen }))
      return { kind: 'tooSoon', reference: command.reference, sight: { actor, seen } };
    if (settled.kind === 'refused' && 'of' in command && seenOf !== undefined) {
      const sight = { actor, seen: seenOf };
      if (!isAsFarAs(other, sight)) return { kind: 'tooSoon', reference: command.of, sight };
    }
    const heard = settled.kind === 'done' ? heardAgain(settled, actor) : settled;
    return heard.kind === 'refused' ? heard : withIdentity(heard, actor, identities);
  };

  const give = async (order: Order<Report | RecordCommand>): Promise<Handled | TooSoon> => {
    const { command } = order;
    const settling = isSettling(command) ? command : undefined;
    const ofSession = isAboutSession(command) ? await sessionContextOf(ports, { ...order, command }) : {};
    // Two deliveries of one report wait for each other; so do commands for one record on this replica.
    const turn = command.name === 'report' ? order.commandId : command.reference;
    return inTurn(turn, async () => {
      const handled =
        command.name === 'report'
          ? await openReport({ ...order, command }, ports, organisationContext(), timeZone)
          : await onRecord({ ...order, command }, ofSession);
      if (handled.kind === 'done' && !handled.repeated) ports.committed(handled.stream, handled.commit);
      if (handled.kind === 'done' && settling) ports.sessions.end(sessionKeyOf(settling.reference, settling.session));
      return handled;
    });
  };

  const sessionDoor = createSessionDoor(ports);
  return {
    ...createReviewDoor(ports, policy),
    ...createExportDoor(ports),
    ...createImportDoor(ports, organisationContext),
    ...createSettingsDoor(ports, policy),
    ...sessionDoor,
    followSession: createFollowSession({ ...ports, session: sessionDoor.session }),
    ...createTrainingDoor(ports),
    ...createReading({ ...ports, catchUp }),
    organisationContext,
    deadlines: (record) => deadlinesOf(record, policy.calendar, ports.organisation.current().rules),
    handle: async (order) => {
      const first = await give(order);
      if (first.kind !== 'tooSoon') return first;
      // Outside of the record's turn: whoever waits holds up nobody.
      await catchUp(first.reference, first.sight);
      const again = await give(order);
      if (again.kind === 'tooSoon') throw new Fault('notSeenYet', 'handling.handle');
      return again;
    },
    again: async (reference, actor, commandId) => {
      const { stream } = await ports.records.load(reference, 'inHand');
      const commit = stream?.commits.find((one) => one.commandId === commandId);
      const heard = stream && commit && heardAgain({ kind: 'done', stream, commit, repeated: true }, actor);
      return heard?.kind === 'done' ? heard : undefined;
    },
    reporterOf: async (reference, caseCode) => {
      const { stream } = await ports.records.load(reference, 'inHand');
      return stream && reporterWith(stream.state, caseCode, ports.digest);
    },
  };
};
