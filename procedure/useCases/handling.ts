import { decideOnRecord, newlyNamedPeople } from '../commands/decideOnRecord.ts';
import { type Decision, refuse } from '../commands/decision.ts';
import type { DecisionContext, OrganisationContext } from '../commands/decisionContext.ts';
import { permitted } from '../commands/permitted.ts';
import type { RecordCommand } from '../commands/recordCommands.ts';
import type { Report } from '../commands/report/report.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import { deadlinesOf } from '../deadlines/deadlinesOf.ts';
import type { People } from '../ports/people.ts';
import type { RecordStream } from '../record/history/recordStream.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { dayOf } from '../record/values/calendarDate.ts';
import type { Actor } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import { sessionKeyOf } from '../record/values/sessionKey.ts';
import { Fault } from '../runtime/fault.ts';
import { createKeyedMutex } from '../runtime/keyedMutex.ts';
import { mayRead } from '../stages/reads.ts';
import { holdersIn, independentAlternates, managementFor } from '../stages/responsible.ts';
import { createSettingsUseCases, type SettingsUseCases } from './changeSettings.ts';
import { type CatchUp, createCatchUp, isBehind, type NotCaughtUp } from './commits/catchUp.ts';
import { commitOn } from './commits/commitOn.ts';
import type { Handled, HandledRecord, Order } from './commits/outcome.ts';
import { redactRepeatedAnswer } from './commits/redactRepeatedAnswer.ts';
import type { HandlingPorts, Policy } from './handlingPorts.ts';
import { createReviewUseCases, type ReviewUseCases } from './holdReviews.ts';
import { createImportUseCases, type ImportUseCases } from './importRecords.ts';
import { openReport } from './openReport.ts';
import { createReadUseCases, type ReadUseCases } from './readRecords.ts';
import { createExportUseCases, type ExportUseCases } from './recordExports.ts';
import { createTrainingUseCases, type TrainingUseCases } from './sessions/confirmTrainings.ts';
import { createFollowSession, type FollowSession } from './sessions/followSession.ts';
import {
  createSessionUseCases,
  isAboutSession,
  isSettling,
  type SessionUseCases,
  sessionContextOf,
} from './sessions/runSessions.ts';
import { type CommitIdentity, reporterWith, unnamedCommitIdentity, withIdentity } from './unnamed.ts';

/** The single entry point of the procedure: bot and tab send every command through `handle`. */
export type Handling = ReviewUseCases &
  ExportUseCases &
  ImportUseCases &
  SettingsUseCases &
  SessionUseCases &
  TrainingUseCases &
  ReadUseCases &
  Pick<CatchUp, 'isCatchingUp'> & {
    /**
     * Never refuses from cached state, only on rows read again: one read per refusal, and those are rare. When even
     * those are older than what the press shows (`seen`, `seenOf`), it does not refuse at all; an implausible number
     * has no effect.
     * @throws Fault `notSeenYet` instead, when reads lag for longer than five seconds
     */
    readonly handle: (order: Order<Report | RecordCommand>) => Promise<Handled>;
    /**
     * Returns the outcome of an earlier command of the same actor, if it was committed; redacted by
     * `redactRepeatedAnswer`, also when they may no longer read the record.
     */
    readonly again: (reference: Reference, actor: Actor, commandId: string) => Promise<HandledRecord | undefined>;
    /**
     * Returns the actor who gave this case code: the unnamed reporter of that one record. A wrong code and an unknown
     * record give the same answer.
     */
    readonly reporterOf: (reference: Reference, caseCode: string) => Promise<Actor | undefined>;
    readonly organisationContext: () => OrganisationContext;
    /** Every open deadline of a record, by the rules in force. */
    readonly deadlines: (record: Nonconformity) => readonly Deadline[];
    readonly followSession: FollowSession;
  };

/** Newly named people are looked up only for an actor who may give the command. */
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

