import { formLimits } from '../../../procedure/commands/fields.ts';
import { openFollowUps } from '../../../procedure/record/planInForce.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { verdicts } from '../../../procedure/record/values/choices.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import { quiet } from '../parts/texts.ts';
import { userTextUnder } from '../parts/userText.ts';
import type { CommandForm, CommandForms } from './commandForm.ts';
import { inputsOf, shortInput } from './inputsOf.ts';

const judgeEffectivenessLimits = { verdict: shortInput, result: formLimits.text, checkAgainOn: shortInput };

/** As promised in the plan. */
const shown = 1000;

const judgeEffectivenessForm: CommandForm = {
  limits: judgeEffectivenessLimits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { words, terms, language } = drawing;
    const { label, hint } = words.work;
    const { choice, text, date } = inputsOf(view, judgeEffectivenessLimits, drawing);
    const { plan } = view.record.cycle;
    return [
      ...userTextUnder(label.successCriteria, plan?.successCriteria, shown),
      ...userTextUnder(label.method, plan?.verification.method, shown),
      plan && quiet(hint.judge(longDate(plan.verification.on, language))),
      ...choice('verdict', label.verdict, verdicts, terms.verdict, 'expanded'),
      ...text('result', label.result),
      ...date('checkAgainOn', label.checkAgainOn),
    ];
  },
  formOf: ({ verdict, result, checkAgainOn }) => ({ verdict, result, checkAgainOn }),
};

const holdFollowUpLimits = { due: shortInput, heldOn: shortInput, note: longest.reason, next: shortInput };

const holdFollowUpForm: CommandForm = {
  limits: holdFollowUpLimits,
  typedOf: (record, { today }) => {
    const [due] = openFollowUps(record);
    return { heldOn: today, ...(due !== undefined && { due }) };
  },
  draw: (view, drawing) => {
    const { label } = drawing.words.work;
    const { choices, text, date } = inputsOf(view, holdFollowUpLimits, drawing);
    const days = openFollowUps(view.record).map((day) => ({ title: longDate(day, drawing.language), value: day }));
    return [
      ...choices('due', label.followUp, days),
      ...date('heldOn', label.heldOn),
      ...text('note', label.note),
      ...date('next', label.nextFollowUp),
    ];
  },
  formOf: ({ due, heldOn, note, next }) => ({ due, heldOn, note, next }),
};

const acceptRiskLimits = {
  reason: formLimits.reason,
  risk: formLimits.line,
  expires: shortInput,
  exception: longest.reason,
};

const acceptRiskForm: CommandForm = {
  limits: acceptRiskLimits,
  typedOf: () => ({}),
  draw: (view, drawing) => {
    const { label, hint } = drawing.words.work;
    const { line, text, date } = inputsOf(view, acceptRiskLimits, drawing);
    const isException = view.typed.exception !== undefined || view.problems?.exception !== undefined;
    return [
      quiet(hint.acceptRisk),
      ...text('reason', label.whyAccepted),
      ...date('expires', label.expires),
      ...line('risk', label.risk),
      // Only where everyone in management has a part in the record: the procedure says so and asks for a reason.
      ...(isException ? [quiet(hint.exception), ...text('exception', label.exception)] : []),
    ];
  },
  formOf: ({ reason, risk, expires, exception }) => ({ reason, risk, expires, exception }),
  isFinal: true,
};

export const closureForms = {
  judgeEffectiveness: judgeEffectivenessForm,
  holdFollowUp: holdFollowUpForm,
  acceptRisk: acceptRiskForm,
} as const satisfies CommandForms;
