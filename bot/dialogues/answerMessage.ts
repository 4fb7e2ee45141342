import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { commandIdOfMessage } from '../../procedure/useCases/commits/commandId.ts';
import type { BotTools } from '../botTools.ts';
import { drawForm } from '../cards/drawForm.ts';
import { helpCard } from '../cards/messages/helpCard.ts';
import type { HelpReason } from '../cards/messages/helpReasons.ts';
import { searchCard } from '../cards/messages/searchCard.ts';
import { type SentenceView, sentenceCard } from '../cards/messages/sentenceCard.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import { keepReportTyped } from '../cards/parts/inputs/reportInputs.ts';
import { caseButtonCard } from '../cards/report/caseButtonCard.ts';
import { reportButtonCard } from '../cards/report/reportButtonCard.ts';
import { channelIdOf, spokenText } from '../incoming/activity/activity.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';
import { conversationOf } from '../incoming/activity/conversationReferences.ts';
import { messageFilesOf } from '../incoming/activity/messageFiles.ts';
import { drawDeputy } from './answerOwn.ts';
import { drawMyTasks, drawOverdue, drawSearch } from './answerTasks.ts';
import { answerFiles } from './files/answerFiles.ts';
import { followRecord } from './followRecord.ts';
import { nonceOfMessage } from './nonceOfMessage.ts';
import { readText, type TextIntent } from './readText.ts';
import { drawMyReports } from './report/drawMyReports.ts';
import { drawRecord } from './work/drawRecord.ts';
import { openFiveWhys } from './work/openFiveWhys.ts';

type Known = ActivityContext & { readonly person: NonNullable<ActivityContext['person']> };
/** `shows`: the record on the card, with which the card has to be updated. */
type Reply = { readonly card: AdaptiveCard; readonly shows?: RecordStream };

/**
 * Answers a chat message with one card, and its files with another. A message that is delivered again is not answered
 * again.
 * @throws Fault when the answer cannot be posted
 */
export const answerMessage = async (context: ActivityContext, tools: BotTools): Promise<void> => {
  const { activity, where, person } = context;
  if (activity.id && !tools.isFirst(`message/${where.conversationId}/${activity.id}`)) return;
  const drawing = tools.drawing(context.language);
  const send = async ({ card, shows }: Reply): Promise<void> => {
    const activityId = await tools.room.outgoing.post(where, card);
    if (shows) followRecord(shows, activityId, context, tools);
  };
  const post = async (answer: Reply | undefined): Promise<void> => {
    if (!answer) return;
    const posting = send(answer);
    if (!(await context.deadline.for(posting))) tools.background.keep('message.unposted', posting);
  };
  if (!person) {
    tools.room.log('warn', 'message.nobody');
    return post({ card: sentenceCard.render({ text: drawing.words.unknownSender }, drawing) });
  }
  const intent = readText(spokenText(activity));
  // Nothing is written when a person asks for the case of an unnamed report.
  if (intent.kind !== 'case') tools.conversationReferences.notice(context);
  const sent = messageFilesOf(activity);
  const isWithFile = sent.files.length > 0 || sent.withheld;
  if (isWithFile && !(await answerFiles(sent, intent, { ...context, person }, tools))) return;
  const work = reply({ ...context, person }, intent, tools).catch((error: unknown): Reply | undefined => ({
    card: sentenceCard.renderTrouble(tools.troubles.of(error, 'message'), drawing),
  }));
  const inTime = await context.deadline.for(work);
  if (inTime) return post(inTime.value);
  tools.background.run('message.late', async () => {
    await send({ card: sentenceCard.render({ text: drawing.words.trouble.comesLater }, drawing) });
    const late = await work;
    if (late) await send(late);
  });
};

/** Undefined: the requested card is already posted. */
const reply = async (context: Known, intent: TextIntent, tools: BotTools): Promise<Reply | undefined> => {
  if (intent.kind === 'fiveWhys') return startFiveWhys(context, intent.reference, tools);
  if (intent.kind === 'reference' && !context.shared) return showRecord(context, intent.reference, tools);
  return { card: await draw(context, intent, tools) };
};

const draw = async (
  context: Known,
  intent: Exclude<TextIntent, { readonly kind: 'fiveWhys' }>,
  tools: BotTools,
): Promise<AdaptiveCard> => {
  const { shared } = context;
  const drawing = tools.drawing(context.language);
  const { words } = drawing;
  const help = (reason: HelpReason) => helpCard.render({ reason, shared }, drawing);
  const sentence = (view: SentenceView) => sentenceCard.render(view, drawing);
  switch (intent.kind) {
    case 'help':
      return help('asked');
    case 'notUnderstood':
      return (await looselyMeant(context, tools)) ?? help(intent.kind);
    case 'thanks':
    case 'question':
      return help(intent.kind);
    case 'report':
    case 'sentence': {
      if (shared) return invite(context, intent.kind === 'sentence' ? intent.text : undefined, tools);
      return drawReportForm(intent.kind === 'sentence' ? intent.text : '', context, tools);
    }
    case 'myReports':
      if (shared) return sentence({ text: words.myReports.onlyInPrivate, open: true });
      await tools.room.sync();
      return drawMyReports(context.person.id, tools, drawing);
    case 'myTasks':
    case 'overdue':
      if (shared) return sentence({ text: words.myReports.onlyInPrivate, open: true });
      return intent.kind === 'myTasks' ? drawMyTasks(context, tools) : drawOverdue(context, tools);
    case 'myDeputy':
      return shared ? sentence({ text: words.myReports.onlyInPrivate, open: true }) : drawDeputy(context, tools);
    case 'search':
      return shared ? sentence({ text: words.myReports.onlyInPrivate, open: true }) : search(context, intent, tools);
    case 'case': {
      const { holdsCode } = intent;
      if (shared) return caseButtonCard.render({ holdsCode }, drawing);
      // Always empty: this card is a message, and Teams keeps messages.
      return drawForm({ card: 'case', typed: {}, scene: 'chat', ...(holdsCode && { note: 'codeInMessage' }) }, drawing);
    }
    case 'reference':
      return sentence({ text: words.myReports.onlyInPrivate, open: intent.reference });
    case 'chooseTriageChannel':
      return sentence({ text: await chooseTriageChannel(context, tools) });
    default:
      return intent satisfies never;
  }
};

