import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';
import type { OnRecord } from '../onRecord.ts';

/** It is no nonconformity. The reason is told to the reporter, who may object once. */
export const rejectReportSchema = z.object({ reason: requiredText(longest.reason) });
export type RejectReport = OnRecord<'rejectReport', typeof rejectReportSchema>;

/** Management said once that it is to be triaged: that stands. */
export const decideRejectReport = ({ reason }: RejectReport, record: Nonconformity): Decision =>
  record.rejection?.decision?.upheld
    ? refuse({ reason: 'alreadyDone' })
    : recordEvent({ type: 'ReportRejected', reason });
