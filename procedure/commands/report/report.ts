import type { NonconformityEvent } from '../../record/history/events.ts';
import type { Anonymity, Unnamed } from '../../record/report/identity.ts';
import { namesPeople, type ReportedMessage } from '../../record/report/reportedMessage.ts';
import type { ReportFacts } from '../../record/report/reportFacts.ts';
import type { ReportedIn } from '../../record/values/choices.ts';
import type { Language } from '../../words/languages.ts';
import { type Decision, refuse } from '../decision.ts';
import type { OrganisationContext } from '../decisionContext.ts';

/** 10.2 a, identification: anyone reports what is not as it should be, without fear. */
export type Report = {
  readonly name: 'report';
  readonly facts: ReportFacts;
  readonly language: Language;
  readonly reportedIn: ReportedIn;
  readonly anonymity: Anonymity;
  /** The alternate is to triage it. */
  readonly notToIsmsManager: boolean;
  /** The message that the report was made from, if the reporter wants it kept. */
  readonly message?: ReportedMessage | undefined;
};

/** @param unnamed what is kept of an unnamed reporter */
export const decideReport = (
  { facts, language, reportedIn, anonymity, notToIsmsManager, message }: Report,
  organisation: Pick<OrganisationContext, 'procedureVersion' | 'alternates'>,
  unnamed?: Unnamed,
): Decision => {
  // A message in a channel has a known author.
  if (anonymity !== 'named' && reportedIn === 'channel')
    return refuse({ reason: 'invalid', problems: { anonymity: 'notFitting' } });
  // A row of an unnamed report holds nothing that leads to the reporter.
  if (anonymity !== 'named' && message?.link !== undefined && namesPeople(message.link))
    return refuse({ reason: 'invalid', problems: { message: 'notFitting' } });
  if (notToIsmsManager && organisation.alternates.length === 0)
    return refuse({ reason: 'invalid', problems: { notToIsmsManager: 'nobodyElse' } });
  return {
    events: [
      {
        type: 'Reported',
        facts,
        language,
        reportedIn,
        procedureVersion: organisation.procedureVersion,
        ...(unnamed && { unnamed }),
        ...(notToIsmsManager && { notToIsmsManager }),
        ...(message && { message }),
      } satisfies NonconformityEvent,
    ],
  };
};
