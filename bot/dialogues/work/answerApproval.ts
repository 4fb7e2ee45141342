import { knownPeople } from '../../../procedure/messages/knownPeople.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import { submittedBefore } from '../../../procedure/record/submittedBefore.ts';
import { permissions } from '../../../procedure/stages/permissions.ts';
import { hasAnyRelation } from '../../../procedure/stages/relations.ts';
import type { BotTools } from '../../botTools.ts';
import { type ApprovalScene, approvalCard } from '../../cards/decide/approvalCard.ts';
import { revisionSeen } from '../../cards/decide/revisionSeen.ts';
import type { Drawing } from '../../cards/drawing.ts';
import { nameOfIn } from '../../cards/parts/nameOf.ts';
import { sorryFor, type Trouble } from '../../cards/parts/trouble.ts';
import type { ApprovalIntent, Press } from '../../cards/press.ts';
import type { PressAnswer, Pressing } from '../pressing.ts';
import { readRequested } from '../readRequested.ts';
import { drawRecord } from './drawRecord.ts';
import type { Known } from './knownRecord.ts';

/** Whether a person decides about plans; for others the record itself is drawn. */
export const isApprover = ({ stream, viewer }: Known): boolean =>
  hasAnyRelation(viewer, stream.state, permissions.approvePlan.may);

/** What an approver sees of a record, with the facts that only the server knows. */
export const approvalViewOf = (
  { stream, viewer }: Known,
  { room: { people } }: BotTools,
  drawing: Drawing,
): Omit<ApprovalScene, 'scene'> => {
  const { state: record } = stream;
  return {
    record,
    sequence: lastCommit(stream).sequence,
    viewer: viewer.id,
    nameOf: nameOfIn(knownPeople(stream, people), viewer.id, drawing),
    submittedBefore: submittedBefore(stream),
  };
};

/** The plan for its approver; the record for other readers. Only reads. */
export const answerApproval = async (
  intent: ApprovalIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const sorry = (trouble: Trouble): PressAnswer => ({ text: sorryFor(drawing, trouble) });
  // Only the approver may see who decides and on what.
  if (context.shared && press.scene === 'chat') return { text: drawing.words.work.onlyInDialog };
  const work = draw(intent, press, context, tools).catch((error: unknown) =>
    sorry(tools.troubles.of(error, press.verb)),
  );
  return (await context.deadline.for(work))?.value ?? sorry(tools.troubles.slow(press.verb, context.person.id));
};

const draw = async (intent: ApprovalIntent, press: Press, context: Pressing, tools: BotTools): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const viewer = await tools.actorOf(context, context.person);
  const stream = await readRequested(intent.reference, viewer, press, tools);
  if (!stream) return { text: drawing.terms.refusal({ reason: 'unknown' }), refused: 'unknown' };
  const known: Known = { stream, viewer };
  const { scene } = press;
  if (!isApprover(known)) return { card: drawRecord(known, { scene }, tools, drawing) };
  const view = { ...approvalViewOf(known, tools, drawing), scene };
  if (intent.show === 'card' || approvalCard.isOver(view, drawing)) return { card: approvalCard.render(view, drawing) };
  // The pages read before belong to another plan revision: start again.
  if (revisionSeen(stream.state, press) !== stream.state.cycle.planRevision) {
    const note = { text: drawing.terms.refusal({ reason: 'stale' }), style: 'warning' } as const;
    return { card: approvalCard.render({ ...view, note }, drawing), refused: 'stale' };
  }
  return intent.show === 'more'
    ? { card: approvalCard.renderMore(view, drawing) }
    : { card: approvalCard.renderPage({ ...view, page: intent.page }, drawing) };
};
