import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { record as recordEvent } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { actionId } from '../fields.ts';
import { formFieldsOf } from '../formFieldsOf.ts';
import { openAction } from './openAction.ts';

const schema = z.object({ action: actionId, note: requiredText(longest.reason) });

/** Records the progress of an action. */
export const reportProgress = defineCommand({
  name: 'reportProgress',
  schema,
  decide: (command, record, context) => {
    const found = openAction(command, record, context);
    return 'refusal' in found ? found : recordEvent({ type: 'ActionProgressed', ...formFieldsOf(command) });
  },
});
