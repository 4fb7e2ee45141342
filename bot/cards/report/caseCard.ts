import { addToReportSchema, withdrawReportSchema } from '../../../procedure/commands/report/reportCommands.ts';
import { objectToRejectionSchema } from '../../../procedure/commands/triage/rejectionCommands.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { type Reference, readReference } from '../../../procedure/record/values/reference.ts';
import type { Drawing } from '../drawing.ts';
import type { CaseCommandVerb, CaseForm } from '../form.ts';
import { button, buttonData } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { caseInputs, caseText, longestCode, longestNumber } from '../parts/inputs/caseInputs.ts';
import { problemOf } from '../parts/textForm.ts';
import { heading, notice, plain, quiet } from '../parts/texts.ts';
import { notNow, notSavedYet } from '../parts/trouble.ts';
import { keepTyped } from '../parts/typed.ts';
import type { CaseCommand, CaseIntent, Press, PressIntent } from '../press.ts';

const textLabel = (verb: CaseCommandVerb, { words }: Drawing): string => {
  const labels: Readonly<Record<CaseCommandVerb, string>> = {
    'case.add': words.add.label,
    'case.object': words.case.whyObject,
    'case.withdrawSend': words.withdraw.label,
  };
  return labels[verb];
};

/**
 * Asks for number and case code. Both stay inputs on every later card, and the next press carries them: Teams would
 * keep a button or a message that contains the code.
 */
const render = (form: CaseForm, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { scene, typed, problems, trouble, again } = form;
  const look = { style: 'positive' } as const;
  const data = buttonData(form.n ?? drawing.nonce());
  return card(
    [
      // A dialog shows its title above the card.
      scene === 'chat' ? heading(words.case.title) : undefined,
      trouble && (again ? notSavedYet(drawing, trouble, true) : notNow(drawing, trouble)),
      form.note && notice(words.case[form.note], 'warning'),
      problems && notice(words.form.attention, 'attention'),
      plain(words.case.how),
      ...caseInputs({ typed, problems }, drawing),
      ...(again ? caseText({ typed, problems, label: textLabel(again, drawing) }, drawing) : []),
      quiet(words.case.lostCode),
    ],
    [
      again
        ? button(scene, again, words.notSaved.again, data, look)
        : button(scene, 'case.show', words.case.show, data, look),
      again ? button(scene, 'case.show', words.form.back, data) : undefined,
    ],
  );
};

const commands = {
  'case.add': { name: 'addToReport', schema: addToReportSchema, field: 'text' },
  'case.object': { name: 'objectToRejection', schema: objectToRejectionSchema, field: 'text' },
  'case.withdrawSend': { name: 'withdrawReport', schema: withdrawReportSchema, field: 'reason' },
} as const satisfies Readonly<Record<CaseCommandVerb, object>>;

const isCommandVerb = (verb: string): verb is CaseCommandVerb => verb in commands;

const parse = ({ verb, reference: named, inputs, scene, n }: Press): PressIntent => {
  const limits = { number: longestNumber, code: longestCode, text: longest.addition };
  const typed = keepTyped(inputs, limits);
  if (verb === 'case.open') {
    const opened = named === undefined ? {} : { number: named };
    return { kind: 'form', form: { card: 'case', typed: opened, scene } };
  }
  const form: CaseForm = { card: 'case', typed, scene, n };
  const { number, code } = typed;
  if (number === undefined || code === undefined) {
    const missing = 'missing' as const;
    const problems = { ...(number === undefined && { number: missing }), ...(code === undefined && { code: missing }) };
    return { kind: 'form', form: { ...form, problems } };
  }
  const about = { kind: 'case', reference: readReference(number), code, form } as const;
  if (!isCommandVerb(verb)) return { ...about, isWithdrawing: verb === 'case.withdraw' };
  return { ...about, ...readCommand(verb, about.reference, inputs.text) };
};

const readCommand = (
  verb: CaseCommandVerb,
  reference: Reference | undefined,
  text: unknown,
): Pick<CaseIntent, 'doing' | 'problems' | 'isWithdrawing'> => {
  const { name, schema, field } = commands[verb];
  const read = schema.safeParse({ [field]: text });
  if (!read.success) return { problems: problemOf('text', read.error), isWithdrawing: verb === 'case.withdrawSend' };
  // Each schema parses its own command's form, as the table above guarantees; the compiler cannot infer it.
  return reference ? { doing: { verb, command: { name, reference, ...read.data } as CaseCommand } } : {};
};

export const caseCard = {
  verbs: ['case.open', 'case.show', 'case.add', 'case.object', 'case.withdraw', 'case.withdrawSend'],
  render,
  parse,
} as const;
