import type { Nonconformity } from '../../record/nonconformity.ts';
import { requiredText } from '../../record/report/reportFacts.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import { existingConflict } from '../../stages/segregation.ts';
import { recordUnless, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formLimits } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { newTask } from '../peopleProblems.ts';
import { triageProblems, triageReportSchema } from './triageReport.ts';

const schema = triageReportSchema.extend({ because: requiredText(formLimits.reason) });

/** After approval was requested, or after an ineffective cycle, the lane with its gates stays. */
const laneIsFixed = ({ stage, cycle }: Nonconformity): boolean =>
  cycle.number > 1 || !['triaged', 'analysis', 'planning'].includes(stage);

/** Changes lane, grade or owner: the whole choice again, with a reason. */
export const changeTriage = defineCommand({
  name: 'changeTriage',
  schema,
  people: ({ owner }, { triage }) => newTask('owner', owner, triage?.owner),
  decide: (command, record, context) => {
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
  },
});
