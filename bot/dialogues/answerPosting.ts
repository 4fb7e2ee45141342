import type { RegisterQuery } from '../../procedure/ports/register/register.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import type { BotTools } from '../botTools.ts';
import { postedCard, postedTitle, postedView } from '../cards/messages/postedCard.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';

type Known = ActivityContext & { readonly person: NonNullable<ActivityContext['person']> };

/** A card for a conversation, and the line for choosing it. */
export type Posting = {
  readonly card: AdaptiveCard | (Omit<AdaptiveCard, 'version'> & { readonly version: '1.3' });
  readonly preview: { readonly title: string; readonly text: string };
};

/**
 * Records that the person who asks may read, by number or words, newest first; without words the newest of all. Only
 * they see the lines; the cards are drawn for everyone.
 */
export const findPostings = async (
  text: string,
  page: Pick<RegisterQuery, 'offset' | 'limit'>,
  context: Known,
  tools: BotTools,
): Promise<readonly Posting[]> => {
  const drawing = tools.drawing(context.language);
  const actor = await tools.actorOf(context, context.person);
  const query = text === '' ? { sortBy: 'reportedAt' as const, descending: true } : { text };
  const { entries } = tools.room.register.find({ ...query, ...page }, (entry) => mayRead('record', actor, entry));
  return entries.map((entry) => {
    const view = postedView(entry);
    return {
      card: postedCard.render(view, drawing),
      preview: { title: postedTitle(view, drawing), text: entry.title },
    };
  });
};

/**
 * The preview of a pasted link into the tab, for everyone in the conversation and, as Teams caches it for half an
 * hour, for the next person who pastes it: so the number and the stage, which a channel may know of any record, and
 * no title. Nothing if the person may not read the record, if it does not exist, or if it cannot be read.
 */
export const unfurl = async (url: string, context: Known, tools: BotTools): Promise<Posting | undefined> => {
  const { room, troubles } = tools;
  const drawing = tools.drawing(context.language);
  const reference = room.referenceIn(url);
  if (!reference) return undefined;
  const reading = async () => room.handling.look(reference, await tools.actorOf(context, context.person));
  const work = reading().catch((error: unknown) => void troubles.of(error, 'unfurl'));
  const stream = (await context.deadline.for(work))?.value;
  if (!stream) return undefined;
  const view = { reference, stage: stream.state.stage };
  return {
    // Teams unfurls into cards of version 1.3 at most (its documentation, link-unfurling); this one needs no more.
    card: { ...postedCard.render(view, drawing), version: '1.3' },
    preview: { title: postedTitle(view, drawing), text: drawing.words.help.register },
  };
};
