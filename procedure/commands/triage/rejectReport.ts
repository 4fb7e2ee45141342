import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';

const schema = z.object({ reason: requiredText(longest.reason) });

/**
 * The report is no nonconformity. The reporter is told the reason and may object once; if management upheld an
 * objection, the report cannot be rejected again.
 */
export const rejectReport = defineCommand({
  name: 'rejectReport',
  schema,
  decide: ({ reason }, record) =>
    record.rejection?.decision?.upheld
      ? refuse({ reason: 'alreadyDone' })
      : recordEvent({ type: 'ReportRejected', reason }),
});
