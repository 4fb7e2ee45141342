import type { ReportedIn } from '../record/choices.ts';
import type { NonconformityEvent } from '../record/events.ts';
import type { ReportFacts } from '../record/reportFacts.ts';
import type { Language } from '../words/languages.ts';
import type { Circumstances } from './circumstances.ts';

/** 10.2 a, identification: anybody reports what is not as it should be. */
export type Report = {
  readonly name: 'report';
  readonly facts: ReportFacts;
  readonly language: Language;
  readonly reportedIn: ReportedIn;
};

export const decideReport = (
  command: Report,
  circumstances: Pick<Circumstances, 'procedureVersion'>,
): { readonly events: readonly [NonconformityEvent] } => ({
  events: [
    {
      type: 'Reported',
      facts: command.facts,
      language: command.language,
      reportedIn: command.reportedIn,
      procedureVersion: circumstances.procedureVersion,
    },
  ],
});
