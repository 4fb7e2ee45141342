import type { FiveWhys } from '../../../procedure/causes/fiveWhys.ts';
import { minutesOf } from '../../../procedure/causes/minutes.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { AskedSession } from '../../../procedure/useCases/sessions/runSessions.ts';
import type { SessionView } from './sessionView.ts';
import type { FiveWhysAnswer } from './sessionWire.ts';

/** What a 5-Whys session comes to so far, for one reader. */
export const fiveWhysAnswer = (
  { stream: { state }, session, late }: AskedSession,
  fiveWhys: FiveWhys,
  view: SessionView,
  leads: boolean,
): FiveWhysAnswer => {
  const { actor, authors } = view;
  const { step, asked, rootCauses, round, present, agreed, objections, lastMove } = fiveWhys;
  const attended = authors && minutesOf(session, fiveWhys, late).attended;
  return {
    ...{ step, asked, rootCauses, present: present.length, here: present.includes(actor.id) },
    problem: problemIn(fiveWhys, state),
    ...(round && { round }),
    agreed: agreed.length,
    ...(agreed.includes(actor.id) && { agree: true }),
    ...(objections.some(({ by }) => by === actor.id) && { agree: false }),
    enough: step === 'agreement' && agreed.length > 1 && agreed.some((id) => id === state.triage?.owner),
    objections: objections.map(({ by, text }) => ({
      ...{ text, me: by === actor.id },
      ...(authors && { by: authors([by])[0] }),
    })),
    ...(leads && lastMove && { lastMove }),
    ...(authors && attended && { minutes: { attended: authors(attended), agreed: authors(agreed) } }),
  };
};

/** As it was stated in the session, else on the record, else as it was reported. */
const problemIn = ({ problem }: FiveWhys, { statement, facts }: Nonconformity): FiveWhysAnswer['problem'] => {
  if (problem) return { ...problem, from: 'session' };
  return statement ? { ...statement, from: 'record' } : { problem: facts.what, implications: '', from: 'report' };
};
