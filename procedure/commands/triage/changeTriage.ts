import { canonicalJson } from '../../record/canonicalJson.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { requiredText } from '../../record/reportFacts.ts';
import { existingConflict } from '../../stages/segregation.ts';
import { type Decision, recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { formLimits } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';
import { triageProblems, triageReportSchema } from './triageReport.ts';

/** Lane, grade or owner turn out otherwise. The whole choice again, and why. */
export const changeTriageSchema = triageReportSchema.extend({ because: requiredText(formLimits.reason) });
export type ChangeTriage = OnRecord<'changeTriage', typeof changeTriageSchema>;

/** Once management was asked, or a cycle was not effective, nobody leaves the lane with its gates. */
const laneIsFixed = ({ stage, cycle }: Nonconformity): boolean =>
  cycle.number > 1 || !['triaged', 'analysis', 'planning'].includes(stage);

export const decideChangeTriage = (
  command: ChangeTriage,
  record: Nonconformity,
  context: DecisionContext,
): Decision => {
  const { because, ...triage } = formFieldsOf(command);
  const { triage: before } = record;
  if (before) {
    const { at: _, by: __, ...chosen } = before;
    if (canonicalJson(chosen) === canonicalJson(triage)) return refuse({ reason: 'nothingChanged' });
    if (before.lane !== triage.lane && laneIsFixed(record))
      return refuse({ reason: 'invalid', problems: { lane: 'tooLate' } });
    if (before.owner !== triage.owner) {
      const conflict = existingConflict({ ...record, triage: { ...before, owner: triage.owner } });
      if (conflict) return refuse({ reason: 'segregation', conflict });
    }
  }
  return recordUnless(triageProblems(command, context), { type: 'TriageChanged', ...triage, because });
};
