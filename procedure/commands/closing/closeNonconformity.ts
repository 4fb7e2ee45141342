import { z } from 'zod';
import { requiredText } from '../../record/reportFacts.ts';
import { missing } from '../../stages/gates.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formLimits } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({ summary: requiredText(formLimits.text) });

/** Everything that 10.2 demands in this lane is there; the summary says in a few words what came of it. */
export const closeNonconformity = defineCommand({
  name: 'closeNonconformity',
  schema,
  decide: (command, record) => {
    const { stage } = record;
    const end = record.triage?.lane === 'correctionOnly' ? 'triaged' : 'verification';
    if (stage !== end) return refuse({ reason: 'notInThisStage', stage });
    const lacking = missing(record);
    return lacking.length > 0
      ? refuse({ reason: 'incomplete', missing: lacking })
      : recordEvent({ type: 'NonconformityClosed', ...formFieldsOf(command) });
  },
});
