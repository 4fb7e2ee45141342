import type { RecordCommand } from '../../procedure/commands/recordCommands.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { BotTools } from '../botTools.ts';
import { cards } from '../cards/cards.ts';
import { drawForm } from '../cards/drawForm.ts';
import type { Form } from '../cards/form.ts';
import { helpCard } from '../cards/messages/helpCard.ts';
import { sentenceCard } from '../cards/messages/sentenceCard.ts';
import { keepReportTyped, typedOfFacts } from '../cards/parts/inputs/reportInputs.ts';
import { sorryFor, type Trouble } from '../cards/parts/trouble.ts';
import type { Press, PressIntent } from '../cards/press.ts';
import { caseButtonCard } from '../cards/report/caseButtonCard.ts';
import { mayDo } from '../cards/report/receiptCard.ts';
import { answerOwn } from './answerOwn.ts';
import { answerTasks } from './answerTasks.ts';
import type { PressAnswer, Pressing } from './pressing.ts';
import { readRequested } from './readRequested.ts';
import { answerCase } from './report/answerCase.ts';
import { answerCommand } from './report/answerCommand.ts';
import { drawMyReports } from './report/drawMyReports.ts';
import { answerSession } from './session/answerSession.ts';
import { answerApproval } from './work/answerApproval.ts';
import { answerTraining } from './work/answerTraining.ts';
import { answerWork } from './work/answerWork.ts';
import { drawRecord } from './work/drawRecord.ts';

/** Nothing is written when a person presses a button meant for an unnamed reporter. */
const leavesTrace: ReadonlySet<PressIntent['kind']> = new Set([
  'work',
  'approval',
  'training',
  'session',
  'own',
  'myTasks',
]);

/** Answers a press. Never waits longer than the deadline of its activity. */
export const answerPress = async (press: Press, context: Pressing, tools: BotTools): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const early = answerEarly(press, context, tools);
  if (early) return early;
  const intent = cards[press.verb].parse(press, drawing.today);
  if (leavesTrace.has(intent.kind) && !press.automatic) tools.conversationReferences.notice(context);
  switch (intent.kind) {
    case 'command':
      return answerSent(intent, press, context, tools);
    case 'form':
      return { card: drawForm(unfoldedApart(withSentence(intent.form, press, context, tools), press, tools), drawing) };
    case 'case':
      return answerCase(intent, press, context, tools);
    case 'approval':
      return answerApproval(intent, press, context, tools);
    case 'training':
      return answerTraining(intent, press, context, tools);
    case 'session':
      return answerSession(intent, press, context, tools);
    case 'own':
      return answerOwn(intent, press, context, tools);
    case 'work':
      return answerWork(intent, press, context, tools);
    case 'record':
    case 'recordForm':
      return answerReading(intent, press, context, tools);
    case 'help':
      return { card: helpCard.render({ reason: 'asked', shared: context.shared }, drawing) };
    case 'myReports':
      await tools.room.sync();
      return { card: drawMyReports(context.person.id, tools, drawing) };
    case 'myTasks':
      return answerTasks(press, context, tools);
    case 'review':
      return { card: sentenceCard.render({ text: drawing.words.reminder.review, open: true }, drawing) };
    case 'discarded':
      return answerDiscarded(context, tools);
    case 'outdated':
      return { text: drawing.words.outdated };
    default:
      return intent satisfies never;
  }
};

/** Presses answered before their inputs are read. */
const answerEarly = (
  { verb, n, scene, language }: Press,
  context: Pressing,
  tools: BotTools,
): PressAnswer | undefined => {
  const drawing = tools.drawing(language);
  // No case code is typed where others can see it.
  if (verb.startsWith('case.') && context.shared && scene === 'chat')
    return { card: caseButtonCard.render({ holdsCode: false }, drawing) };
  return verb === 'report.details' && tools.unnamedForms.wereSent(n)
    ? { text: drawing.words.unnamed.alreadySent }
    : undefined;
};

