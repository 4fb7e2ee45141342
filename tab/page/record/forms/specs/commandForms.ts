import type { RecordCommandName } from '../../../../../procedure/stages/permissions.ts';
import { actionForms } from './actionForms.ts';
import { causeForms, planForms } from './causeForms.ts';
import type { CommandGroup } from './commandGroups.ts';
import { endForms, workForms } from './endForms.ts';
import type { CommandForms } from './formSpec.ts';
import { objectionForms } from './objectionForms.ts';
import { reactForms } from './reactForms.ts';
import { reportForms } from './reportForms.ts';
import { triageForms } from './triageForms.ts';

/** How each command is given on this page: by a form, or elsewhere. The groups are those of the menu. */
const formsIn = {
  report: reportForms,
  triage: { ...objectionForms, ...triageForms },
  react: reactForms,
  causes: causeForms,
  plan: planForms,
  actions: actionForms,
  end: endForms,
  work: workForms,
} as const satisfies Readonly<Record<CommandGroup, CommandForms>>;

/** A missing one belongs in the file of its subject. */
export const commandForms: Required<CommandForms> = {
  ...formsIn.report,
  ...formsIn.triage,
  ...formsIn.react,
  ...formsIn.causes,
  ...formsIn.plan,
  ...formsIn.actions,
  ...formsIn.end,
  ...formsIn.work,
};

/** Whether a command is in this group of the menu. */
export const isInGroup = (name: RecordCommandName, group: CommandGroup): boolean => name in formsIn[group];
