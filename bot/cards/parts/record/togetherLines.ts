import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { shortDescription } from '../../../../procedure/record/values/plainText.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import { label, plain, quiet } from '../texts.ts';
import { userText } from '../userText.ts';

const mostOfTitle = 140;

/** Below the forms of 10.2 b 1 and b 2: how a team does it together, with a meeting title to copy. */
export const togetherLines = (
  { reference, facts, notToIsmsManager }: Nonconformity,
  drawing: Drawing,
): readonly Element[] => {
  // A record kept from the ISMS manager is not opened in a channel.
  if (notToIsmsManager) return [];
  const { plan } = drawing.words.meeting;
  return [
    label(plan.title),
    quiet(plan.how),
    plain(plan.meetingTitleLabel),
    ...userText(plan.meetingTitle(reference, shortDescription(facts.what)), mostOfTitle),
    quiet(plan.withoutMeeting(reference)),
  ];
};
