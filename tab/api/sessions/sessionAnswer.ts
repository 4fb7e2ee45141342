import type { Cause, Contribution } from '../../../procedure/causes/contribution.ts';
import type { FiveWhys } from '../../../procedure/causes/fiveWhys.ts';
import type { Contributed } from '../../../procedure/causes/foldContributions.ts';
import { minutesOf } from '../../../procedure/causes/minutes.ts';
import { permitted } from '../../../procedure/commands/permitted.ts';
import { checkMayContribute } from '../../../procedure/commands/session/contribute.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { isLive } from '../../../procedure/record/sessions.ts';
import type { Actor, Person, PersonId } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { leadsSession, takesPart } from '../../../procedure/stages/takesPart.ts';
import type { AskedSession } from '../../../procedure/useCases/sessions/runSessions.ts';
import type { Acknowledged, Author, CauseAnswer, FiveWhysAnswer, Given, SessionAnswer, Swept } from './sessionWire.ts';
import { type SessionRight, sessionRights } from './sessionWire.ts';

/** A session for one reader, whose right was checked when it was loaded. */
export const sessionAnswer = (asked: AskedSession, actor: Actor, known: Known): SessionAnswer => {
  const { stream, session, contributed, fiveWhys, late, takenLate = [] } = asked;
  const { state } = stream;
  const view = sessionViewFor(asked, actor, known);
  const name = view.nameOf(session.facilitator);
  const may = stream.damage ? [] : allowedIn(asked, actor);
  return {
    reference: state.reference,
    session: session.id,
    kind: session.kind,
    openedAt: session.opened.at,
    facilitator: { me: session.facilitator === actor.id, ...(name !== undefined && { name }) },
    ...(session.closed && { closed: { at: session.closed.at, how: session.closed.how } }),
    count: contributed.count,
    readsRecord: mayRead('record', actor, state),
    handTo: may.includes('facilitate') ? handTo(asked, view) : [],
    causes: (fiveWhys ?? contributed).causes.map((cause) => causeAnswer(cause, view)),
    ...(fiveWhys && { fiveWhys: fiveWhysAnswer(asked, fiveWhys, view, may.includes('facilitate')) }),
    unplaced: contributed.unplaced.length,
    acknowledged: acknowledged(contributed, view),
    swept: swept(contributed, view),
    late: [
      ...takenLate.map((one) => ({ ...view.given(one), type: one.type, ...textOf(one), taken: true as const })),
      ...late.map((one) => ({ ...view.given(one), type: one.type, ...textOf(one) })),
    ],
    may,
  };
};

/** The record's owner and the holders of leading roles; people present only for readers who may know them. */
const handTo = ({ stream: { state }, session, fiveWhys }: AskedSession, view: SessionView): SessionAnswer['handTo'] => {
  const present = view.authors ? (fiveWhys?.present ?? []) : [];
  const ids = [state.triage?.owner ?? '', ...view.leads, ...present].filter((id) => id !== session.facilitator);
  return [...new Set(ids)].flatMap((id) => {
    const name = view.nameOf(id);
    return name === undefined ? [] : [{ id, name }];
  });
};

const causeAnswer = (cause: Cause, view: SessionView): CauseAnswer => {
  const { text, voters, evidence, merged, causes } = cause;
  return {
    ...view.given(cause),
    text,
    votes: voters.length,
    voted: voters.includes(view.actor.id),
    ...(view.authors && { voters: view.authors(voters) }),
    evidence: evidence.map((one) => ({ ...view.given(one), text: one.text })),
    merged: merged.map((one) => one.text),
    causes: causes.map((one) => causeAnswer(one, view)),
  };
};

const acknowledged = ({ acknowledged: by }: Contributed, { actor, authors }: SessionView): readonly Acknowledged[] =>
  [...by].map(([action, people]) => ({
    action,
    count: people.size,
    me: people.has(actor.id),
    ...(authors && { by: authors([...people.keys()]).map((one) => ({ ...one, at: people.get(one.id) ?? '' })) }),
  }));

const swept = ({ swept: answers }: Contributed, view: SessionView): readonly Swept[] =>
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
  const takes = isOpen && takesPart(session, actor, state);
  const isWhys = session.kind === 'fiveWhys';
  const can: Readonly<Record<SessionRight, boolean>> = {
    contribute: isOpen && 'session' in checkMayContribute(session.id, actor, state),
    facilitate: isOpen && isWhys && leads && !permitted('contribute', actor, state),
    // Whether the leader has left is checked on request.
    takeOver: isOpen && isWhys && session.facilitator !== actor.id && (leads || (takes && !actor.guest)),
    closeSession: isOpen && leads && !permitted('closeSession', actor, state),
    takeLateContributions: late.length > 0 && leads && !permitted('takeLateContributions', actor, state),
  };
  return sessionRights.filter((name) => can[name]);
};

/** The state of a 5-Whys session, for one reader. */
const fiveWhysAnswer = (
  { stream: { state }, session, late }: AskedSession,
  fiveWhys: FiveWhys,
  view: SessionView,
  leads: boolean,
): FiveWhysAnswer => {
  const { actor, authors } = view;
  const { step, asked, rootCauses, round, present, agreed, objections, lastMove } = fiveWhys;
  const attended = authors && minutesOf(session, fiveWhys, late).attended;
  return {
    step,
    asked,
    rootCauses,
    present: present.length,
    here: present.includes(actor.id),
    problem: problemIn(fiveWhys, state),
    ...(round && { round }),
    agreed: agreed.length,
    ...(agreed.includes(actor.id) && { agree: true }),
    ...(objections.some(({ by }) => by === actor.id) && { agree: false }),
    enough: step === 'agreement' && agreed.length > 1 && agreed.some((id) => id === state.triage?.owner),
    objections: objections.map(({ by, text }) => ({
      text,
      me: by === actor.id,
      ...(authors && { by: authors([by])[0] }),
    })),
    ...(leads && lastMove && { lastMove }),
    ...(authors && attended && { minutes: { attended: authors(attended), agreed: authors(agreed) } }),
  };
};

/** As stated in the session, else as recorded, else as reported. */
const problemIn = ({ problem }: FiveWhys, { statement, facts }: Nonconformity): FiveWhysAnswer['problem'] => {
  if (problem) return { ...problem, from: 'session' };
  return statement ? { ...statement, from: 'record' } : { problem: facts.what, implications: '', from: 'report' };
};

/** What this reader may know about the author of a contribution. */
type SessionView = {
  readonly actor: Actor;
  readonly given: (one: { readonly id: string; readonly by: PersonId; readonly at: string }) => Given;
  /** Undefined where the reader may not know. */
  readonly authors: ((ids: readonly PersonId[]) => readonly Author[]) | undefined;
  readonly nameOf: (id: PersonId) => string | undefined;
  /** People who may lead any session. */
  readonly leads: readonly PersonId[];
};

/** People whose names the server knows, and those whose role lets them lead any session. */
type Known = { readonly people: readonly Person[]; readonly leads: readonly PersonId[] };

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

const sessionViewFor = (asked: AskedSession, actor: Actor, { people, leads }: Known): SessionView => {
  const nameOf = namesFor(asked, actor, people);
  const author = (id: PersonId): Author => {
    const name = nameOf(id);
    return { id, ...(name !== undefined && { name }) };
  };
  const readsAuthors = mayRead('authors', actor, asked.stream.state);
  return {
    actor,
    nameOf,
    leads,
    given: ({ id, by, at }) => ({ id, me: by === actor.id, ...(readsAuthors && { by: author(by), at }) }),
    authors: readsAuthors ? (ids) => ids.map(author) : undefined,
  };
};
