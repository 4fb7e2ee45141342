import { z } from 'zod';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { record } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({ text: requiredText(longest.addition) });

/** The security team asks whoever reported. An unnamed reporter finds it with his case code; nothing is sent to him. */
export const askReporter = defineCommand({
  name: 'askReporter',
  schema,
  decide: (command) => record({ type: 'ReporterAsked', ...formFieldsOf(command) }),
});
