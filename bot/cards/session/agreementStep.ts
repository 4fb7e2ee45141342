import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import { label, plain, quiet } from '../parts/texts.ts';
import type { FiveWhysView } from './fiveWhysView.ts';
import { problemLines } from './problemStep.ts';
import { rootCauseLines } from './rootCauseLines.ts';

/** *Do we agree?*: the owner and at least one other, and objections are recorded. */
export const agreementStep = (view: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { step, agreement } = drawing.words.session;
  const { agreed, objections } = view.fiveWhys;
  const isOwnerIn = agreed.some((id) => id === view.record.triage?.owner);
  return [
    ...problemLines(view, drawing),
    label(step.agreement),
    ...rootCauseLines(view, true, drawing),
    plain(`${agreement.agreed(agreed.length)} · ${agreement.objections(objections.length)}`),
    ...(isOwnerIn && agreed.length > 1 ? [] : [quiet(agreement.ownerToo)]),
    quiet(agreement.frozen),
  ];
};