type Sent = Extract<PressIntent, { kind: 'command' }>;

/** A form that was sent without a name is not sent by name too (`unnamedForms.ts`). */
const answerSent = async (intent: Sent, press: Press, context: Pressing, tools: BotTools): Promise<PressAnswer> => {
  const { command } = intent;
  const isNamed = command.name === 'report' && command.anonymity === 'named';
  if (isNamed && [press.n, press.short ?? ''].some(tools.unnamedForms.wereSent))
    return { text: tools.drawing(press.language).words.unnamed.alreadySent };
  return answerCommand(intent, press, context, tools);
};

/**
 * The unfolded form, which offers anonymity, has an `n` of its own. It is random, where that of the short form follows
 * from a message, and it is in no message: a later reader of the chat can neither repeat the press nor compute its id.
 */
const unfoldedApart = (form: Form, { verb, n }: Press, { room }: BotTools): Form =>
  verb === 'report.details' && form.card === 'report' ? { ...form, n: room.nonce(), short: form.short ?? n } : form;

/** The form that a button in a channel opens holds what its presser wrote there, and is one form however often. */
const withSentence = (form: Form, { verb, n }: Press, { person }: Pressing, tools: BotTools): Form => {
  const what = verb === 'report.open' ? tools.sentences.of(n, person.id) : undefined;
  return what === undefined ? form : { ...form, typed: keepReportTyped({ what }), n };
};

const answerDiscarded = (context: Pressing, tools: BotTools): PressAnswer => {
  const drawing = tools.drawing(context.language);
  const card = sentenceCard.render({ text: drawing.words.report.discarded }, drawing);
  const { replyToId } = context.activity;
  // The answer to a press is not kept in the message (teams-platform 2.2): the edit is what stays.
  if (replyToId && !context.shared)
    tools.background.run('card.unedited', () => tools.room.outgoing.edit(context.where, replyToId, card));
  return { card };
};

type Reading = Extract<PressIntent, { kind: 'record' | 'recordForm' }>;

const answerReading = async (
  intent: Reading,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const sorry = (trouble: Trouble): PressAnswer => ({ text: sorryFor(drawing, trouble) });
  const work = drawReading(intent, press, context, tools).catch((error: unknown) =>
    sorry(tools.troubles.of(error, press.verb)),
  );
  return (await context.deadline.for(work))?.value ?? sorry(tools.troubles.slow(press.verb, context.person.id));
};

const commandOf: Readonly<Record<Extract<PressIntent, { kind: 'recordForm' }>['form'], RecordCommand['name']>> = {
  add: 'addToReport',
  correct: 'correctReport',
  withdraw: 'withdrawReport',
};

/** A button on an old card shows the current record, which says why it is no longer possible. */
const drawReading = async (intent: Reading, press: Press, context: Pressing, tools: BotTools): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const { terms } = drawing;
  const viewer = await tools.actorOf(context, context.person);
  const stream = await readRequested(intent.reference, viewer, press, tools);
  if (!stream) return { text: terms.refusal({ reason: 'unknown' }), refused: 'unknown' };
  const { state: record } = stream;
  const { sequence } = lastCommit(stream);
  const known = { stream, viewer };
  const { scene } = press;
  if (intent.kind === 'record')
    return { card: drawRecord(known, { scene, ...(intent.choosing && { choosing: true }) }, tools, drawing) };
  if (!mayDo(commandOf[intent.form], viewer, record)) {
    const refusal =
      record.reporter === viewer.id
        ? ({ reason: 'notInThisStage', stage: record.stage } as const)
        : ({ reason: 'notAllowed' } as const);
    const note = { text: terms.refusal(refusal), style: 'warning' } as const;
    return { card: drawRecord(known, { scene, note }, tools, drawing), refused: refusal.reason };
  }
  const typed = intent.form === 'correct' ? typedOfFacts(record.facts) : {};
  const form: Form = { card: intent.form, reference: intent.reference, sequence, typed, scene };
  return { card: drawForm(form, drawing) };
};
