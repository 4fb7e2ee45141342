import { z } from 'zod';
import { requiredText } from '../../record/report/reportFacts.ts';
import { missing } from '../../stages/gates.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formLimits } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({ summary: requiredText(formLimits.text) });

/** Closes the record: everything that 10.2 demands in its lane is there. The summary states the outcome. */
export const closeNonconformity = defineCommand({
  name: 'closeNonconformity',
  schema,
  decide: (command, record) => {
    const { stage } = record;
    const end = record.triage?.lane === 'correctionOnly' ? 'triaged' : 'verification';
    if (stage !== end) return refuse({ reason: 'notInThisStage', stage });
    const missingParts = missing(record);
    return missingParts.length > 0
      ? refuse({ reason: 'incomplete', missing: missingParts })
      : recordEvent({ type: 'NonconformityClosed', ...formFieldsOf(command) });
  },
});
