import type { Cause, Contribution } from '../../../procedure/causes/contribution.ts';
import type { Contributed } from '../../../procedure/causes/foldContributions.ts';
import { permitted } from '../../../procedure/commands/permitted.ts';
import { checkMayContribute } from '../../../procedure/commands/session/contribute.ts';
import { isLive } from '../../../procedure/record/sessions.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { leadsSession } from '../../../procedure/stages/leadsSession.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { takesPart } from '../../../procedure/stages/takesPart.ts';
import type { AskedSession } from '../../../procedure/useCases/sessions/runSessions.ts';
import { fiveWhysAnswer } from './fiveWhysAnswer.ts';
import { type SessionRight, sessionRights } from './sessionRights.ts';
import { type Known, type SessionView, sessionViewFor } from './sessionView.ts';
import type { Acknowledged, CauseAnswer, SessionAnswer, Swept } from './sessionWire.ts';

/** A session for one reader, whose right was checked when it was loaded. */
export const sessionAnswer = (asked: AskedSession, actor: Actor, known: Known): SessionAnswer => {
  const { stream, session, contributed, fiveWhys, late, takenLate = [] } = asked;
  const { state } = stream;
  const view = sessionViewFor(asked, actor, known);
  const name = view.nameOf(session.facilitator);
  const may = stream.damage ? [] : allowedIn(asked, actor);
  return {
    ...{ reference: state.reference, session: session.id, kind: session.kind, openedAt: session.opened.at },
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
