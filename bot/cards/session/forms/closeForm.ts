import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { permissions } from '../../../../procedure/stages/permissions.ts';
import { hasAnyRelation } from '../../../../procedure/stages/relations.ts';
import { label, plain, quiet } from '../../parts/texts.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import type { FiveWhysView } from '../fiveWhysView.ts';
import { rootCauseLines } from '../rootCauseLines.ts';
import type { SessionForm, SessionFormView } from './sessionForm.ts';

const limits = { aloneBecause: longest.reason } as const;

/** The owner and at least one other agreed to what was asked last. */
const isAgreed = ({ fiveWhys: { step, agreed }, record }: FiveWhysView): boolean =>
  step === 'agreement' && agreed.length > 1 && agreed.some((id) => id === record.triage?.owner);

/**
 * Without agreement the session is closed with a reason, by a person who may determine the causes without a session.
 */
const mayGoOn = (view: SessionFormView): boolean =>
  view.fiveWhys.rootCauses.length === 0 ||
  isAgreed(view) ||
  hasAnyRelation(view.viewer, view.record, permissions.determineCauses.may);

/** From then on nothing is given any more, and what was found is on the record. */
export const closeForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) => {
    const { closed, input, lead, agreement } = drawing.words.session;
    const { rootCauses, agreed, objections } = view.fiveWhys;
    if (rootCauses.length === 0) return [plain(lead.closeWithout)];
    if (!mayGoOn(view)) return [plain(drawing.terms.refusal({ reason: 'notAgreed' }))];
    return [
      label(closed.rootCauses),
      ...rootCauseLines(view, false, drawing),
      plain(`${agreement.agreed(agreed.length)} · ${agreement.objections(objections.length)}`),
      ...(isAgreed(view)
        ? []
        : [
            quiet(lead.closeBefore),
            ...inputsOf({ ...view, people: [] }, limits, drawing).text('aloneBecause', input.aloneBecause),
          ]),
      quiet(lead.closeSettles),
    ];
  },
  isEmpty: (view) => !mayGoOn(view),
  isFinal: true,
};
