import { caseChecks } from './caseChecks.ts';
import type { Check } from './check.ts';
import { dutyChecks } from './dutyChecks.ts';
import { endpointChecks } from './endpointChecks.ts';
import { gateChecks } from './gateChecks.ts';
import { readerChecks } from './readerChecks.ts';
import { rightChecks } from './rightChecks.ts';
import { useCaseChecks } from './useCaseChecks.ts';

/** All lines of the matrix. The product's rules differ from none; rules with a mistake differ from one at least. */
export const checks: readonly Check[] = [
  ...rightChecks,
  ...readerChecks,
  ...dutyChecks,
  ...gateChecks,
  ...caseChecks,
  ...endpointChecks,
  ...useCaseChecks,
];
