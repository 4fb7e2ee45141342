import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { oneTextForm } from '../oneTextForm.ts';

export const rejectReportForm = {
  ...oneTextForm({ field: 'reason', most: longest.reason, label: 'whyRejected', hint: 'reject' }),
  isFinal: true,
} as const;
