import { z } from 'zod';
import { longest, requiredText } from '../../record/reportFacts.ts';
import { type Decision, record } from '../decision.ts';
import { formFieldsOf, type OnRecord } from '../onRecord.ts';

/** The security team asks whoever reported. An unnamed reporter finds it with his case code; nothing is sent to him. */
export const askReporterSchema = z.object({ text: requiredText(longest.addition) });
export type AskReporter = OnRecord<'askReporter', typeof askReporterSchema>;

export const decideAskReporter = (command: AskReporter): Decision =>
  record({ type: 'ReporterAsked', ...formFieldsOf(command) });
