import { longestSnooze } from '../../../procedure/commands/implementation/snoozeReminder.ts';
import { deadlinesOf } from '../../../procedure/deadlines/deadlinesOf.ts';
import { defaultRules } from '../../../procedure/organisation/rules.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { addDays } from '../../../procedure/record/values/calendarDate.ts';
import { deadlineSubject } from '../../../procedure/words/deadlineSubject.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { Drawing } from '../drawing.ts';
import type { Choice } from '../parts/card.ts';
import { plain, quiet } from '../parts/texts.ts';
import type { CommandForm } from './commandForm.ts';
import { inputsOf, shortInput } from './inputsOf.ts';

const limits = { deadline: 100, until: shortInput, reason: longest.reason };

/** Long enough for a weekend. */
const usualDays = 3;

const deadlines = (record: Nonconformity, { policy, organisation, language, today }: Drawing): readonly Choice[] => {
  const { deadline: what, when } = procedureWords[language].deadlines;
  return deadlinesOf(record, policy.calendar, organisation?.().rules ?? defaultRules)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
    .map((one) => ({ title: `${deadlineSubject(one)} · ${what[one.kind]} · ${when(one.due, today)}`, value: one.key }));
};

export const snoozeReminderForm: CommandForm = {
  limits,
  typedOf: (record, drawing) => {
    const [first] = deadlines(record, drawing);
    return { until: addDays(drawing.today, usualDays), ...(first && { deadline: first.value }) };
  },
  draw: (view, drawing) => {
    const { snooze } = drawing.words.reminder;
    const { choices, text, date } = inputsOf(view, limits, drawing);
    const open = deadlines(view.record, drawing);
    if (open.length === 0) return [plain(snooze.nothing)];
    return [
      ...choices('deadline', snooze.which, open),
      ...date('until', snooze.until),
      ...text('reason', snooze.reason),
      quiet(snooze.hint(longestSnooze)),
    ];
  },
  formOf: ({ deadline, until, reason }) => ({ deadline, until, reason }),
};
