import { clauseTitlesEn } from './clauseTitlesEn.ts';
import type { ProcedureWords } from './words.ts';

export const en: ProcedureWords = {
  stage: {
    reported: 'Reported',
    triaged: 'Triaged',
    analysis: 'Cause analysis',
    planning: 'Planning',
    approval: 'Approval',
    implementation: 'Implementation',
    verification: 'Verification of effectiveness',
    closed: 'Closed',
    rejected: 'Rejected',
    duplicate: 'Duplicate',
    withdrawn: 'Withdrawn',
    riskAccepted: 'Risk accepted',
  },
  field: {
    what: 'What happened?',
    system: 'System or place',
    ongoing: 'Still going on?',
    detectedOn: 'Detected on',
    occurredOn: 'Happened on',
    clause: 'Clause affected',
    impact: 'Potential impact',
    priority: 'Priority',
    requirement: 'Requirement not met',
    evidence: 'Evidence',
    source: 'How it came to light',
    immediateAction: 'What was done at once',
    onBehalfOf: 'On behalf of',
  },
  logField: {
    rootCause: 'Root cause',
    shortTermPlan: 'Short-term plan',
    longTermPlan: 'Long-term plan',
    planManager: 'Plan manager',
    nextFollowUp: 'Next follow-up',
    successCriteria: 'Success criteria',
  },
  ongoing: { notSure: 'Not sure', yes: 'Yes, still going on', no: 'No, it is over' },
  impact: {
    notSure: 'Not sure',
    low: 'Low: a nuisance, nobody is harmed',
    medium: 'Medium: some people or one service are affected',
    high: 'High: many people, a customer or personal data are affected',
    critical: 'Critical: the business, the law or somebody’s safety is at stake',
  },
  priority: { notSure: 'Not sure', low: 'Low', medium: 'Medium', high: 'High' },
  source: {
    staff: 'Noticed by staff',
    internalAudit: 'Internal audit',
    externalAudit: 'External audit',
    incident: 'Incident',
    monitoring: 'Monitoring',
    customer: 'Customer',
    supplier: 'Supplier',
    managementReview: 'Management review',
    other: 'Other',
  },
  reportedIn: { personalChat: 'Personal chat', channel: 'Channel', tab: 'Tab' },
  role: {
    ismsManager: 'ISMS manager',
    alternate: 'ISMS manager’s alternate',
    management: 'Management',
    auditor: 'Auditor',
    custodian: 'Custodian of sealed identities',
    administrator: 'Administrator',
  },
  event: {
    Reported: 'Reported',
    ReportAddedTo: 'Report added to',
    ReportCorrected: 'Report corrected',
    ReportWithdrawn: 'Report withdrawn',
  },
  clause: clauseTitlesEn,
  clauseOpen: 'The security team will choose',
  unknown: 'Unknown',
  fieldProblem: (problem, most) => {
    switch (problem) {
      case 'missing':
        return 'Please fill this in.';
      case 'tooLong':
        return `Too long: ${most === undefined ? 'please shorten it' : `at most ${most.toLocaleString('en-GB')} characters`}.`;
      case 'notADate':
        return 'This is not a date of the calendar.';
      case 'inTheFuture':
        return 'This date lies in the future.';
      case 'tooLongAgo':
        return 'This date lies too long ago.';
      case 'afterDetection':
        return 'It cannot have happened after it was detected.';
      case 'unknownChoice':
        return 'Please choose from the list.';
      default:
        return problem satisfies never;
    }
  },
  refusal: (refusal) => {
    switch (refusal.reason) {
      case 'unknown':
        return 'There is no such record, or you may not see it.';
      case 'notAllowed':
        return 'This is not yours to do.';
      case 'notInThisStage':
        return `Not possible any more: the record is in stage “${en.stage[refusal.stage]}”.`;
      case 'invalid':
        return 'Something in the form needs your attention.';
      case 'nothingChanged':
        return 'Nothing was changed: it already is so.';
      case 'readOnly':
        return 'This record can only be read at the moment. Your security team knows why.';
      default:
        return refusal satisfies never;
    }
  },
  fault: {
    unreachable: 'Microsoft 365 could not be reached',
    throttled: 'Microsoft 365 asks us to slow down',
    refused: 'Microsoft 365 did not let us',
    notKnownYet: 'it is not known yet whether it was saved',
    busy: 'others are changing the same record',
    unexpectedAnswer: 'Microsoft 365 gave an answer that we do not understand',
  },
};
