import { askDeputyId, decideAskDeputy, deputyAskedFrom } from '../../procedure/commands/approval/askDeputy.ts';
import { refuse } from '../../procedure/commands/decision.ts';
import type { WorkingCalendar } from '../../procedure/deadlines/workingDays.ts';
import type { People } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { OrganisationStream, Records } from '../../procedure/ports/streams.ts';
import type { RecordCommit, RecordStream } from '../../procedure/record/history/recordStream.ts';
import { tentwo } from '../../procedure/record/tentwo.ts';
import { dayOf } from '../../procedure/record/values/calendarDate.ts';
import type { Digest } from '../../procedure/record/values/digest.ts';
import type { Role } from '../../procedure/record/values/person.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { managementFor } from '../../procedure/stages/responsible.ts';
import { commitOn } from '../../procedure/useCases/commits/commitOn.ts';
import type { PendingDeadlines } from '../deadlines/pendingDeadlines.ts';

export type DeputyRequestPorts = {
  readonly records: Records;
  readonly organisation: Pick<OrganisationStream, 'current'>;
  readonly people: Pick<People, 'holders' | 'strangers'>;
  readonly waiting: Pick<PendingDeadlines, 'dueSoon'>;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly digest: Digest;
  readonly log: Log;
  /** Called with each commit made here, whose effects include the deputy's card. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
};

/**
 * Asks the deputy when a plan has waited for its decision for three working days. Call it every few minutes, on every
 * replica: the id of the request follows from the record, so it is committed once.
 */
export const createDeputyRequests = (ports: DeputyRequestPorts) => {
  const { records, organisation, people, clock, calendar, digest, log } = ports;
  const holders = (role: Role) => people.holders(role).map(({ id }) => id);
  const today = () => dayOf(clock.now(), calendar.timeZone);

  /** @throws Fault */
  const ask = async (reference: Reference): Promise<void> => {
    const stream = (await records.load(reference, 'inHand', 'background')).stream;
    const now = { today: today(), calendar, organisation: organisation.current() };
    const from = stream && deputyAskedFrom(stream.state, now);
    if (!stream || from === undefined || now.today < from) return;
    const strangers = await people.strangers(Object.values(now.organisation.deputies ?? {}));
    const order = { commandId: askDeputyId(stream.state, digest), actor: tentwo, clock };
    const handled = await commitOn(records, reference, order, (latest) => {
      if (!latest) return refuse({ reason: 'unknown' });
      if (latest.damage) return refuse({ reason: 'readOnly' });
      return decideAskDeputy(latest.state, {
        ...now,
        management: managementFor(latest.state, holders),
        ismsManagers: holders('ismsManager'),
        isPresent: (id) => !strangers.has(id),
      });
    });
    if (handled.kind === 'done' && !handled.repeated) ports.committed(handled.stream, handled.commit);
  };

  return {
    run: async (): Promise<void> => {
      // Without a deputy there is nothing to look for.
      if (Object.keys(organisation.current().deputies ?? {}).length === 0) return;
      const { waited } = await ports.waiting.dueSoon();
      for (const { entry, deadlines } of waited) {
        if (!entry || !deadlines.some(({ kind, due }) => kind === 'approval' && due <= today())) continue;
        try {
          await ask(entry.reference);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          log('warn', 'deputy.notAsked', { reference: entry.reference, code: error.code });
        }
      }
    },
  };
};
