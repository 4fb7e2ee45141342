import type { Circumstances } from '../../procedure/commands/circumstances.ts';
import { sha256 } from './sha256.ts';
import { theIdentities } from './theIdentities.ts';

/** Tuesday 24 November 2026, with nobody in any group. */
export const theCircumstances: Circumstances = {
  today: '2026-11-24',
  procedureVersion: '3.1',
  management: [],
  instead: [],
  isSealed: theIdentities.isSealed,
  digest: sha256,
};
