import type { BotTools } from '../../botTools.ts';
import { approvalCard } from '../../cards/decide/approval/approvalCard.ts';
import { revisionSeen } from '../../cards/decide/approval/revisionSeen.ts';
import { sorryFor, type Trouble } from '../../cards/parts/trouble.ts';
import type { AskedApproval, Press } from '../../cards/press.ts';
import { approvalViewOf, isApprover } from './drawApproval.ts';
import { drawRecord } from './drawRecord.ts';
import type { Known } from './knownRecord.ts';
import type { PressAnswer, Pressing } from '../pressing.ts';
import { readAsked } from '../readAsked.ts';

/** The plan for whoever decides about it; for anybody else who may read it, the record. Only reads. */
export const answerApproval = async (
  asked: AskedApproval,
  press: Press,
  turn: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const sorry = (trouble: Trouble): PressAnswer => ({ text: sorryFor(drawing, trouble) });
  // Whose it is to decide, and what, is nobody else's to see.
  if (turn.shared && press.scene === 'chat') return { text: drawing.words.work.onlyInDialog };
  const work = draw(asked, press, turn, tools).catch((error: unknown) => sorry(tools.troubles.of(error, press.verb)));
  return (await turn.patience.for(work))?.value ?? sorry(tools.troubles.slow(press.verb));
};

const draw = async (asked: AskedApproval, press: Press, turn: Pressing, tools: BotTools): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const viewer = await tools.actorOf(turn, turn.person);
  const stream = await readAsked(asked.reference, viewer, press, tools);
  if (!stream) return { text: drawing.terms.refusal({ reason: 'unknown' }), refused: 'unknown' };
  const known: Known = { stream, viewer };
  const { scene } = press;
  if (!isApprover(known)) return { card: drawRecord(known, { scene }, tools, drawing) };
  const view = { ...approvalViewOf(known, tools, drawing), scene };
  if (asked.show === 'card' || approvalCard.isOver(view, drawing)) return { card: approvalCard.render(view, drawing) };
  // What he read before belongs to another plan: he begins anew.
  if (revisionSeen(stream.state, press) !== stream.state.cycle.planRevision) {
    const said = { text: drawing.terms.refusal({ reason: 'stale' }), style: 'warning' } as const;
    return { card: approvalCard.render({ ...view, said }, drawing), refused: 'stale' };
  }
  return asked.show === 'more'
    ? { card: approvalCard.renderMore(view, drawing) }
    : { card: approvalCard.renderPage({ ...view, page: asked.page }, drawing) };
};
