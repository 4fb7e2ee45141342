import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { caseDue } from '../../../procedure/deadlines/caseDue.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { commandIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import type { BotTools } from '../../botTools.ts';
import { drawForm } from '../../cards/drawForm.ts';
import type { Drawing } from '../../cards/drawing.ts';
import type { CaseForm } from '../../cards/form.ts';
import type { Trouble } from '../../cards/parts/trouble.ts';
import type { CaseCommand, CaseIntent, Press } from '../../cards/press.ts';
import { type CaseRecordView, caseRecordCard } from '../../cards/report/caseRecordCard.ts';
import type { ActivityContext } from '../../incoming/activity/activityContext.ts';
import type { PressAnswer } from '../pressing.ts';

/** The outcome for a person with the right code. */
type Found = {
  readonly viewer: Actor;
  readonly stream: RecordStream;
  readonly did?: CaseCommand['name'] | undefined;
  readonly refusal?: Refusal;
};

/**
 * Answers a person who enters number and case code. Their identity is neither requested nor looked up, and the answer
 * is only the answer to the press. A wrong code, an unknown number and a report by name get the same sentence.
 */
export const answerCase = async (
  intent: CaseIntent,
  press: Press,
  context: Pick<ActivityContext, 'deadline'>,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const giveBack = (changes: Partial<CaseForm>): PressAnswer => ({
    card: drawForm({ ...intent.form, ...changes }, drawing),
  });
  const failed = (trouble: Trouble) => giveBack({ trouble, ...(intent.doing && { again: intent.doing.verb }) });
  const work = find(intent, press, tools);
  try {
    const inTime = await context.deadline.for(work);
    if (inTime)
      return inTime.value ? draw(inTime.value, intent, tools, drawing) : giveBack({ note: 'notFound', n: undefined });
  } catch (error) {
    return failed(tools.troubles.of(error, press.verb));
  }
  const trouble = tools.troubles.slow(press.verb);
  tools.background.keep('case.late', work, { trouble: trouble.id });
  return failed(trouble);
};

const find = async (
  { reference, code, doing }: CaseIntent,
  { n }: Press,
  { room }: BotTools,
): Promise<Found | undefined> => {
  const viewer = reference && (await room.handling.reporterOf(reference, code));
  if (!viewer) return undefined;
  if (doing) {
    const { command, verb } = doing;
    const { name, reference: ref, ...inputs } = command;
    // Neither the person nor the code: two people who send the same leave the same.
    const commandId = commandIdOf({ actor: viewer.id, verb, data: { n, ref }, inputs }, room.digest);
    const handled = await room.handling.handle({ command, actor: viewer, commandId });
    if (handled.kind === 'done') return { viewer, stream: handled.stream, did: name };
    const stream = await room.handling.read(reference, viewer);
    return stream && { viewer, stream, refusal: handled.refusal };
  }
  const stream = await room.handling.look(reference, viewer);
  return stream && { viewer, stream };
};

const draw = (found: Found, intent: CaseIntent, { room }: BotTools, drawing: Drawing): PressAnswer => {
  const { viewer, stream, did, refusal } = found;
  const { form, problems, isWithdrawing = false } = intent;
  const { state: record } = stream;
  const { text: _, ...kept } = form.typed;
  const invalid = refusal?.reason === 'invalid' ? refusal.problems : problems;
  const view: CaseRecordView = {
    record,
    viewer,
    form: {
      scene: form.scene,
      typed: { ...(did ? kept : form.typed), number: record.reference },
      problems: invalid,
    },
    due: caseDue(record, room.handling.deadlines(record)),
    note: noteOf(found, drawing),
    isWithdrawing,
  };
  return { card: caseRecordCard.render(view, drawing) };
};

const noteOf = ({ did, refusal }: Found, { words, terms }: Drawing): CaseRecordView['note'] => {
  if (refusal) return { text: terms.refusal(refusal), style: 'warning' };
  if (!did) return undefined;
  const sentences: Readonly<Record<typeof did, string>> = {
    addToReport: words.case.saidAdded,
    objectToRejection: words.case.saidObjected,
    withdrawReport: words.case.saidWithdrawn,
  };
  return { text: sentences[did], style: 'good' };
};
