import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { record } from '../decision.ts';
import { defineCommand } from '../defineCommand.ts';
import { formFieldsOf } from '../formFieldsOf.ts';

const schema = z.object({ text: requiredText(longest.addition) });

/** The security team asks the reporter. Unnamed reporters find the question with their case code; nothing is sent. */
export const askReporter = defineCommand({
  name: 'askReporter',
  schema,
  decide: (command) => record({ type: 'ReporterAsked', ...formFieldsOf(command) }),
});
