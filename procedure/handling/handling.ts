import { type ChooseTriageChannel, decideChooseTriageChannel } from '../commands/chooseTriageChannel.ts';
import type { Circumstances, Deciding } from '../commands/circumstances.ts';
import { decideOnRecord, type RecordCommand } from '../commands/command.ts';
import { type Decision, refuse } from '../commands/decision.ts';
import { decideReport, type Report } from '../commands/report.ts';
import type { WorkingCalendar } from '../deadlines/workingDays.ts';
import { type Organisation, type OrganisationEvent, organisationKey } from '../organisation/organisation.ts';
import { dayOf } from '../record/calendarDate.ts';
import type { Commit, Stream } from '../record/commit.ts';
import type { NonconformityEvent } from '../record/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/person.ts';
import type { Reference } from '../record/reference.ts';
import { permitted } from '../stages/permitted.ts';
import { mayRead } from '../stages/reads.ts';
import { commitOn, type Done, type Refused } from './commitOn.ts';
import { createTurns } from './inTurn.ts';
import type { Clock, Digest, OrganisationStream, People, Records } from './ports.ts';

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
  readonly people: Pick<People, 'holders'>;
  readonly digest: Digest;
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

const decideFor = (command: RecordCommand, stream: RecordStream | undefined, deciding: Deciding): Decision => {
  if (!stream) return refuse({ reason: 'unknown' });
  const refusal = permitted(command.name, deciding.actor, stream.state);
  if (refusal) return refuse(refusal);
  return stream.damage ? refuse({ reason: 'readOnly' }) : decideOnRecord(command, stream.state, deciding);
};

export const createHandling = (ports: HandlingPorts, policy: Policy): Handling => {
  const inTurn = createTurns();
  const circumstances = (): Circumstances => ({
    today: dayOf(ports.clock.now(), policy.calendar.timeZone),
    procedureVersion: policy.procedureVersion,
    management: ports.people.holders('management').map(({ id }) => id),
    digest: ports.digest,
  });

  const report = async ({ command, actor, commandId }: Order<Report>): Promise<Handled> => {
    const refusal = permitted('report', actor, undefined);
    if (refusal) return { kind: 'refused', refusal };
    const decision = decideReport(command, circumstances());
    const written = await ports.records.open({ commandId, at: ports.clock.now(), actor, events: decision.events });
    return { kind: 'done', stream: written.stream, commit: written.commit, repeated: written.outcome === 'repeated' };
  };

  const onRecord = async ({ command, actor, commandId }: Order<RecordCommand>): Promise<Handled> => {
    const attempt = async (how: 'inHand' | 'fresh'): Promise<Handled> => {
      // A command writes one stream; of the other that it may name it only knows what it is.
      const named = 'of' in command ? (await ports.records.load(command.of, how)).stream?.state : undefined;
      const deciding = { ...circumstances(), actor, named };
      return commitOn(ports.records, command.reference, { commandId, actor, clock: ports.clock }, (stream) =>
        decideFor(command, stream, deciding),
      );
    };
    const handled = await attempt('inHand');
    // Nor is a refusal given on what memory says of the other record.
    return 'of' in command && handled.kind === 'refused' ? attempt('fresh') : handled;
  };

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
