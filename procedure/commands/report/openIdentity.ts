import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** A custodian opens a sealed identity. The reason is recorded before anything is shown; who it is never is. */
export const openIdentitySchema = z.object({ reason: requiredText(longest.reason) });
export type OpenIdentity = OnRecord<'openIdentity', typeof openIdentitySchema>;

export const decideOpenIdentity = (command: OpenIdentity, { unnamed }: Nonconformity): Decision =>
  unnamed?.kind === 'sealed'
    ? recordEvent({ type: 'IdentityOpened', ...formFieldsOf(command) })
    : refuse({ reason: 'nothingToDecide' });
