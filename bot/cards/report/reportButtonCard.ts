import type { Drawing } from '../drawing.ts';
import { buttonData, dialogButton } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { plain } from '../parts/texts.ts';

/**
 * Answer to a report in a channel: one button, which opens the form in private for the person who presses it. The
 * button does not contain the sentence: a card's data outlives a message that its author may delete.
 */
const render = ({ n }: { readonly n: string }, drawing: Drawing): AdaptiveCard =>
  card(
    [plain(drawing.words.reportButton.text)],
    [dialogButton('report.open', drawing.words.reportButton.open, buttonData(n))],
  );

export const reportButtonCard = { verbs: [], render } as const;
