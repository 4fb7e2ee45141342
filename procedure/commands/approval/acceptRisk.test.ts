import { aRecord, presses } from '../../../test/builders/aRecord.ts';
import { given } from '../../../test/builders/given.ts';

const { reason } = presses.accept.form;
const accept = { reason, risk: 'R-12', expires: '2027-11-24' } as const;

describe('a risk', () => {
  const stated = aRecord({ stage: 'analysis' });

  it('is accepted once the problem is put right and its consequences are dealt with', () => {
    const { correction: _, consequences: __, ...without } = stated;
    given(without as typeof stated)
      .when('acceptRisk', accept, 'management')
      .refuses({
        reason: 'incomplete',
        missing: [
          { part: 'correction', letter: 'a1' },
          { part: 'consequences', letter: 'a2' },
        ],
      });
    given(stated)
      .when('acceptRisk', accept, 'management')
      .gives({ type: 'RiskAccepted', ...accept });
  });

  it('is not accepted straight from triage', () => {
    given(aRecord()).when('acceptRisk', accept, 'management').refuses({ reason: 'notInThisStage', stage: 'triaged' });
  });

  it.each([
    [{ risk: ' ' }, { risk: 'missing' }],
    // The organisation allows twelve months.
    [{ expires: '2027-11-25' }, { expires: 'tooFarAhead' }],
  ])('%j: %j', (changes, problems) => {
    given(stated)
      .when('acceptRisk', { ...accept, ...changes }, 'management')
      .refuses({ reason: 'invalid', problems });
  });
});
