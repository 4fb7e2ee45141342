import type { Drawing } from '../drawing.ts';
import { buttonData, dialogButton } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { notice, plain } from '../parts/texts.ts';

/** In a shared conversation, a person who asks for their case gets one button that opens the form in private. */
const render = ({ holdsCode }: { readonly holdsCode: boolean }, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  return card(
    [holdsCode ? notice(words.case.codeInChannel, 'warning') : undefined, plain(words.case.opensPrivately)],
    [dialogButton('case.open', words.reportButton.open, buttonData(drawing.nonce()))],
  );
};

export const caseButtonCard = { verbs: [], render } as const;
