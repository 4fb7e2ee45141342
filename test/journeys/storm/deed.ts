import type { SeededPerson } from '../../../infra/local/tenant.ts';

/** Puts the command's own mark behind a text, by which it is known again in History. */
export type Say = (text: string) => string;

/** An intended action. It becomes a command, with its own `n`, when the person does it. */
export type Deed = {
  readonly who: SeededPerson;
  /** Of the command. */
  readonly name: string;
  readonly reference?: string | undefined;
  readonly form: (say: Say) => Readonly<Record<string, unknown>>;
  /** In the tab if absent; `bot`: a press on a card in the personal chat. */
  readonly door?: 'bot' | undefined;
  readonly mustBeRefused?: true | undefined;
};

/** The verbs of the buttons that stand for commands. */
export const verbs: Readonly<Record<string, string>> = {
  report: 'report.send',
  addToReport: 'record.addSend',
  correctReport: 'record.correctSend',
  withdrawReport: 'record.withdrawSend',
};
