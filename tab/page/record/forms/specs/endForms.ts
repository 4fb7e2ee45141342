import { formLimits } from '../../../../../procedure/commands/fields.ts';
import { longestSnooze } from '../../../../../procedure/commands/implementation/snoozeReminder.ts';
import { longest } from '../../../../../procedure/record/report/reportFacts.ts';
import { addDays } from '../../../../../procedure/record/values/calendarDate.ts';
import { verdicts } from '../../../../../procedure/record/values/choices.ts';
import { deadlineWords } from '../../../../../procedure/words/deadlineWords.ts';
import { exceptionFields } from './actionForms.ts';
import { type CommandForm, optionsOf, pick } from './formSpec.ts';
import { oneTextForm } from './oneTextForm.ts';

/** 10.2 d and the ends of a record; its sessions and reminders. */

export const judgeEffectiveness: CommandForm = {
  words: ({ labels }) => labels.command.judgeEffectiveness,
  fields: ({ typed, known: { promised }, text: { labels, procedure, day } }) => {
    const { label, hint } = labels;
    return [
      promised && { kind: 'quote', label: label.successCriteria, text: promised.successCriteria },
      promised && { kind: 'quote', label: label.method, text: promised.method },
      promised && { kind: 'note', text: hint.judge(day(promised.on, 'long')) },
      {
        kind: 'radio',
        name: 'verdict',
        label: label.verdict,
        required: true,
        options: optionsOf(verdicts, procedure.verdict),
      },
      { kind: 'text', name: 'result', label: label.result, most: formLimits.text, required: true },
      typed.verdict === 'partly'
        ? { kind: 'day', name: 'checkAgainOn', label: label.checkAgainOn, required: true }
        : undefined,
    ];
  },
  command: (typed) => ({
    ...pick(typed, 'verdict', 'result'),
    ...(typed.verdict === 'partly' && pick(typed, 'checkAgainOn')),
  }),
};

export const closeNonconformity = oneTextForm('closeNonconformity', { field: 'summary', most: formLimits.text });

export const acceptRisk: CommandForm = {
  words: ({ labels }) => labels.command.acceptRisk,
  plain: true,
  fields: (view) => {
    const { label, hint } = view.text.labels;
    return [
      { kind: 'note', text: hint.acceptRisk },
      { kind: 'text', name: 'reason', label: label.whyAccepted, most: formLimits.reason, required: true },
      { kind: 'day', name: 'expires', label: label.expires, required: true },
      { kind: 'line', name: 'risk', label: label.risk, most: formLimits.line },
      ...exceptionFields(view),
    ];
  },
  command: (typed) => pick(typed, 'reason', 'expires', 'risk', 'exception'),
  isFinal: true,
};

export const openSession: CommandForm = {
  words: ({ forms }) => forms.openSession,
  fields: ({ text: { forms } }) => [
    { kind: 'note', text: forms.openSession.text },
    { kind: 'person', name: 'facilitator', label: forms.openSession.facilitator },
  ],
  command: (typed) => ({ kind: 'fiveWhys', ...pick(typed, 'facilitator') }),
};

/** Long enough for a weekend. */
const usualDays = 3;

export const snoozeReminder: CommandForm = {
  words: ({ labels }) => labels.command.snoozeReminder,
  typed: ({ known: { today, deadlines } }) => ({ until: addDays(today, usualDays), deadline: deadlines[0]?.key }),
  fields: ({ known, text: { labels, language } }) => {
    const { deadline, when } = deadlineWords[language];
    const { snooze } = labels;
    return [
      {
        kind: 'list',
        name: 'deadline',
        label: snooze.which,
        required: true,
        options: known.deadlines.map(({ key, kind, due, action }) => ({
          value: key,
          title: [action, deadline[kind], when(due, known.today)].filter((part) => part !== undefined).join(' · '),
        })),
      },
      { kind: 'day', name: 'until', label: snooze.until, hint: snooze.hint(longestSnooze), required: true },
      { kind: 'text', name: 'reason', label: snooze.reason, most: longest.reason, required: true },
    ];
  },
  command: (typed) => pick(typed, 'deadline', 'until', 'reason'),
};
