import { longestSnooze } from '../../../procedure/commands/implementation/snoozeReminder.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { heading, notice, plain, quiet } from '../parts/texts.ts';
import { notSavedYet } from '../parts/trouble.ts';
import type { OwnForm, PressIntent } from '../press.ts';
import { inputsOf, shortInput } from '../work/inputsOf.ts';

export const snoozeReviewLimits = { until: shortInput, reason: longest.reason } as const;

/** Snoozes the reminder of the periodic review, which belongs to no record: until when, and why. */
const render = ({ typed, problems, trouble, n }: OwnForm, drawing: Drawing): AdaptiveCard => {
  const { words, language } = drawing;
  const { snooze } = words.reminder;
  const { date, text } = inputsOf({ typed, problems, people: [] }, snoozeReviewLimits, drawing);
  const title = trouble ? words.notSaved.again : words.command.snoozeReminder.send;
  return card(
    [
      heading(words.command.snoozeReminder.title),
      trouble && notSavedYet(drawing, trouble),
      problems && notice(words.form.attention, 'attention'),
      plain(procedureWords[language].deadlines.deadline.review),
      ...date('until', snooze.until),
      ...text('reason', snooze.reason),
      quiet(snooze.hint(longestSnooze)),
    ],
    [button('chat', 'own.snoozeReview', title, buttonData(n ?? drawing.nonce()), { style: 'positive' })],
  );
};

const parse = (): PressIntent => ({ kind: 'own', name: 'snoozeReview', step: 'send' });

export const snoozeReviewCard = { verbs: ['own.snoozeReview'], render, parse } as const;
