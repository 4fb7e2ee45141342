import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData, link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { entryRow } from '../parts/entryRow.ts';
import { heading, plain, quiet } from '../parts/texts.ts';
import { userText } from '../parts/userText.ts';

/** Each row is an action, and the link to the register makes six. */
export const mostFound = 5;

/** `entries`: newest first, at most `mostFound` of the `total` that the person may see. */
export type SearchView = { readonly text: string; readonly entries: readonly RegisterEntry[]; readonly total: number };

const longestShown = 80;

const render = ({ text, entries, total }: SearchView, drawing: Drawing): AdaptiveCard => {
  const { search } = drawing.words.reminder;
  const rest = total - entries.length;
  return card(
    [
      heading(search.heading),
      ...userText(search.title(text.slice(0, longestShown)), longestShown * 2),
      plain(total === 0 ? search.none : search.found(total)),
      ...entries.map((entry) => entryRow(entry, drawing)),
      rest > 0 ? quiet(search.more(rest)) : undefined,
    ],
    total === 0
      ? [button('chat', 'report.open', drawing.words.help.report, buttonData(drawing.nonce()))]
      : [link(drawing.words.help.register, drawing.deepLink())],
  );
};

export const searchCard = { verbs: [], render } as const;
