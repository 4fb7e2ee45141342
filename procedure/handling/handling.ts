import { type ChooseTriageChannel, decideChooseTriageChannel } from '../commands/chooseTriageChannel.ts';
import type { Circumstances } from '../commands/circumstances.ts';
import { decideOnRecord, type RecordCommand } from '../commands/command.ts';
import { type Decision, refuse } from '../commands/decision.ts';
import type { Refusal } from '../commands/refusal.ts';
import { decideReport, type Report } from '../commands/report.ts';
import type { WorkingCalendar } from '../deadlines/workingDays.ts';
import { type Organisation, type OrganisationEvent, organisationKey } from '../organisation/organisation.ts';
import { dayOf } from '../record/calendarDate.ts';
import type { Commit, Stream } from '../record/commit.ts';
import type { NonconformityEvent } from '../record/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/person.ts';
import type { Reference } from '../record/reference.ts';
import { permissions } from '../stages/permissions.ts';
import { mayRead } from '../stages/reads.ts';
import { relationsOf } from '../stages/relations.ts';
import { commitOn, type Done, type Refused } from './commitOn.ts';
import { createTurns } from './inTurn.ts';
import type { Clock, OrganisationStream, Records } from './ports.ts';

export type RecordStream = Stream<Nonconformity, NonconformityEvent>;
export type RecordCommit = Commit<NonconformityEvent>;
export type Handled = Done<Nonconformity, NonconformityEvent> | Refused;
export type HandledOrganisation = Done<Organisation, OrganisationEvent> | Refused;

/** A command with who gives it and what identifies this giving of it (`commandId.ts`). */
export type Order<Command> = { readonly command: Command; readonly actor: Actor; readonly commandId: string };

export type HandlingPorts = {
  readonly records: Records;
  readonly organisation: OrganisationStream;
  readonly clock: Clock;
  /** Told of each new commit, before the answer goes out; it must not make the person wait. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
};

/** What the organisation laid down outside the software. */
export type Policy = { readonly procedureVersion: string; readonly calendar: WorkingCalendar };

/** The one door to the procedure: bot and tab send every command through `handle`. */
export type Handling = {
  readonly handle: (order: Order<Report | RecordCommand>) => Promise<Handled>;
  readonly chooseTriageChannel: (order: Order<ChooseTriageChannel>) => Promise<HandledOrganisation>;
  /** The record for somebody who may read it; forbidden and unknown give the same answer. */
  readonly read: (reference: Reference, actor: Actor) => Promise<RecordStream | undefined>;
  readonly circumstances: () => Circumstances;
};

const permitted = (
  name: keyof typeof permissions,
  actor: Actor,
  record: Nonconformity | undefined,
): Refusal | undefined => {
  const permission = permissions[name];
  const allowed = relationsOf(actor, record).some((relation) => permission.may.includes(relation));
  if (!allowed) return { reason: record && !mayRead('record', actor, record) ? 'unknown' : 'notAllowed' };
  if (permission.stages === 'none' || !record || permission.stages.includes(record.stage)) return undefined;
  return { reason: 'notInThisStage', stage: record.stage };
};

const decideFor = (
  command: RecordCommand,
  actor: Actor,
  stream: RecordStream | undefined,
): Decision<NonconformityEvent> => {
  if (!stream) return refuse({ reason: 'unknown' });
  const refusal = permitted(command.name, actor, stream.state);
  if (refusal) return refuse(refusal);
  return stream.damage ? refuse({ reason: 'readOnly' }) : decideOnRecord(command, stream.state);
};

export const createHandling = (ports: HandlingPorts, policy: Policy): Handling => {
  const inTurn = createTurns();
  const circumstances = (): Circumstances => ({
    today: dayOf(ports.clock.now(), policy.calendar.timeZone),
    procedureVersion: policy.procedureVersion,
  });

  const report = async ({ command, actor, commandId }: Order<Report>): Promise<Handled> => {
    const refusal = permitted('report', actor, undefined);
    if (refusal) return { kind: 'refused', refusal };
    const decision = decideReport(command, circumstances());
    if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal };
    const written = await ports.records.open({ commandId, at: ports.clock.now(), actor, events: decision.events });
    return { kind: 'done', stream: written.stream, commit: written.commit, repeated: written.outcome === 'repeated' };
  };

  const onRecord = ({ command, actor, commandId }: Order<RecordCommand>): Promise<Handled> =>
    commitOn(ports.records, command.reference, { commandId, actor, clock: ports.clock }, (stream) =>
      decideFor(command, actor, stream),
    );

  return {
    circumstances,
    handle: (order) => {
      const { command } = order;
      // Two deliveries of one report wait for each other; so do commands for one record on this replica.
      const turn = command.name === 'report' ? order.commandId : command.reference;
      return inTurn(turn, async () => {
        const handled =
          command.name === 'report' ? await report({ ...order, command }) : await onRecord({ ...order, command });
        if (handled.kind === 'done' && !handled.repeated) ports.committed(handled.stream, handled.commit);
        return handled;
      });
    },
    chooseTriageChannel: ({ command, actor, commandId }) =>
      inTurn(organisationKey, () =>
        commitOn(ports.organisation, organisationKey, { commandId, actor, clock: ports.clock }, (stream) => {
          const refusal = permitted(command.name, actor, undefined);
          if (refusal) return refuse(refusal);
          if (stream?.damage) return refuse({ reason: 'readOnly' });
          return decideChooseTriageChannel(command, stream?.state ?? {});
        }),
      ),
    read: async (reference, actor) => {
      const { stream } = await ports.records.load(reference, 'inHand');
      return stream && mayRead('record', actor, stream.state) ? stream : undefined;
    },
  };
};
