import { aRecord } from '../../test/builders/aRecord.ts';
import type { Nonconformity } from './nonconformity.ts';

it('work without an approved plan does not compile', () => {
  const { cycle, ...planning } = aRecord({ stage: 'planning' });
  // @ts-expect-error the stage needs an approval in its cycle
  const working: Nonconformity = { ...planning, cycle, stage: 'implementation' };
  // @ts-expect-error and so does the verification of what was done
  const verifying: Nonconformity = { ...planning, cycle, stage: 'verification' };
  expect([working.cycle.approval, verifying.cycle.approval]).toEqual([undefined, undefined]);
});
