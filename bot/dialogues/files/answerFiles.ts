import type { BotTools } from '../../botTools.ts';
import { filesCard } from '../../cards/files/filesCard.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import { sentenceCard } from '../../cards/messages/sentenceCard.ts';
import { spokenText } from '../../incoming/activity/activity.ts';
import type { MessageFiles } from '../../incoming/activity/messageFiles.ts';
import type { Turn } from '../../incoming/activity/activityContext.ts';
import { drawFiles } from './drawFiles.ts';
import { readFileText } from './readFileText.ts';
import type { Said } from '../readText.ts';

type Known = Turn & { readonly person: NonNullable<Turn['person']> };

/** What the words are answered with too: they tell of something, or ask for a form. */
const isForItself = ({ kind }: Said): boolean => kind === 'sentence' || kind === 'report';

/**
 * Answers the files of a message with one card, in time. What takes longer is announced, and that message becomes the
 * answer when it is done.
 * @returns whether the words beside them are to be answered as well
 * @throws Fault when the answer cannot be posted
 */
export const answerFiles = async (
  { files, withheld }: MessageFiles,
  said: Said,
  turn: Known,
  tools: BotTools,
): Promise<boolean> => {
  const drawing = tools.drawing(turn.language);
  const { words } = drawing;
  const about = readFileText(spokenText(turn.activity));
  const post = async (card: AdaptiveCard): Promise<void> => {
    const posting = tools.room.outgoing.post(turn.where, card);
    if (!(await turn.patience.for(posting))) tools.behind.keep('file.unposted', posting);
  };
  if (turn.shared || withheld) {
    const text = turn.shared ? words.file.onlyInPrivate : words.file.withheld;
    await post(sentenceCard.render({ text, open: about.reference ?? true }, drawing));
    return isForItself(said);
  }
  if (isForItself(said) && about.reference === undefined) {
    await post(sentenceCard.render({ text: words.file.reportFirst }, drawing));
    return true;
  }
  const work = drawFiles(files, { ...about, isCase: said.kind === 'case' }, turn, tools).catch((error: unknown) =>
    filesCard.renderTrouble(tools.troubles.of(error, 'file'), drawing),
  );
  const inTime = await turn.patience.for(work);
  if (inTime) await post(inTime.value);
  else tools.behind.run('file.unposted', () => follow(work, turn, tools));
  return false;
};

/** A message that the files came, until they are kept: it is edited then, or followed by another where that fails. */
const follow = async (work: Promise<AdaptiveCard>, { where, language }: Turn, tools: BotTools): Promise<void> => {
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
