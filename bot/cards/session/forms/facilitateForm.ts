import { answersTo } from '../../../../procedure/causes/causePath.ts';
import type { Drawing } from '../../drawing.ts';
import type { Choice, Element } from '../../parts/card.ts';
import { label, quiet } from '../../parts/texts.ts';
import { userText } from '../../parts/userText.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import { type FiveWhysView, isStated, onLine, placedCauses } from '../fiveWhysView.ts';
import { type SessionMove, sessionMoves } from '../sessionVerbs.ts';
import type { SessionForm, SessionFormView } from './sessionForm.ts';

/** `undo/<id>`: only that move, so nothing else is undone if another person was faster. */
const limits = { move: shortInput * 2 } as const;
const most = { objections: 5, objection: 160 } as const;

const hasTwoAnswers = ({ fiveWhys: { causes } }: FiveWhysView): boolean =>
  causes.length > 1 || placedCauses(causes).some(({ cause }) => cause.causes.length > 1);

const makesSense: Readonly<Record<SessionMove, (view: FiveWhysView) => boolean>> = {
  // Until the whys begin, everyone may correct it on the card itself.
  problem: (view) => view.fiveWhys.step === 'whys' || (view.fiveWhys.step === 'problem' && !isStated(view)),
  begin: (view) => view.fiveWhys.step === 'problem' && isStated(view),
  follow: ({ fiveWhys }) =>
    fiveWhys.step === 'whys' && fiveWhys.asked.some((why) => answersTo(why, fiveWhys.causes).length > 0),
  again: ({ fiveWhys }) => fiveWhys.step === 'whys' && fiveWhys.causes.length > 0,
  merge: (view) => view.fiveWhys.step === 'whys' && hasTwoAnswers(view),
  root: ({ fiveWhys }) => fiveWhys.step === 'whys' && fiveWhys.causes.length > 0,
  ask: (view) => view.fiveWhys.step === 'whys' && view.fiveWhys.rootCauses.length > 0 && isStated(view),
  back: ({ fiveWhys }) => fiveWhys.step === 'agreement',
  undo: ({ fiveWhys }) => fiveWhys.lastMove !== undefined,
  handOver: () => true,
  bringDown: () => true,
  close: () => true,
};

export const undoValue = (id: string): string => `undo/${id}`;

const choiceOf = (move: SessionMove, { fiveWhys }: FiveWhysView, { words }: Drawing): readonly Choice[] => {
  const { move: titles } = words.session;
  if (move !== 'undo') return [{ title: titles[move], value: move }];
  const { lastMove } = fiveWhys;
  if (!lastMove) return [];
  const root = fiveWhys.rootCauses.find(({ id }) => id === lastMove.id);
  const which = root ? ` (${onLine(root.statement, most.objection)})` : '';
  return [{ title: `${titles.undo[lastMove.type]}${which}`, value: undoValue(lastMove.id) }];
};

const objections = ({ fiveWhys }: SessionFormView, { words }: Drawing): readonly Element[] => {
  const { lead, whys } = words.session;
  const all = fiveWhys.objections;
  if (all.length === 0) return [];
  const others = all.length - most.objections;
  return [
    label(lead.objections),
    ...all
      .slice(0, most.objections)
      .flatMap(({ text }) => userText(`• ${onLine(text, most.objection)}`, most.objection)),
    ...(others > 0 ? [quiet(whys.more(others))] : []),
  ];
};

/** What the facilitator may do next, in the order of a session. */
export const facilitateForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) => {
    const list = sessionMoves.filter((move) => makesSense[move](view)).flatMap((move) => choiceOf(move, view, drawing));
    const { choices } = inputsOf({ ...view, people: [] }, limits, drawing);
    return [...objections(view, drawing), ...choices('move', drawing.words.session.input.move, list, 'expanded')];
  },
};
