import { pathTo } from '../../../../procedure/causes/causePath.ts';
import { formLimits } from '../../../../procedure/commands/fields.ts';
import type { Drawing } from '../../drawing.ts';
import type { Choice } from '../../parts/card.ts';
import { said } from '../../parts/said.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { whyTitle } from '../fiveWhysView.ts';
import type { SessionForm, SessionFormView } from './sessionForm.ts';

/** An id of what was given in a session. */
export const idLength = 64;
const limits = { why: idLength, text: formLimits.why, evidence: formLimits.why } as const;
const shownOfWhy = 200;

/** The whys that are on the table, and the one that it was opened for, as long as it is there. */
const whyChoices = (view: SessionFormView, drawing: Drawing): readonly Choice[] => {
  const { fiveWhys, typed } = view;
  const opened = typed.why !== undefined && pathTo(fiveWhys.causes, typed.why).length > 0 ? [typed.why] : [];
  return [...new Set([...fiveWhys.asked, ...opened])].map((value) => ({
    title: whyTitle(value, view, shownOfWhy, drawing),
    value,
  }));
};

/** An answer to a why, with what shows that it is so. */
export const causeForm: SessionForm = {
  limits,
  typedOf: ({ fiveWhys }) => ({ why: fiveWhys.asked[0] }),
  draw: (view, drawing) => {
    const { choices, text, line } = inputsOf({ ...view, people: [] }, limits, drawing);
    const { input } = drawing.words.session;
    const whys = whyChoices(view, drawing);
    return [
      ...(whys.length === 1 ? said(whys[0]?.title ?? '', shownOfWhy * 2) : []),
      ...(whys.length > 1 ? choices('why', input.why, whys, 'expanded') : []),
      ...text('text', input.cause),
      ...line('evidence', input.evidence),
    ];
  },
  carries: ({ why }) => (why === undefined ? {} : { about: why }),
};
