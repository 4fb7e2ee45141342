import type { Nonconformity } from '../../record/nonconformity.ts';
import { isSelfTest } from '../../record/selfTest.ts';
import { isEnded } from '../../stages/stages.ts';
import { type Decision, recordEvent, refuse } from '../decision.ts';

/**
 * Withdraws the scratch record of a self-test in any stage. It keeps its number, and its history says what it was. No
 * person can report like this, so no one can end their own record this way.
 */
export const decideEndSelfTest = (record: Nonconformity): Decision => {
  if (!isSelfTest(record)) return refuse({ reason: 'notAllowed' });
  if (isEnded(record.stage)) return refuse({ reason: 'alreadyDone' });
  const reason = 'This was a self-test of TenTwo (npm run doctor -- --self-test), not a nonconformity.';
  return recordEvent({ type: 'ReportWithdrawn', reason });
};
