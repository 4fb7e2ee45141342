import { canonicalJson } from '../record/canonicalJson.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { requiredText } from '../record/reportFacts.ts';
import { standingConflict } from '../stages/segregation.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, recordUnless, refuse } from './decision.ts';
import { most } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';
import { triageProblems, triageReportSchema } from './triageReport.ts';

/** Lane, grade or owner turn out otherwise. The whole choice again, and why. */
export const changeTriageSchema = triageReportSchema.extend({ because: requiredText(most.reason) });
export type ChangeTriage = OnRecord<'changeTriage', typeof changeTriageSchema>;

/** Once management was asked, or a cycle was not effective, nobody leaves the lane with its gates. */
const laneIsFixed = ({ stage, cycle }: Nonconformity): boolean =>
  cycle.number > 1 || !['triaged', 'analysis', 'planning'].includes(stage);

export const decideChangeTriage = (command: ChangeTriage, record: Nonconformity, deciding: Deciding): Decision => {
  const { because, ...triage } = saidBy(command);
  const { triage: before } = record;
  if (before) {
    const { at: _, by: __, ...chosen } = before;
    if (canonicalJson(chosen) === canonicalJson(triage)) return refuse({ reason: 'nothingChanged' });
    if (before.lane !== triage.lane && laneIsFixed(record))
      return refuse({ reason: 'invalid', problems: { lane: 'tooLate' } });
    if (before.owner !== triage.owner) {
      const conflict = standingConflict({ ...record, triage: { ...before, owner: triage.owner } });
      if (conflict) return refuse({ reason: 'segregation', conflict });
    }
  }
  return recordUnless(triageProblems(command, deciding), { type: 'TriageChanged', ...triage, because });
};
