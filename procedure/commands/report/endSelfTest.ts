import type { Nonconformity } from '../../record/nonconformity.ts';
import { isSelfTest } from '../../record/selfTest.ts';
import { isEnded } from '../../stages/stages.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';

/**
 * Takes a scratch record back, whatever stage it came to. It keeps its number, and its history says what it was. Nobody
 * can report so, therefore nobody can end a record of his own so.
 */
export const decideEndSelfTest = (record: Nonconformity): Decision => {
  if (!isSelfTest(record)) return refuse({ reason: 'notAllowed' });
  if (isEnded(record.stage)) return refuse({ reason: 'alreadyDone' });
  const reason = 'This was a self-test of TenTwo (npm run doctor -- --self-test), not a nonconformity.';
  return recordEvent({ type: 'ReportWithdrawn', reason });
};