const search = async (
  context: Known,
  { text, sentence }: Extract<TextIntent, { kind: 'search' }>,
  tools: BotTools,
): Promise<AdaptiveCard> => {
  const drawing = tools.drawing(context.language);
  const found = await drawSearch(text, context, tools);
  if (found) return found;
  return sentence === undefined
    ? searchCard.render({ text, entries: [], total: 0 }, drawing)
    : drawReportForm(sentence, context, tools);
};

const drawReportForm = (what: string, context: Known, tools: BotTools): AdaptiveCard => {
  const n = nonceOfMessage(['form'], context, tools);
  return drawForm(
    { card: 'report', typed: keepReportTyped({ what }), scene: 'chat', n },
    tools.drawing(context.language),
  );
};

/** Too short for a report: perhaps words of an existing one. */
const looselyMeant = async (context: Known, tools: BotTools): Promise<AdaptiveCard | undefined> => {
  const text = spokenText(context.activity);
  return context.shared || !/[\p{L}\p{N}]{3}/u.test(text) ? undefined : drawSearch(text.slice(0, 100), context, tools);
};

/** In a channel: one button, which opens the form in private. */
const invite = (context: Known, text: string | undefined, tools: BotTools): AdaptiveCard => {
  const n = nonceOfMessage(['form'], context, tools);
  if (text !== undefined) tools.sentences.keep(n, context.person.id, text);
  return reportButtonCard.render({ n }, tools.drawing(context.language));
};

const showRecord = async (context: Known, reference: Reference, tools: BotTools): Promise<Reply> => {
  const drawing = tools.drawing(context.language);
  const viewer = await tools.actorOf(context, context.person);
  const stream = await tools.room.handling.look(reference, viewer);
  if (!stream) {
    const text = `${drawing.terms.refusal({ reason: 'unknown' })} ${drawing.words.case.hint}`;
    return { card: sentenceCard.render({ text }, drawing) };
  }
  return { card: drawRecord({ stream, viewer }, { scene: 'chat' }, tools, drawing), shows: stream };
};

const startFiveWhys = async (context: Known, reference: Reference, tools: BotTools): Promise<Reply | undefined> => {
  const { activity, where, language, shared } = context;
  const drawing = tools.drawing(language);
  const { words, terms } = drawing;
  const sentence = (text: string): Reply => ({ card: sentenceCard.render({ text }, drawing) });
  if (!shared || activity.conversation.conversationType !== 'channel')
    return sentence(words.meeting.onlyInChannel(reference));
  const opened = await openFiveWhys(
    {
      reference,
      actor: await tools.actorOf(context, context.person),
      commandId: commandIdOfMessage(where.conversationId, activity.id ?? tools.room.nonce(), tools.room.digest),
      conversation: { kind: 'channel', ...where, language },
    },
    tools,
  );
  if (opened.kind === 'hidden') return sentence(words.meeting.hidden);
  return opened.kind === 'refused' ? sentence(terms.refusal(opened.refusal)) : undefined;
};

/** An administrator says so in the channel itself. @returns the sentence to answer with */
const chooseTriageChannel = async (context: Known, tools: BotTools): Promise<string> => {
  const { activity, language, where } = context;
  const { room } = tools;
  const { words, terms } = tools.drawing(language);
  if (activity.conversation.conversationType !== 'channel' || !activity.id) return words.channel.onlyInChannel;
  const channelId = channelIdOf(activity);
  const handled = await room.handling.chooseTriageChannel({
    actor: await tools.actorOf(context, context.person),
    commandId: commandIdOfMessage(where.conversationId, activity.id, room.digest),
    command: {
      name: 'chooseTriageChannel',
      channelId,
      // A message does not name its channel; the id is what counts.
      channelName: activity.channelData?.channel?.name ?? '',
      teamId: activity.channelData?.team?.id ?? '',
      language,
    },
  });
  const refusal = handled.kind === 'refused' ? handled.refusal : undefined;
  if (refusal?.reason === 'notAllowed') return words.channel.onlyAdministrator;
  if (refusal && refusal.reason !== 'nothingChanged') return terms.refusal(refusal);
  const conversation = conversationOf(context);
  if (conversation) await tools.conversationReferences.remember(conversation);
  return refusal ? words.channel.alreadyChosen : words.channel.chosen;
};
