import type { z } from 'zod';
import type { RuleName } from '../organisation/rules.ts';
import { type FieldProblem, isFieldProblem, type ReportField } from '../record/report/reportFacts.ts';

/** The fields of the commands' forms, besides those of the report: the fields in which a decision may find a problem. */
type CommandField =
  | 'text'
  | 'anonymity'
  | 'notToIsmsManager'
  | 'reason'
  | 'because'
  | 'lane'
  | 'laneReason'
  | 'grade'
  | 'gradeReason'
  | 'owner'
  | 'externalAudit'
  | 'body'
  | 'auditEnd'
  | 'planDue'
  | 'evidenceDue'
  | 'theirReference'
  | 'upheld'
  | 'of'
  | 'act'
  | 'kind'
  | 'by'
  | 'doneOn'
  | 'proof'
  | 'consequences'
  | 'told'
  | 'similar'
  | 'areas'
  | 'checkedBy'
  | 'found'
  | 'result'
  | 'problem'
  | 'implications'
  | 'causes'
  | 'method'
  | 'whys'
  | 'id'
  | 'question'
  | 'answer'
  | 'children'
  | 'rootCauses'
  | 'statement'
  | 'category'
  | 'whyId'
  | 'agreedBy'
  | 'aloneBecause'
  | 'plan'
  | 'basedOn'
  | 'manager'
  | 'objective'
  | 'objectives'
  | 'actions'
  | 'title'
  | 'term'
  | 'due'
  | 'shortTermNotNecessary'
  | 'successCriteria'
  | 'verification'
  | 'on'
  | 'verifier'
  | 'followUps'
  | 'ismsChange'
  | 'needed'
  | 'purpose'
  | 'integrity'
  | 'resources'
  | 'responsibilities'
  | 'to'
  | 'from'
  | 'until'
  | 'revision'
  | 'exception'
  | 'comment'
  | 'action'
  | 'note'
  | 'file'
  | 'name'
  | 'bytes'
  | 'sha256'
  | 'link'
  | 'granted'
  | 'heldOn'
  | 'next'
  | 'verdict'
  | 'checkAgainOn'
  | 'summary'
  | 'risk'
  | 'expires'
  | 'conclusion'
  | 'raised'
  | 'nextOn'
  | 'review'
  | 'changes'
  | 'session'
  | 'facilitator'
  | 'people'
  | 'contribution'
  | 'type'
  | 'why'
  | 'cause'
  | 'into'
  | 'step'
  | 'despite'
  | 'round'
  | 'objection'
  | 'area'
  | 'deadline'
  | 'message';
type Field = CommandField | ReportField;

/** A field, a field in one row of a list (counted from 0: `actions.2.due`), or a rule of the organisation. */
export type FieldPath = Field | `${'actions' | 'rootCauses'}.${number}.${Field}` | RuleName;
export type Problems = Readonly<Partial<Record<FieldPath, FieldProblem>>>;

const pathOf = (path: readonly PropertyKey[]): FieldPath => {
  const field = path.findLast((step) => typeof step === 'string') ?? 'text';
  const row = path.findIndex((step) => typeof step === 'number');
  const list = path[row - 1];
  const inRow = (list === 'actions' || list === 'rootCauses') && field !== list;
  return (inRow ? `${list}.${String(path[row])}.${field}` : field) as FieldPath;
};

const problemOf = (issue: z.core.$ZodIssue): FieldProblem => {
  if (isFieldProblem(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') return 'missing';
  return issue.code === 'too_big' ? 'tooMany' : 'unknownChoice';
};

/** The first problem of each field. A form that is no object lacks its text. */
export const problemsAt = (error: z.ZodError): Problems => {
  const problems: Partial<Record<FieldPath, FieldProblem>> = {};
  for (const issue of error.issues) problems[pathOf(issue.path)] ??= problemOf(issue);
  return problems;
};
