import type { EditorCommand } from '../../../api/wire.ts';
import { hasTexts } from '../editor/kept.ts';
import type { Drafting } from '../editor/useEdit.ts';

export const decisions = ['approvePlan', 'returnPlan', 'rejectPlan', 'delegateApproval'] as const;
export type DecisionName = (typeof decisions)[number];

const fields = ['exception', 'comment', 'action', 'reason', 'to', 'until'] as const;
export type DecisionField = (typeof fields)[number];
export type DecisionDraft = Readonly<Record<DecisionField, string>>;

export const noDecision: DecisionDraft = { exception: '', comment: '', action: '', reason: '', to: '', until: '' };

/** No one else types the same decision: there is nothing to merge. */
export const decisionDrafting: Drafting<DecisionDraft> = {
  isDraft: (value): value is DecisionDraft => hasTexts(value, fields),
  divergences: () => [],
  merged: (_theirs, mine) => mine,
};

/** The command that a decision is. @param revision of the plan that was seen */
export const decisionOf = (
  name: DecisionName,
  reference: EditorCommand['reference'],
  revision: number,
  { exception, comment, action, reason, to, until }: DecisionDraft,
): EditorCommand => {
  switch (name) {
    case 'approvePlan':
      return { name, reference, revision, ...(exception.trim() !== '' && { exception }) };
    case 'returnPlan':
      return { name, reference, revision, comment, ...(action !== '' && { action }) };
    case 'rejectPlan':
      return { name, reference, revision, reason };
    case 'delegateApproval':
      return { name, reference, to, until };
    default:
      return name satisfies never;
  }
};
