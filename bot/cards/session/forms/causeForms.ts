import { answersTo, pathTo } from '../../../../procedure/causes/causePath.ts';
import { formLimits } from '../../../../procedure/commands/fields.ts';
import type { Drawing } from '../../drawing.ts';
import type { Choice } from '../../parts/card.ts';
import { plain } from '../../parts/texts.ts';
import { userText } from '../../parts/userText.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { type FiveWhysView, type Placed, placedCauses, whyTitle } from '../fiveWhysView.ts';
import { causeChoices, type SessionForm, type SessionFormView } from './sessionForm.ts';

/** Id of a contribution to a session. */
export const idLength = 64;
const causeLimits = { why: idLength, text: formLimits.why, evidence: formLimits.why } as const;
const shownOfWhy = 200;

/** The current whys, and the one the form was opened for, if it still exists. */
const whyChoices = (view: SessionFormView, drawing: Drawing): readonly Choice[] => {
  const { fiveWhys, typed } = view;
  const opened = typed.why !== undefined && pathTo(fiveWhys.causes, typed.why).length > 0 ? [typed.why] : [];
  return [...new Set([...fiveWhys.asked, ...opened])].map((value) => ({
    title: whyTitle(value, view, shownOfWhy, drawing),
    value,
  }));
};

/** An answer to a why, with its evidence. */
export const causeForm: SessionForm = {
  limits: causeLimits,
  typedOf: ({ fiveWhys }) => ({ why: fiveWhys.asked[0] }),
  draw: (view, drawing) => {
    const { choices, text, line } = inputsOf({ ...view, people: [] }, causeLimits, drawing);
    const { input } = drawing.words.session;
    const whys = whyChoices(view, drawing);
    return [
      ...(whys.length === 1 ? userText(whys[0]?.title ?? '', shownOfWhy * 2) : []),
      ...(whys.length > 1 ? choices('why', input.why, whys, 'expanded') : []),
      ...text('text', input.cause),
      ...line('evidence', input.evidence),
    ];
  },
  carries: ({ why }) => (why === undefined ? {} : { about: why }),
};

const evidenceLimits = { cause: idLength, text: formLimits.why } as const;

/** Answers to the current whys come first, because they are being discussed. */
const tableFirst = ({ fiveWhys }: FiveWhysView): readonly Placed[] => {
  const table = new Set(fiveWhys.asked.flatMap((why) => answersTo(why, fiveWhys.causes).map(({ id }) => id)));
  const placed = placedCauses(fiveWhys.causes);
  return [...placed.filter(({ cause }) => table.has(cause.id)), ...placed.filter(({ cause }) => !table.has(cause.id))];
};

/** Evidence for a cause. */
export const evidenceForm: SessionForm = {
  limits: evidenceLimits,
  draw: (view, drawing) => {
    const { choices, text } = inputsOf({ ...view, people: [] }, evidenceLimits, drawing);
    const { input, lead } = drawing.words.session;
    const placed = tableFirst(view);
    if (placed.length === 0) return [plain(lead.noCauses)];
    return [
      ...choices('cause', input.evidenceFor, causeChoices(placed), placed.length > 6 ? 'compact' : 'expanded'),
      ...text('text', input.evidenceText),
    ];
  },
  isEmpty: ({ fiveWhys }) => fiveWhys.causes.length === 0,
};

const rootLimits = { cause: idLength } as const;

/** The choice of a root cause; its wording comes next (`statementForm.ts`). */
export const rootForm: SessionForm = {
  limits: rootLimits,
  leads: true,
  draw: (view, drawing) => {
    const { input, lead } = drawing.words.session;
    const list = causeChoices(tableFirst(view));
    if (list.length === 0) return [plain(lead.noCauses)];
    const style = list.length > 8 ? 'compact' : 'expanded';
    return inputsOf({ ...view, people: [] }, rootLimits, drawing).choices('cause', input.rootOf, list, style);
  },
  isEmpty: ({ fiveWhys }) => fiveWhys.causes.length === 0,
};
