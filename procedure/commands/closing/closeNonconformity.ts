import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { requiredText } from '../../record/reportFacts.ts';
import { missing } from '../../stages/gates.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';
import { formLimits } from '../fields.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** Everything that 10.2 demands in this lane is there; the summary says in a few words what came of it. */
export const closeNonconformitySchema = z.object({ summary: requiredText(formLimits.text) });
export type CloseNonconformity = OnRecord<'closeNonconformity', typeof closeNonconformitySchema>;

export const decideCloseNonconformity = (command: CloseNonconformity, record: Nonconformity): Decision => {
  const { stage } = record;
  const end = record.triage?.lane === 'correctionOnly' ? 'triaged' : 'verification';
  if (stage !== end) return refuse({ reason: 'notInThisStage', stage });
  const lacking = missing(record);
  return lacking.length > 0
    ? refuse({ reason: 'incomplete', missing: lacking })
    : recordEvent({ type: 'NonconformityClosed', ...formFieldsOf(command) });
};
