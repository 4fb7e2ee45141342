import type { NonconformityEvent } from '../record/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { type AddToReport, decideAddToReport } from './addToReport.ts';
import type { ChooseTriageChannel } from './chooseTriageChannel.ts';
import { type CorrectReport, decideCorrectReport } from './correctReport.ts';
import type { Decision } from './decision.ts';
import type { Report } from './report.ts';
import { decideWithdrawReport, type WithdrawReport } from './withdrawReport.ts';

/** Commands about a record that exists. */
export type RecordCommand = AddToReport | CorrectReport | WithdrawReport;

export type Command = Report | RecordCommand | ChooseTriageChannel;
export type CommandName = Command['name'];

/** Decides a command on a record; who may and in which stage was checked before (`stages/permissions.ts`). Pure. */
export const decideOnRecord = (command: RecordCommand, record: Nonconformity): Decision<NonconformityEvent> => {
  switch (command.name) {
    case 'addToReport':
      return decideAddToReport(command);
    case 'correctReport':
      return decideCorrectReport(command, record);
    case 'withdrawReport':
      return decideWithdrawReport(command);
    default:
      return command satisfies never;
  }
};
