import { type ReportedMessage, readReportedMessage } from '../../../../procedure/record/report/reportedMessage.ts';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import { quiet } from '../texts.ts';
import type { Typed } from '../typed.ts';
import { fieldProblem, problemLine } from './fieldProblem.ts';

type Inputs = Readonly<Record<string, unknown>>;

/** The message that a form was opened for. Its buttons carry it, and no chat keeps them. */
export const messageIn = (inputs: Inputs): ReportedMessage | undefined => readReportedMessage(inputs.message);

/** Only a readable *yes* keeps it. Teams sends the value of a toggle as a string (its documentation, cards-actions). */
export const keepsMessage = ({ keepMessage }: Inputs): boolean => keepMessage === 'true' || keepMessage === true;

export const keepMessageTyped = (inputs: Inputs): Typed => ({ keepMessage: String(keepsMessage(inputs)) });

type MessageView = {
  readonly message: ReportedMessage;
  readonly typed: Typed;
  readonly problem: FieldProblem | undefined;
};

/** Whether the message is kept. The label says what that means, especially for an anonymous reporter. */
export const drawMessageInputs = ({ message, typed, problem }: MessageView, drawing: Drawing): readonly Element[] => {
  const words = drawing.words.extension.message;
  return [
    {
      type: 'Input.Toggle',
      id: 'keepMessage',
      title: words.keep,
      value: typed.keepMessage === 'false' ? 'false' : 'true',
      wrap: true,
    },
    ...(problem === 'notFitting' ? [problemLine(words.namesYou)] : fieldProblem(drawing, problem, undefined)),
    quiet(message.link === undefined ? words.keptText : words.keptWithLink),
  ];
};
