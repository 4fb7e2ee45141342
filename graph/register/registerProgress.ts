import type { RegisterProgress } from '../../procedure/ports/register/registerProgress.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { MemoryRegister } from './memoryRegister.ts';

/**
 * Records without a valid item are projected again after the start. Records that are opened later are not waited for:
 * the register has them within seconds.
 * @param atStart the nonconformities in History
 */
export const createRegisterProgress = (
  { size, sequenceOf }: Pick<MemoryRegister, 'size' | 'sequenceOf'>,
  atStart: readonly Reference[],
): (() => RegisterProgress) => {
  let missing = atStart;
  return () => {
    missing = missing.filter((reference) => sequenceOf(reference) === 0);
    return { loaded: size(), expected: size() + missing.length };
  };
};
