import { aRecord } from '../../../test/builders/aRecord.ts';
import { selfTester } from '../../record/selfTest.ts';
import { decideEndSelfTest } from './endSelfTest.ts';

describe('the end of a self-test', () => {
  const scratch = { ...aRecord({ stage: 'implementation' }), reporter: selfTester };

  it('withdraws the scratch record from any stage, and says what it was', () => {
    expect(decideEndSelfTest(scratch)).toEqual({
      events: [{ type: 'ReportWithdrawn', reason: expect.stringContaining('self-test') }],
    });
  });

  it('never touches a record of a person, nor one that has ended', () => {
    expect(decideEndSelfTest(aRecord({ stage: 'implementation' }))).toEqual({ refusal: { reason: 'notAllowed' } });
    expect(decideEndSelfTest({ ...scratch, stage: 'withdrawn' })).toEqual({ refusal: { reason: 'alreadyDone' } });
  });
});
