import type { Drawing } from '../drawing.ts';
import { buttonData, dialogButton } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { plain } from '../parts/texts.ts';

/**
 * What a report in a channel is answered with: one button, and the form opens for whoever presses it, in private.
 * The sentence that was written is not in the button: a card's data outlives the message that somebody may delete.
 */
const render = ({ n }: { readonly n: string }, drawing: Drawing): AdaptiveCard =>
  card(
    [plain(drawing.words.reportButton.text)],
    [dialogButton('report.open', drawing.words.reportButton.open, buttonData(n))],
  );

export const reportButtonCard = { verbs: [], render } as const;
