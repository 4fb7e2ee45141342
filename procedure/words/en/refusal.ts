import type { Refusal } from '../../commands/refusal.ts';
import type { FieldProblem } from '../../record/report/reportFacts.ts';
import type { Conflict } from '../../stages/segregation.ts';
import { longDate } from '../dates.ts';
import { terms } from './terms.ts';

const fieldSentences: Readonly<Record<Exclude<FieldProblem, 'tooLong'>, string>> = {
  missing: 'Please fill this in.',
  notADate: 'This is not a valid date.',
  inTheFuture: 'This date is in the future.',
  tooLongAgo: 'This date is too long ago.',
  afterDetection: 'It cannot have happened after it was detected.',
  unknownChoice: 'Please choose from the list.',
  beforeDetection: 'This is before the day on which it was detected.',
  inThePast: 'This date has already passed.',
  tooFarAhead: 'This date is too far ahead.',
  notAPerson: 'Please choose a person of your organisation.',
  unknownAction: 'The plan has no such action.',
  actionNotOpen: 'This action is already done or cancelled.',
  unknownWhy: 'The tree has no such why.',
  unknownFollowUp: 'No follow-up is open for this day.',
  unknownRecord: 'There is no such record.',
  sameRecord: 'This is the record itself.',
  notFitting: 'This does not fit the rest of the form.',
  auditFinding: 'A correction only is not enough for the finding of an audit: please choose another lane (10.2 b, c).',
  notLater: 'This date must be later than the one before it.',
  afterVerification: 'This is after the day of verification: the plan must be changed first.',
  beforeLastAction: 'This is before the last action is due.',
  duplicate: 'This has already been entered.',
  tooMany: 'There are too many.',
  tooDeep: 'This goes too deep: at most 12 whys in a row.',
  tooLate: 'It is too late to change this.',
  notNeeded: 'Leave this empty here.',
  unknownSession: 'The record has no such session.',
  notThere: 'This does not exist, or no longer exists.',
  nobodyElse: 'There is no one else to take it: there is no alternate who is not also an ISMS manager.',
  unknownPerson: 'This person is not known in your organisation.',
  onlyAGuest: 'Guests can contribute to sessions, but cannot be given tasks.',
  hasLeft: 'This account is disabled: please choose someone who is still active.',
  yourself: 'This is you: please choose someone else.',
  keptFromHim: 'The reporter does not want the ISMS managers to see this record: please choose someone else.',
  outOfBounds: 'This value is outside the permitted range.',
  emptyFile: 'This file is empty.',
  tooLarge: 'This file is too large: at most 100 MB.',
  pictureTooLarge: 'This picture is too large: at most 25 MB here, so that what it reveals about you can be removed.',
  programFile:
    'This file is a program: opening it could do harm. If it is the evidence, please send it in an archive (.zip).',
  cutShort: 'This file arrived incomplete. Please send it again.',
};

export const fieldProblem = (problem: FieldProblem, most?: number): string =>
  problem === 'tooLong'
    ? `Too long: ${most === undefined ? 'please shorten it' : `at most ${most.toLocaleString('en-GB')} characters`}.`
    : fieldSentences[problem];

const duty: Readonly<Record<Conflict['duty'], string>> = {
  approve: 'decide on this plan',
  verify: 'verify its effectiveness',
  close: 'close it after a correction only',
  decideExtension: 'decide on this extension',
  decideObjection: 'decide on this objection',
  cancelAction: 'cancel this action',
  noteReview: 'take note of it for management',
};

const party: Readonly<Record<Conflict['as'], string>> = {
  reporter: 'reported the nonconformity',
  owner: 'owns the nonconformity',
  planManager: 'manages the plan',
  actionOwner: 'has an action in the plan',
  rejecter: 'rejected the report',
  asker: 'asked for it',
  reviewer: 'held the review',
  submitter: 'submitted the plan',
};

export const refusal = (refusal: Refusal): string => {
  switch (refusal.reason) {
    case 'unknown':
      return 'There is no such record, or you may not see it.';
    case 'notAllowed':
      return 'You are not allowed to do this.';
    case 'notInThisStage':
      return `Not possible now: the record is in stage “${terms.stage[refusal.stage]}”.`;
    case 'invalid':
      return 'Something in the form needs your attention.';
    case 'nothingChanged':
      return 'Nothing was changed: it is already as you want it.';
    case 'alreadyDone':
      return 'This has already been done.';
    case 'nothingToDecide':
      return 'There is nothing to decide here.';
    case 'sentBefore':
      return 'This form has already been sent. Please open a new one to report something else.';
    case 'incomplete':
      return `Still missing: ${refusal.missing.map(({ part, letter }) => `${terms.part[part].toLowerCase()} (10.2 ${letter})`).join(', ')}.`;
    case 'stale':
      if (refusal.of === 'procedure')
        return 'The procedure or its rules have changed since. Please look at them as they are now.';
      return refusal.of === 'round'
        ? 'What you were asked has changed since. Please look at the session as it is now and answer again.'
        : 'The plan has changed since. Please look at it as it is now.';
    case 'refusedBefore':
      return 'Management has already rejected this plan. Please change it first.';
    case 'segregation':
      return `A person who ${party[refusal.conflict.as]} may not ${duty[refusal.conflict.duty]}.`;
    case 'delegationEnded':
      return `The delegation ended on ${longDate(refusal.until, 'en')}.`;
    case 'delegationRuns':
      return `Someone else in management has already named a delegate, until ${longDate(refusal.until, 'en')}.`;
    case 'tooEarly':
      return `Too early: the approved plan sets this for ${longDate(refusal.on, 'en')}.`;
    case 'sessionClosed':
      return refusal.by === 'time'
        ? 'The session is frozen: no one has contributed for a day or longer.'
        : 'The session is closed already.';
    case 'sessionLive':
      return `Session ${refusal.session} is still going on.`;
    case 'agreementAsked':
      return 'Everyone is being asked whether they agree, so nothing can be changed in the meantime. The person who leads the session can go back to the whys.';
    case 'noRootCause':
      return 'No one can agree yet: please choose a root cause first.';
    case 'notAgreed':
      return 'The owner of the nonconformity and at least one other person must agree to the root causes first. The owner or the ISMS manager can also close the session with a reason why not.';
    case 'leaderThere':
      return 'The person who leads the session was active in the last five minutes. Please ask them to hand it over, or wait.';
    case 'tooMuchText':
      return refusal.of === 'session'
        ? 'The result is too long for one entry. Everything is kept in the session: please go back to the whys, take back a root cause or use shorter wording, ask again, and then close it.'
        : 'This is too much text for one entry. Please shorten it, or attach it as a file.';
    case 'fileMayName':
      return 'This file may reveal who you are: documents and some kinds of picture name their author, and not all of that can be removed. Please send a photo or a screenshot of it (JPEG, PNG or WebP), describe what it shows, or let someone you trust attach it.';
    case 'readOnly':
      return 'This record can only be read at the moment. Your security team knows why.';
    default:
      return refusal satisfies never;
  }
};
