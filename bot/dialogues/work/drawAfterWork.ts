import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordCommit } from '../../../procedure/record/history/recordStream.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { BotTools } from '../../botTools.ts';
import { approvalCard } from '../../cards/decide/approvalCard.ts';
import { revisionSeen } from '../../cards/decide/revisionSeen.ts';
import type { Drawing } from '../../cards/drawing.ts';
import { doneCard } from '../../cards/notices/doneCard.ts';
import type { Scene } from '../../cards/parts/buttons.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import { nameOfIn } from '../../cards/parts/nameOf.ts';
import type { Press } from '../../cards/press.ts';
import type { WorkCommandName } from '../../cards/work/workVerbs.ts';
import { approvalViewOf, isApprover } from './answerApproval.ts';
import { drawRecord, peopleOf } from './drawRecord.ts';
import type { Known } from './knownRecord.ts';

/** Decisions about the plan: what comes of them is shown on the approval card. */
const onPlan: ReadonlySet<WorkCommandName> = new Set(['approvePlan', 'returnPlan', 'rejectPlan', 'delegateApproval']);
const onRevision: ReadonlySet<WorkCommandName> = new Set(['approvePlan', 'returnPlan', 'rejectPlan']);

/** A form to decide on a plan that has changed since its card was drawn is not even opened. */
export const staleOn = (name: WorkCommandName, record: Nonconformity, press: Press): Refusal | undefined =>
  onRevision.has(name) && revisionSeen(record, press) !== record.cycle.planRevision ? { reason: 'stale' } : undefined;

/** Whether another try on the same form can change anything about a refusal. */
export const isSettled = (name: WorkCommandName, refusal: Refusal): boolean =>
  onPlan.has(name) && refusal.reason !== 'invalid';

type View = {
  readonly scene: Scene;
  readonly note: { readonly text: string; readonly style: 'good' | 'warning' };
  /** The commit that did it; absent if it was not done. */
  readonly commit?: RecordCommit;
};

/**
 * What is shown after a command, or in place of its form: the plan for its approver, else the subject of the command,
 * else the record.
 */
export const drawAfterWork = (
  name: WorkCommandName,
  known: Known,
  { commit, ...view }: View,
  tools: BotTools,
  drawing: Drawing,
): AdaptiveCard => {
  if (onPlan.has(name) && (view.note.style === 'good' || isApprover(known)))
    return approvalCard.render({ ...approvalViewOf(known, tools, drawing), ...view }, drawing);
  const { stream, viewer } = known;
  const { state: record } = stream;
  const done = doneCard.render(
    name,
    {
      ...view,
      record,
      sequence: lastCommit(stream).sequence,
      commit,
      viewer: viewer.id,
      reads: mayRead('record', viewer, record),
      nameOf: nameOfIn(peopleOf(known, tools), viewer.id, drawing),
    },
    drawing,
  );
  return done ?? drawRecord(known, view, tools, drawing);
};
