import type { Cause, Contributed, Contribution } from '../../procedure/causes/contributions.ts';
import { contributionDoor } from '../../procedure/commands/contribute.ts';
import type { Person } from '../../procedure/handling/ports.ts';
import type { AskedSession } from '../../procedure/handling/sessionDoor.ts';
import type { Actor, PersonId } from '../../procedure/record/person.ts';
import { isLive } from '../../procedure/record/sessions.ts';
import { leadsSession } from '../../procedure/stages/leadsSession.ts';
import { permitted } from '../../procedure/stages/permitted.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import type { Acknowledged, Author, CauseAnswer, Given, SessionAnswer, Swept } from './sessionWire.ts';

/** Of what was given, what this reader may know about who gave it. */
type View = {
  readonly actor: Actor;
  readonly given: (one: { readonly id: string; readonly by: PersonId; readonly at: string }) => Given;
  /** Undefined when he may not know. */
  readonly authors: ((ids: readonly PersonId[]) => readonly Author[]) | undefined;
};

/** A session for one reader. He may read the record: that was checked when it was loaded. */
export const sessionAnswer = (asked: AskedSession, actor: Actor, known: readonly Person[]): SessionAnswer => {
  const { stream, session, contributed, late } = asked;
  const { state } = stream;
  const view = viewFor(asked, actor, known);
  const name = nameOf(asked, actor, known)(session.facilitator);
  return {
    ...{ reference: state.reference, session: session.id, kind: session.kind, openedAt: session.opened.at },
    facilitator: { me: session.facilitator === actor.id, ...(name !== undefined && { name }) },
    ...(session.closed && { closed: { at: session.closed.at, how: session.closed.how } }),
    count: contributed.count,
    causes: contributed.causes.map((cause) => causeAnswer(cause, view)),
    unplaced: contributed.unplaced.length,
    acknowledged: acknowledged(contributed, view),
    swept: swept(contributed, view),
    late: late.map((one) => ({ ...view.given(one), type: one.type, ...textOf(one) })),
    may: stream.damage ? [] : allowedIn(asked, actor),
  };
};

/**
 * Names from the groups and from the rows of the record. Not the name under which somebody reported, for a reader who may
 * not know that he did: that a name is known here would tell.
 */
const nameOf = ({ stream: { commits, state } }: AskedSession, actor: Actor, known: readonly Person[]) => {
  const readsReporter = mayRead('reporter', actor, state);
  const rows = commits.filter(({ actorId, actorName }) => actorName && (readsReporter || actorId !== state.reporter));
  const names = new Map(rows.map(({ actorId, actorName }) => [actorId, actorName]));
  for (const { id, name } of known) if (name !== '') names.set(id, name);
  return (id: PersonId): string | undefined => names.get(id);
};

const viewFor = (asked: AskedSession, actor: Actor, known: readonly Person[]): View => {
  const nameFor = nameOf(asked, actor, known);
  const author = (id: PersonId): Author => {
    const name = nameFor(id);
    return { id, ...(name !== undefined && { name }) };
  };
  const readsAuthors = mayRead('authors', actor, asked.stream.state);
  return {
    actor,
    given: ({ id, by, at }) => ({ id, me: by === actor.id, ...(readsAuthors && { by: author(by), at }) }),
    authors: readsAuthors ? (ids) => ids.map(author) : undefined,
  };
};

const causeAnswer = (cause: Cause, view: View): CauseAnswer => {
  const { text, voters, evidence, causes } = cause;
  return {
    ...view.given(cause),
    text,
    votes: voters.length,
    voted: voters.includes(view.actor.id),
    ...(view.authors && { voters: view.authors(voters) }),
    evidence: evidence.map((one) => ({ ...view.given(one), text: one.text })),
    causes: causes.map((one) => causeAnswer(one, view)),
  };
};

const acknowledged = ({ acknowledged: by }: Contributed, { actor, authors }: View): readonly Acknowledged[] =>
  [...by].map(([action, people]) => ({
    action,
    count: people.size,
    me: people.has(actor.id),
    ...(authors && { by: authors([...people.keys()]).map((one) => ({ ...one, at: people.get(one.id) ?? '' })) }),
  }));

const swept = ({ swept: answers }: Contributed, view: View): readonly Swept[] =>
  [...answers].map(([area, given]) => ({
    area,
    answers: given.map((one) => ({
      ...view.given(one),
      found: one.found,
      ...(one.note !== undefined && { note: one.note }),
    })),
  }));

const textOf = (one: Contribution): { readonly text?: string } => ('text' in one ? { text: one.text } : {});

const allowedIn = ({ stream: { state }, session, late }: AskedSession, actor: Actor): SessionAnswer['may'] => {
  const isOpen = isLive(session);
  const leads = leadsSession(session, actor, state);
  const can = {
    contribute: isOpen && 'session' in contributionDoor(session.id, actor, state),
    closeSession: isOpen && leads && !permitted('closeSession', actor, state),
    takeLateContributions: late.length > 0 && leads && !permitted('takeLateContributions', actor, state),
  };
  return (['contribute', 'closeSession', 'takeLateContributions'] as const).filter((name) => can[name]);
};
