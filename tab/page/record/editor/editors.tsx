import type { ReactNode } from 'react';
import type { CommandName } from '../../../../procedure/stages/permissions.ts';
import { CausesEditor } from '../cause/CausesEditor.tsx';
import { StatementEditor } from '../cause/StatementEditor.tsx';
import { DecisionEditor } from '../plan/DecisionEditor.tsx';
import { PlanEditor } from '../plan/PlanEditor.tsx';
import { SubmitEditor } from '../plan/SubmitEditor.tsx';
import type { EditorProps } from './EditorDialog.tsx';

/** The commands whose form is more than a list of fields, each with its editor. */
export const editors = {
  confirmStatement: StatementEditor,
  determineCauses: CausesEditor,
  draftPlan: PlanEditor,
  submitPlan: SubmitEditor,
  approvePlan: (props) => <DecisionEditor name="approvePlan" {...props} />,
  returnPlan: (props) => <DecisionEditor name="returnPlan" {...props} />,
  rejectPlan: (props) => <DecisionEditor name="rejectPlan" {...props} />,
  delegateApproval: (props) => <DecisionEditor name="delegateApproval" {...props} />,
} as const satisfies Readonly<Partial<Record<CommandName, (props: EditorProps) => ReactNode>>>;

export type EditorName = keyof typeof editors;

/** The editor of a command. Loaded when the first is opened. */
export const Editor = ({ name, ...props }: EditorProps & { readonly name: EditorName }): ReactNode => {
  const One = editors[name];
  return <One {...props} />;
};
