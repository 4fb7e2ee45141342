import { dayOf } from '../../procedure/record/calendarDate.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { longDate } from '../../procedure/words/dates.ts';
import type { Drawing } from './drawing.ts';
import { button, buttonData, link } from './parts/buttons.ts';
import { type AdaptiveCard, type Container, card } from './parts/card.ts';
import { said } from './parts/said.ts';
import { heading, label, plain, quiet } from './parts/texts.ts';
import type { Asked } from './press.ts';

/** So many that the rows, each of them an action, and the link to the register make six actions. */
export const mostOwnReports = 5;

/** `entries`: the newest first, `mostOwnReports` at most, of `total`. */
export type MyReportsView = { readonly entries: readonly RegisterEntry[]; readonly total: number };

const row = (entry: RegisterEntry, drawing: Drawing): Container => {
  const { terms, language, policy } = drawing;
  const on = longDate(dayOf(new Date(entry.reportedAt), policy.calendar.timeZone), language);
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'small',
    items: [label(`${entry.reference} · ${terms.stage[entry.stage]}`), ...said(entry.title, 120), quiet(on)],
    selectAction: button(
      'chat',
      'record.show',
      entry.reference,
      buttonData(drawing.nonce(), entry.reference, entry.sequence),
    ),
  };
};

const render = ({ entries, total }: MyReportsView, drawing: Drawing): AdaptiveCard => {
  const { myReports, help } = drawing.words;
  const rest = total - entries.length;
  return card(
    [
      heading(myReports.title),
      plain(total === 0 ? myReports.none : myReports.choose),
      ...entries.map((entry) => row(entry, drawing)),
      rest > 0 ? quiet(myReports.more(rest)) : undefined,
      quiet(myReports.unnamedElsewhere),
    ],
    total === 0
      ? [button('chat', 'report.open', help.report, buttonData(drawing.nonce()))]
      : [link(help.register, drawing.deepLink())],
  );
};

export const myReportsCard = { verbs: ['reports.mine'], render, parse: (): Asked => ({ kind: 'myReports' }) } as const;
