import type { Actor, Person, PersonId } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { AskedSession } from '../../../procedure/useCases/sessions/runSessions.ts';
import type { Author, Given } from './sessionWire.ts';

/** Of what was given, what this reader may know about who gave it. */
export type SessionView = {
  readonly actor: Actor;
  readonly given: (one: { readonly id: string; readonly by: PersonId; readonly at: string }) => Given;
  /** Undefined where the reader may not know. */
  readonly authors: ((ids: readonly PersonId[]) => readonly Author[]) | undefined;
  readonly nameOf: (id: PersonId) => string | undefined;
  /** People who may lead any session. */
  readonly leads: readonly PersonId[];
};

/** People whose names the server knows, and those whose role lets them lead any session. */
export type Known = { readonly people: readonly Person[]; readonly leads: readonly PersonId[] };

/**
 * Names from the groups and from the rows of the record. Leaves out the name of a reporter for readers who may not know
 * it: that a name is known here would reveal it. Readers of the session alone get no names at all.
 */
const namesFor = ({ stream: { commits, state } }: AskedSession, actor: Actor, known: readonly Person[]) => {
  if (!mayRead('record', actor, state)) return () => undefined;
  const readsReporter = mayRead('reporter', actor, state);
  const mayName = (id: PersonId): boolean => readsReporter || id !== state.reporter;
  const rows = commits.filter(({ actorId, actorName }) => actorName && mayName(actorId));
  const names = new Map(rows.map(({ actorId, actorName }) => [actorId, actorName]));
  for (const { id, name } of known) if (name !== '' && mayName(id)) names.set(id, name);
  return (id: PersonId): string | undefined => names.get(id);
};

export const sessionViewFor = (asked: AskedSession, actor: Actor, { people, leads }: Known): SessionView => {
  const nameOf = namesFor(asked, actor, people);
  const author = (id: PersonId): Author => {
    const name = nameOf(id);
    return { id, ...(name !== undefined && { name }) };
  };
  const readsAuthors = mayRead('authors', actor, asked.stream.state);
  return {
    ...{ actor, nameOf, leads },
    given: ({ id, by, at }) => ({ id, me: by === actor.id, ...(readsAuthors && { by: author(by), at }) }),
    authors: readsAuthors ? (ids) => ids.map(author) : undefined,
  };
};
