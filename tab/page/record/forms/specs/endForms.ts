import { formLimits } from '../../../../../procedure/commands/fields.ts';
import { longestSnooze } from '../../../../../procedure/commands/implementation/snoozeReminder.ts';
import { longest } from '../../../../../procedure/record/report/reportFacts.ts';
import { addDays } from '../../../../../procedure/record/values/calendarDate.ts';
import { verdicts } from '../../../../../procedure/record/values/choices.ts';
import { exceptionFields } from './actionForms.ts';
import { type CommandForm, type CommandForms, optionsOf, pick } from './formSpec.ts';
import { oneTextForm } from './oneTextForm.ts';

/** 10.2 d and the ends of a record; its tasks and reminders. */

const judgeEffectiveness: CommandForm = {
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

const closeNonconformity = oneTextForm('closeNonconformity', { field: 'summary', most: formLimits.text });

const acceptRisk: CommandForm = {
  words: ({ labels }) => labels.command.acceptRisk,
  plain: true,
  fields: (view) => {
    const { label, hint } = view.text.labels;
    return [
      { kind: 'note', text: hint.acceptRisk },
      { kind: 'text', name: 'reason', label: label.whyAccepted, most: formLimits.reason, required: true },
      { kind: 'day', name: 'expires', label: label.expires, required: true },
      { kind: 'line', name: 'risk', label: label.risk, most: formLimits.line, required: true },
      ...exceptionFields(view),
    ];
  },
  command: (typed) => pick(typed, 'reason', 'expires', 'risk', 'exception'),
  isFinal: true,
};

export const endForms = { judgeEffectiveness, closeNonconformity, acceptRisk } as const satisfies CommandForms;

const reassignWork: CommandForm = {
  words: ({ labels }) => labels.command.reassignWork,
  typed: ({ known: { triage } }) => ({ from: triage?.owner }),
  fields: ({ text: { labels } }) => [
    { kind: 'note', text: labels.hint.reassign },
    { kind: 'person', name: 'from', label: labels.label.from, required: true },
    { kind: 'person', name: 'to', label: labels.label.to, required: true },
    { kind: 'text', name: 'because', label: labels.label.because, most: longest.reason, required: true },
  ],
  command: (typed) => pick(typed, 'from', 'to', 'because'),
};

/** Long enough for a weekend. */
const usualDays = 3;

const snoozeReminder: CommandForm = {
  words: ({ labels }) => labels.command.snoozeReminder,
  typed: ({ known: { today, deadlines } }) => ({ until: addDays(today, usualDays), deadline: deadlines[0]?.key }),
  fields: ({ known, text: { labels, deadlines } }) => {
    const { deadline, when } = deadlines;
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

export const workForms = { reassignWork, snoozeReminder } as const satisfies CommandForms;
