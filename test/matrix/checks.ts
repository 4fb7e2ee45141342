import { caseChecks } from './caseChecks.ts';
import type { Check } from './check.ts';
import { doorChecks } from './doorChecks.ts';
import { doorwayChecks } from './doorwayChecks.ts';
import { dutyChecks } from './dutyChecks.ts';
import { gateChecks } from './gateChecks.ts';
import { readerChecks } from './readerChecks.ts';
import { rightChecks } from './rightChecks.ts';

/** All lines of the matrix. The product's rules differ from none; rules with a mistake differ from one at least. */
export const checks: readonly Check[] = [
  ...rightChecks,
  ...readerChecks,
  ...dutyChecks,
  ...gateChecks,
  ...caseChecks,
  ...doorChecks,
  ...doorwayChecks,
];
