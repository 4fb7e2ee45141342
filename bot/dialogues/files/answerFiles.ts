import type { BotTools } from '../../botTools.ts';
import { filesCard } from '../../cards/files/filesCard.ts';
import { sentenceCard } from '../../cards/messages/sentenceCard.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import { spokenText } from '../../incoming/activity/activity.ts';
import type { ActivityContext } from '../../incoming/activity/activityContext.ts';
import type { MessageFiles } from '../../incoming/activity/messageFiles.ts';
import type { TextIntent } from '../readText.ts';
import { drawFiles } from './drawFiles.ts';
import { readFileText } from './readFileText.ts';

type Known = ActivityContext & { readonly person: NonNullable<ActivityContext['person']> };

/** Whether the words need an answer of their own: they describe something, or request a form. */
const isForItself = ({ kind }: TextIntent): boolean => kind === 'sentence' || kind === 'report';

/**
 * Answers the files of a message with one card, in time. What takes longer is announced, and that message becomes the
 * answer when it is done.
 * @returns whether the words beside them are to be answered as well
 * @throws Fault when the answer cannot be posted
 */
export const answerFiles = async (
  { files, withheld }: MessageFiles,
  intent: TextIntent,
  context: Known,
  tools: BotTools,
): Promise<boolean> => {
  const drawing = tools.drawing(context.language);
  const { words } = drawing;
  const about = readFileText(spokenText(context.activity));
  const post = async (card: AdaptiveCard): Promise<void> => {
    const posting = tools.room.outgoing.post(context.where, card);
    if (!(await context.deadline.for(posting))) tools.background.keep('file.unposted', posting);
  };
  if (context.shared || withheld) {
    const text = context.shared ? words.file.onlyInPrivate : words.file.withheld;
    await post(sentenceCard.render({ text, open: about.reference ?? true }, drawing));
    return isForItself(intent);
  }
  if (isForItself(intent) && about.reference === undefined) {
    await post(sentenceCard.render({ text: words.file.reportFirst }, drawing));
    return true;
  }
  const work = drawFiles(files, { ...about, isCase: intent.kind === 'case' }, context, tools).catch((error: unknown) =>
    filesCard.renderTrouble(tools.troubles.of(error, 'file'), drawing),
  );
  const inTime = await context.deadline.for(work);
  if (inTime) await post(inTime.value);
  else tools.background.run('file.unposted', () => follow(work, context, tools));
  return false;
};

/** A message that the files have arrived. Once they are kept it is edited, or followed by another if that fails. */
const follow = async (
  work: Promise<AdaptiveCard>,
  { where, language }: ActivityContext,
  tools: BotTools,
): Promise<void> => {
  const { post, edit } = tools.room.outgoing;
  const received = filesCard.renderReceived(tools.drawing(language));
  const shown = await post(where, received).catch(() => undefined);
  const card = await work;
  try {
    if (shown !== undefined) return await edit(where, shown, card);
  } catch (error) {
    tools.troubles.of(error, 'file');
  }
  await post(where, card);
};