/** Decides and commits one command on one record. */
const createRecordHandler = (
  ports: HandlingPorts,
  organisationContext: () => OrganisationContext,
  timeZone: string,
) => {
  const { clock, identities } = ports;
  const holders = holdersIn(ports.people);
  return async (
    { command, actor, commandId, seen, seenOf }: Order<RecordCommand>,
    ofSession: Pick<DecisionContext, 'closing' | 'inactiveLeader'>,
  ): Promise<Handled | NotCaughtUp> => {
    let decidedOn: RecordStream | undefined;
    let other: RecordStream | undefined;
    const own = { actor, commandId, clock };
    const identity: CommitIdentity = actor.caseOf ? unnamedCommitIdentity(own, identities, timeZone) : own;
    const attempt = async (how: 'inHand' | 'fresh'): Promise<Handled> => {
      // A command writes one stream; of the other record it names, it gets the state, if the actor may read it.
      other = 'of' in command ? (await ports.records.load(command.of, how)).stream : undefined;
      const otherRecord = other && mayRead('record', actor, other.state) ? other.state : undefined;
      const context = { ...organisationContext(), ...ofSession, actor, otherRecord };
      return commitOn(ports.records, command.reference, identity, (stream) => {
        decidedOn = stream;
        const management = managementFor(stream?.state, holders);
        return decideFor(command, stream, { ...context, management }, ports.people);
      });
    };
    const handled = await attempt('inHand');
    // Nor does it refuse from cached state of the other record.
    const settled = 'of' in command && handled.kind === 'refused' ? await attempt('fresh') : handled;
    if (settled.kind === 'refused' && seen !== undefined && isBehind(decidedOn, { actor, seen }))
      return { kind: 'tooSoon', reference: command.reference, seenCommit: { actor, seen } };
    if (settled.kind === 'refused' && 'of' in command && seenOf !== undefined) {
      const seenCommit = { actor, seen: seenOf };
      if (isBehind(other, seenCommit)) return { kind: 'tooSoon', reference: command.of, seenCommit };
    }
    const answer = settled.kind === 'done' ? redactRepeatedAnswer(settled, actor) : settled;
    return answer.kind === 'refused' ? answer : withIdentity(answer, actor, identities);
  };
};

/** Holders, objectives and rules are read when they are asked for: most decisions depend on none of them. */
const createOrganisationContext = (
  { clock, people, organisation, identities, digest }: HandlingPorts,
  { calendar, procedureVersion }: Policy,
): (() => OrganisationContext) => {
  const holders = holdersIn(people);
  return () => ({
    today: dayOf(clock.now(), calendar.timeZone),
    procedureVersion,
    get objectives() {
      return organisation.current().objectives;
    },
    get riskMonths() {
      return organisation.current().rules.riskMonths;
    },
    get management() {
      return holders('management');
    },
    get ismsManagers() {
      return holders('ismsManager');
    },
    get alternates() {
      return independentAlternates(holders);
    },
    isSealed: identities.isSealed,
    digest,
  });
};

export const createHandling = (ports: HandlingPorts, policy: Policy): Handling => {
  const mutex = createKeyedMutex();
  const { catchUp, isCatchingUp } = createCatchUp(ports.records);
  const { timeZone } = policy.calendar;
  const organisationContext = createOrganisationContext(ports, policy);

  const onRecord = createRecordHandler(ports, organisationContext, timeZone);

  const withEffects = <Result extends Handled | NotCaughtUp>(handled: Result): Result => {
    if (handled.kind === 'done' && !handled.repeated) ports.committed(handled.stream, handled.commit);
    return handled;
  };

  const handleOnce = async (order: Order<Report | RecordCommand>): Promise<Handled | NotCaughtUp> => {
    const { command } = order;
    // Two deliveries of one report queue up; so do commands for one record on this replica.
    if (command.name === 'report')
      return mutex(order.commandId, async () =>
        withEffects(await openReport({ ...order, command }, ports, organisationContext(), timeZone)),
      );
    const ofSession = isAboutSession(command) ? await sessionContextOf(ports, { ...order, command }) : {};
    return mutex(command.reference, async () => {
      const handled = withEffects(await onRecord({ ...order, command }, ofSession));
      if (handled.kind === 'done' && isSettling(command))
        ports.sessions.end(sessionKeyOf(command.reference, command.session));
      return handled;
    });
  };

  const sessionUseCases = createSessionUseCases(ports);
  return {
    ...createReviewUseCases(ports, policy),
    ...createExportUseCases(ports),
    ...createImportUseCases(ports, organisationContext),
    ...createSettingsUseCases(ports, policy),
    ...sessionUseCases,
    followSession: createFollowSession({ ...ports, session: sessionUseCases.session }),
    ...createTrainingUseCases(ports),
    ...createReadUseCases({ ...ports, catchUp }),
    isCatchingUp,
    organisationContext,
    deadlines: (record) => deadlinesOf(record, policy.calendar, ports.organisation.current().rules),
    handle: async (order) => {
      const first = await handleOnce(order);
      if (first.kind !== 'tooSoon') return first;
      // Outside of the record's mutex: waiting delays no one else.
      await catchUp(first.reference, first.seenCommit);
      const again = await handleOnce(order);
      if (again.kind === 'tooSoon') throw new Fault('notSeenYet', 'handling.handle');
      return again;
    },
    again: async (reference, actor, commandId) => {
      const { stream } = await ports.records.load(reference, 'inHand');
      const commit = stream?.commits.find((one) => one.commandId === commandId);
      const answer = stream && commit && redactRepeatedAnswer({ kind: 'done', stream, commit, repeated: true }, actor);
      return answer?.kind === 'done' ? answer : undefined;
    },
    reporterOf: async (reference, caseCode) => {
      const { stream } = await ports.records.load(reference, 'inHand');
      return stream && reporterWith(stream.state, caseCode, ports.digest);
    },
  };
};
