import type { CauseAnswer, FiveWhysAnswer, SessionAnswer } from '../../tab/api/sessions/sessionWire.ts';

export const aCause = (id: string, text: string, changes: Partial<CauseAnswer> = {}): CauseAnswer => ({
  id,
  text,
  me: false,
  votes: 0,
  voted: false,
  evidence: [],
  merged: [],
  causes: [],
  ...changes,
});

/** A 5-Whys session as a participant sees it: two answers to the first why, which is current. */
export const aSession = (changes: Partial<SessionAnswer> = {}, whys: Partial<FiveWhysAnswer> = {}): SessionAnswer => ({
  reference: 'NC-2026-0042',
  session: 'S1',
  kind: 'fiveWhys',
  openedAt: '2026-11-24T09:00:00.000Z',
  facilitator: { me: false, name: 'Claire Dubois' },
  count: 6,
  readsRecord: true,
  handTo: [],
  unplaced: 0,
  acknowledged: [],
  swept: [],
  late: [],
  may: ['contribute', 'takeOver'],
  causes: [
    aCause('a1', 'No one shut it', {
      votes: 2,
      causes: [aCause('a11', 'It does not shut by itself', { evidence: [{ id: 'e1', me: true, text: 'A photo' }] })],
    }),
    aCause('a2', 'It was hot inside', { me: true }),
  ],
  ...changes,
  fiveWhys: {
    step: 'whys',
    asked: ['problem'],
    rootCauses: [],
    present: 4,
    here: false,
    problem: { problem: 'A door stood open', implications: 'Anybody could go in', from: 'session' },
    agreed: 0,
    enough: false,
    objections: [],
    ...whys,
  },
});

/** The same as the session leader sees it. */
export const ledSession = (changes: Partial<SessionAnswer> = {}, whys: Partial<FiveWhysAnswer> = {}): SessionAnswer =>
  aSession(
    { facilitator: { me: true }, may: ['contribute', 'facilitate', 'closeSession'], ...changes },
    { lastMove: { id: 'm1', type: 'StepTaken' }, ...whys },
  );
