import { z } from 'zod';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';

const schema = z.object({ reason: requiredText(longest.reason) });

/**
 * It is no nonconformity. The reason is told to the reporter, who may object once.
 * Management said once that it is to be triaged: that stands.
 */
export const rejectReport = defineCommand({
  name: 'rejectReport',
  schema,
  decide: ({ reason }, record) =>
    record.rejection?.decision?.upheld
      ? refuse({ reason: 'alreadyDone' })
      : recordEvent({ type: 'ReportRejected', reason }),
});
