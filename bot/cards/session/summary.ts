import { isLive } from '../../../procedure/record/sessions.ts';
import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import { label, plain, quiet } from '../parts/texts.ts';
import type { FiveWhysView } from './fiveWhysView.ts';
import { problemLines } from './problemStep.ts';
import { rootCauseLines } from './rootCauseLines.ts';
import { treeLines } from './whysStep.ts';

/** Of a session that is over: what its root causes mean for the record. */
const outcome = ({ fiveWhys, session }: FiveWhysView, { words }: Drawing): readonly Element[] => {
  const { closed, agreement } = words.session;
  // Only the facilitator adds them to the record, by closing the session.
  const isDetermined = fiveWhys.rootCauses.length > 0 && session.closed?.how === 'facilitator';
  if (!isDetermined) return [quiet(closed.noRootCause), plain(closed.nextWithout)];
  const { agreed, objections } = fiveWhys;
  return [plain(`${agreement.agreed(agreed.length)} · ${agreement.objections(objections.length)}`), plain(closed.next)];
};

/** What was found: the tree, the root causes with their categories, who agreed as a number, and what comes next. */
export const summary = (view: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { closed } = drawing.words.session;
  const { fiveWhys, session } = view;
  const tree = treeLines(fiveWhys, drawing);
  return [
    ...problemLines(view, drawing),
    ...(tree.length === 0 ? [] : [label(closed.tree), ...tree]),
    ...(fiveWhys.rootCauses.length > 0 ? [label(closed.rootCauses), ...rootCauseLines(view, false, drawing)] : []),
    ...(isLive(session) ? [] : outcome(view, drawing)),
  ];
};
