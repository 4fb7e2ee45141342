import type { CommandName } from '../commands/command.ts';
import type { Relation } from './relations.ts';
import { isEnded, type Stage, stages } from './stages.ts';

/**
 * Who may do what, and in which stage. One row a command: to add a command, add its row.
 * `stages: 'none'` marks a command that is about no existing record.
 */
export type Permission = {
  readonly may: readonly Relation[];
  readonly stages: readonly Stage[] | 'none';
};

const running = stages.filter((stage) => !isEnded(stage));

export const permissions: Readonly<Record<CommandName, Permission>> = {
  // 10.2 begins with whoever notices: anybody in the house, and an auditor who is a guest.
  report: { may: ['employee', 'auditor'], stages: 'none' },
  addToReport: { may: ['reporter'], stages: running },
  // Once the security team has taken it up, facts are corrected by adding: what they decided on must stay readable.
  correctReport: { may: ['reporter'], stages: ['reported'] },
  withdrawReport: { may: ['reporter'], stages: ['reported'] },
  chooseTriageChannel: { may: ['administrator'], stages: 'none' },
};
