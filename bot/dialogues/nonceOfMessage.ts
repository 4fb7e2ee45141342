import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import type { BotTools } from '../botTools.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';

/** What a message leads to: a report by its form, or evidence by one of its files. */
type Origin = readonly ['form'] | readonly ['file', number];

/**
 * Returns the `n` of what a message leads to, in 32 hexadecimal digits: the same for every delivery of the message and
 * on every server. Teams delivers a message again when it got no answer, perhaps to another server; two forms of one
 * message are then one report.
 */
export const nonceOfMessage = (
  [what, ...which]: Origin,
  { activity, where }: Pick<ActivityContext, 'activity' | 'where'>,
  { room }: Pick<BotTools, 'room'>,
): string =>
  activity.id
    ? room.digest(canonicalJson([what, where.conversationId, activity.id, ...which])).slice(0, 32)
    : room.nonce();
