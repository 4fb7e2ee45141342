import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { dayOf } from '../../../procedure/record/values/calendarDate.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData } from './buttons.ts';
import type { Container } from './card.ts';
import { label, quiet } from './texts.ts';
import { userText } from './userText.ts';

/** One record of a list; selecting it opens it. */
export const entryRow = (entry: RegisterEntry, drawing: Drawing): Container => {
  const { terms, language, policy } = drawing;
  const on = longDate(dayOf(new Date(entry.reportedAt), policy.calendar.timeZone), language);
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'small',
    items: [label(`${entry.reference} · ${terms.stage[entry.stage]}`), ...userText(entry.title, 120), quiet(on)],
    selectAction: button(
      'chat',
      'record.show',
      entry.reference,
      buttonData(drawing.nonce(), entry.reference, entry.sequence),
    ),
  };
};
