import type { PersonId, Role } from '../record/values/person.ts';
import { responsibleFor } from '../stages/responsible.ts';
import type { Deadline, Holder } from './deadline.ts';
import type { Level } from './deadlinePolicy.ts';
import { eligible } from './holders.ts';

/** A person who can be reminded. Absent time zone: the organisation's. */
export type Colleague = {
  readonly timeZone?: string | undefined;
  /** Their named deputy. */
  readonly deputy?: PersonId | undefined;
  /** Their line manager; known only where the optional permission is granted. */
  readonly manager?: PersonId | undefined;
};

export type Directory = {
  /** Undefined: unknown, or has left. */
  readonly colleague: (id: PersonId) => Colleague | undefined;
  readonly holders: (role: Role) => readonly PersonId[];
};

const responsible = ({ holders }: Directory): readonly PersonId[] => responsibleFor(undefined, holders);

/** The directory for a record that is kept from the ISMS managers: those responsible for it take their place. */
const withoutIsmsManagers = (directory: Directory): Directory => {
  const managers = directory.holders('ismsManager');
  return {
    colleague: (id) => {
      const colleague = directory.colleague(id);
      const { deputy, manager, ...rest } = colleague ?? {};
      const seen = (other: PersonId | undefined) => (other && managers.includes(other) ? undefined : other);
      return colleague && { ...rest, deputy: seen(deputy), manager: seen(manager) };
    },
    holders: (role) =>
      role === 'ismsManager'
        ? responsibleFor({ notToIsmsManager: true }, directory.holders)
        : directory.holders(role).filter((id) => !managers.includes(id)),
  };
};

const holdersOf = (holder: Holder, directory: Directory): readonly PersonId[] => {
  if (holder.kind === 'person') return [holder.id];
  const held = holder.role === 'ismsManager' ? responsible(directory) : directory.holders(holder.role);
  if (holder.role === 'management') return eligible(held, holder.except);
  const free = held.filter((id) => !holder.except.includes(id));
  return free.length > 0 ? free : directory.holders('management');
};

/**
 * The deputies: the alternate for the ISMS manager; for others the deputy they named, or their line manager. A line
 * manager decides nothing for management. No exception is made here: a deputy does only what they could do
 * themselves.
 */
const deputiesOf = (holder: Holder, directory: Directory): readonly PersonId[] => {
  if (holder.kind === 'person') {
    const colleague = directory.colleague(holder.id);
    return [colleague?.deputy ?? colleague?.manager ?? []].flat();
  }
  const deputies =
    holder.role === 'ismsManager'
      ? directory.holders('alternate')
      : holdersOf(holder, directory).flatMap((id) => directory.colleague(id)?.deputy ?? []);
  return deputies.filter((id) => !holder.except.includes(id));
};

/** Above the ISMS manager, when it is theirs, is management. */
const lastOf = (holder: Holder, directory: Directory): readonly PersonId[] =>
  holder.kind === 'role' && holder.role === 'ismsManager' ? directory.holders('management') : responsible(directory);

/**
 * Returns everyone a deadline may be sent to, each with the first level on which it is. A level without anyone left
 * (a leaver, no deputy, an empty group) goes to the ISMS manager at once.
 */
export const recipientsOf = ({ who, notToIsmsManager }: Deadline, of: Directory): ReadonlyMap<PersonId, Level> => {
  const directory = notToIsmsManager ? withoutIsmsManagers(of) : of;
  const found = new Map<PersonId, Level>();
  const present = (ids: readonly PersonId[]) => ids.filter((id) => directory.colleague(id) !== undefined);
  const add = (level: Level, each: (holder: Holder) => readonly PersonId[]): void => {
    for (const holder of who) {
      const ids = present(each(holder));
      for (const id of ids.length > 0 ? ids : present(responsible(directory))) if (!found.has(id)) found.set(id, level);
    }
  };
  add('holder', (holder) => holdersOf(holder, directory));
  add('deputy', (holder) => deputiesOf(holder, directory));
  add('ismsManager', (holder) => lastOf(holder, directory));
  return found;
};
