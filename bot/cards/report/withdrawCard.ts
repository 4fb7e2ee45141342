import { withdrawReportSchema } from '../../../procedure/commands/report/reportCommands.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import type { Drawing } from '../drawing.ts';
import type { WithdrawForm } from '../form.ts';
import type { AdaptiveCard } from '../parts/card.ts';
import { problemOf, textForm } from '../parts/textForm.ts';
import { keepTyped } from '../parts/typed.ts';
import type { Press, PressIntent } from '../press.ts';

const render = (form: WithdrawForm, drawing: Drawing): AdaptiveCard => {
  const { withdraw } = drawing.words;
  const { label, hint, send } = withdraw;
  return textForm(
    form,
    {
      label,
      hint,
      send,
      title: withdraw.title(form.reference),
      field: 'reason',
      most: longest.reason,
      verb: 'record.withdrawSend',
      style: 'destructive',
    },
    drawing,
  );
};

const parse = ({ reference, inputs, scene, n }: Press): PressIntent => {
  if (!reference) return { kind: 'outdated' };
  const form = (): WithdrawForm => {
    const typed = keepTyped(inputs, { reason: longest.reason });
    return { card: 'withdraw', reference, typed, scene, n };
  };
  const read = withdrawReportSchema.safeParse(inputs);
  return read.success
    ? { kind: 'command', command: { name: 'withdrawReport', reference, ...read.data }, form }
    : { kind: 'form', form: { ...form(), problems: problemOf('reason', read.error) } };
};

/** *Withdraw* asks for confirmation with this card. */
export const withdrawCard = { verbs: ['record.withdrawSend'], render, parse } as const;
