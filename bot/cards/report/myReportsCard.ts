import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData, link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { entryRow } from '../parts/entryRow.ts';
import { heading, plain, quiet } from '../parts/texts.ts';
import type { PressIntent } from '../press.ts';

/** Maximum number of rows: each is an action, and with the link to the register a card has at most six. */
export const mostOwnReports = 5;

/** `entries`: newest first, at most `mostOwnReports` of `total`. */
export type MyReportsView = { readonly entries: readonly RegisterEntry[]; readonly total: number };

const render = ({ entries, total }: MyReportsView, drawing: Drawing): AdaptiveCard => {
  const { myReports, help } = drawing.words;
  const rest = total - entries.length;
  return card(
    [
      heading(myReports.title),
      plain(total === 0 ? myReports.none : myReports.choose),
      ...entries.map((entry) => entryRow(entry, drawing)),
      rest > 0 ? quiet(myReports.more(rest)) : undefined,
      quiet(myReports.unnamedElsewhere),
    ],
    total === 0
      ? [button('chat', 'report.open', help.report, buttonData(drawing.nonce()))]
      : [link(help.register, drawing.deepLink())],
  );
};

export const myReportsCard = {
  verbs: ['reports.mine'],
  render,
  parse: (): PressIntent => ({ kind: 'myReports' }),
} as const;
