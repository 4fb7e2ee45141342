import type { SeveralMessage } from '../../../procedure/messages/message.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { Drawing } from '../drawing.ts';
import { link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { heading, label, plain, quiet } from '../parts/texts.ts';

/**
 * Several notices of one kind that waited for one recipient. It shows nothing of the records, because it is not redrawn
 * when they change: its links open what the reader may see then.
 */
const render = ({ notice, references }: SeveralMessage, { words, language, deepLink }: Drawing): AdaptiveCard =>
  card(
    [
      heading(words.several.title(references.length)),
      label(procedureWords[language].notices[notice]),
      // Only ids and an address of ours, because a `TextBlock` renders Markdown.
      ...references.map((reference) => plain(`[${reference}](${deepLink(reference)})`)),
      quiet(words.several.why),
    ],
    [link(words.help.register, deepLink())],
  );

export const severalCard = { verbs: [], render } as const;
