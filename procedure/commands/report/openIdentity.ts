import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({ reason: requiredText(longest.reason) });

/** A custodian opens a sealed identity. The reason is recorded before it is displayed; the identity itself never is. */
export const openIdentity = defineCommand({
  name: 'openIdentity',
  schema,
  decide: (command, { unnamed }) =>
    unnamed?.kind === 'sealed'
      ? recordEvent({ type: 'IdentityOpened', ...formFieldsOf(command) })
      : refuse({ reason: 'nothingToDecide' }),
});
