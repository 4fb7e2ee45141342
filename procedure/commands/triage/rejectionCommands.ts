import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import type { Party } from '../../stages/segregation.ts';
import { sealedConflict } from '../approval/approver.ts';
import { recordEvent, refuse } from '../decision.ts';
import { defineCommand, defineTextCommand, formFieldsOf } from '../defineCommand.ts';
import { yesOrNo } from '../fields.ts';

/**
 * The report is no nonconformity. The reporter sees the reason and may object once; if management upheld an
 * objection, the report cannot be rejected again.
 */
const rejectReport = defineTextCommand({
  name: 'rejectReport',
  text: { field: 'reason', most: longest.reason },
  decide: ({ reason }, record) =>
    record.rejection?.decision?.upheld
      ? refuse({ reason: 'alreadyDone' })
      : recordEvent({ type: 'ReportRejected', reason }),
});

export const objectToRejectionSchema = z.object({ text: requiredText(longest.addition) });

/** The reporter's one objection to a rejection. It goes to management. */
const objectToRejection = defineCommand({
  name: 'objectToRejection',
  schema: objectToRejectionSchema,
  decide: ({ text }, record) =>
    record.rejection?.objection
      ? refuse({ reason: 'alreadyDone' })
      : recordEvent({ type: 'RejectionObjectedTo', text }),
});

const decideObjectionSchema = z.object({ upheld: yesOrNo, reason: requiredText(longest.reason) });

/** Management decides on the reporter's objection. If it is upheld, the report is triaged after all. */
const decideObjection = defineCommand({
  name: 'decideObjection',
  schema: decideObjectionSchema,
  bars: (record, standing) => {
    const { id } = standing.actor;
    const { rejection, reporter } = record;
    const as: Party | undefined =
      id === reporter || sealedConflict(record, standing) ? 'reporter' : id === rejection?.by ? 'rejecter' : undefined;
    return as && { reason: 'segregation', conflict: { duty: 'decideObjection', as } };
  },
  decide: (command, { rejection }) => {
    if (!rejection?.objection) return refuse({ reason: 'nothingToDecide' });
    if (rejection.decision) return refuse({ reason: 'alreadyDone' });
    return recordEvent({ type: 'ObjectionDecided', ...formFieldsOf(command) });
  },
});

export const rejectionCommands = {
  rejectReport,
  objectToRejection,
  decideObjection,
} as const;
