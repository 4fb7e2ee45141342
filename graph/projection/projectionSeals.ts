import type { CorrectiveActionRow } from '../lists/correctiveActions.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import { sealOfActions } from './actionRows.ts';
import { sealOfNonconformities } from './nonconformityRow.ts';
import type { Seal } from './seal.ts';

export type ProjectionSeals = {
  readonly nonconformities: Seal<NonconformityRow>;
  readonly actions: Seal<CorrectiveActionRow>;
};

export const projectionSeals = (key: string): ProjectionSeals => ({
  nonconformities: sealOfNonconformities(key),
  actions: sealOfActions(key),
});
