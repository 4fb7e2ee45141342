import { addToReportSchema } from '../../../procedure/commands/report/reportCommands.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import type { Drawing } from '../drawing.ts';
import type { AddForm } from '../form.ts';
import type { AdaptiveCard } from '../parts/card.ts';
import { problemOf, textForm } from '../parts/textForm.ts';
import { keepTyped } from '../parts/typed.ts';
import type { Press, PressIntent } from '../press.ts';

const render = (form: AddForm, drawing: Drawing): AdaptiveCard => {
  const { add } = drawing.words;
  const wording = { title: add.title(form.reference), label: add.label, hint: add.hint, send: add.send } as const;
  return textForm(
    form,
    { ...wording, field: 'text', most: longest.addition, verb: 'record.addSend', style: 'positive' },
    drawing,
  );
};

const parse = ({ reference, inputs, scene, n }: Press): PressIntent => {
  if (!reference) return { kind: 'outdated' };
  const form = (): AddForm => {
    const typed = keepTyped(inputs, { text: longest.addition });
    return { card: 'add', reference, typed, scene, n };
  };
  const read = addToReportSchema.safeParse(inputs);
  return read.success
    ? { kind: 'command', command: { name: 'addToReport', reference, ...read.data }, form }
    : { kind: 'form', form: { ...form(), problems: problemOf('text', read.error) } };
};

/** *Add*: the reporter adds to the report. */
export const addCard = { verbs: ['record.addSend'], render, parse } as const;
