import { z } from 'zod';
import { requiredText } from '../../record/report/reportFacts.ts';
import { recordEvent, refuse } from '../decision.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { formLimits } from '../fields.ts';

const schema = z.object({
  problem: requiredText(formLimits.text),
  implications: requiredText(formLimits.text),
});

/**
 * 10.2 b 1: the reviewed problem and its implications. The first statement begins the analysis, later ones correct
 * it.
 */
export const confirmStatement = defineCommand({
  name: 'confirmStatement',
  schema,
  decide: (command, record) =>
    record.statement?.problem === command.problem && record.statement.implications === command.implications
      ? refuse({ reason: 'nothingChanged' })
      : recordEvent({ type: 'StatementConfirmed', ...formFieldsOf(command) }),
});
