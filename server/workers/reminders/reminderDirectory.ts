import type { Deadline } from '../../../procedure/deadlines/deadline.ts';
import type { Directory } from '../../../procedure/deadlines/recipients.ts';
import type { ConversationReference, Conversations } from '../../../procedure/ports/messages/conversations.ts';
import type { ManagerOf, People } from '../../../procedure/ports/people.ts';
import type { Log } from '../../../procedure/ports/platform.ts';
import type { OrganisationStream } from '../../../procedure/ports/streams.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { PersonId, Role } from '../../../procedure/record/values/person.ts';

export type ReminderDirectoryPorts = {
  readonly people: Pick<People, 'holders'>;
  readonly conversations: Pick<Conversations, 'ofPerson'>;
  readonly organisation: Pick<OrganisationStream, 'current'>;
  /** Absent: line managers are not known. */
  readonly managerOf?: ManagerOf | undefined;
  readonly log: Log;
};

/** Possible recipients of a reminder besides those it names. */
const others: readonly Role[] = ['ismsManager', 'alternate', 'management'];

/**
 * Who can be reminded, and where. People name their own deputies; line managers come from the directory, if access is
 * allowed.
 */
export const createReminderDirectory = ({
  people,
  conversations,
  organisation,
  managerOf,
  log,
}: ReminderDirectoryPorts) => {
  const places = new Map<
    PersonId,
    { readonly conversation: ConversationReference | undefined; readonly asked: CalendarDate }
  >();

  const know = async (id: PersonId, today: CalendarDate): Promise<void> => {
    const known = places.get(id);
    // People who were not found are looked up again tomorrow.
    if (known && !known.conversation && known.asked === today) return;
    const conversation = await conversations.ofPerson(id);
    if (!conversation) log('warn', 'reminder.nowhereToSend', { person: id });
    places.set(id, { conversation, asked: today });
  };

  const placeOf = (id: PersonId): ConversationReference | undefined => places.get(id)?.conversation;
  const holders = (role: Role): readonly PersonId[] => people.holders(role).map(({ id }) => id);

  /** The line managers, where known, of people who named no deputy. */
  const managersOf = async (ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonId>> => {
    const found = new Map<PersonId, PersonId>();
    for (const id of managerOf ? ids : []) {
      const manager = await managerOf?.(id);
      if (manager !== undefined) found.set(id, manager);
    }
    return found;
  };

  return {
    placeOf,
    /**
     * A person who cannot be reached is treated as one who has left: their tasks are escalated at once.
     * @throws Fault
     */
    directoryFor: async (
      deadlines: readonly Deadline[],
      today: CalendarDate,
      isUnreached: (id: PersonId) => boolean,
    ): Promise<Directory> => {
      const named = deadlines.flatMap(({ who }) => who.flatMap((one) => (one.kind === 'person' ? one.id : [])));
      const deputies = organisation.current().deputies ?? {};
      const asked = new Set([...named, ...others.flatMap(holders)]);
      for (const id of new Set([...asked, ...[...asked].flatMap((each) => deputies[each] ?? [])]))
        await know(id, today);
      const alone = [...new Set(named)].filter((id) => placeOf(id) && deputies[id] === undefined);
      const managers = await managersOf(alone);
      for (const id of new Set(managers.values())) await know(id, today);
      return {
        holders,
        colleague: (id) => {
          const conversation = placeOf(id);
          if (!conversation || isUnreached(id)) return undefined;
          return { timeZone: conversation.timeZone, deputy: deputies[id], manager: managers.get(id) };
        },
      };
    },
  };
};
