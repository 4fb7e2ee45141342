import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { realWait } from '../../../graph/client/wait.ts';
import { conversationsList } from '../../../graph/lists/conversations.ts';
import { createListItems } from '../../../graph/lists/listItems.ts';
import { messagesList } from '../../../graph/lists/messages.ts';
import { sealKeys } from '../../../graph/lists/rowSeal.ts';
import { createKnownConversations } from '../../../graph/messages/knownConversations.ts';
import { readWaiting, waitingReference } from '../../../graph/messages/messageRows.ts';
import { createGroupPeople } from '../../../graph/people/groupPeople.ts';
import { listNamed, type NamedList } from '../../../graph/site/siteShape.ts';
import {
  type NotifiedRole,
  type UnreachedPerson,
  unreachedPeople,
} from '../../../procedure/notices/unreachedPeople.ts';
import { faultText } from '../../../server/faultText.ts';
import { plainText } from '../../untrustedRows.ts';
import type { GivenSettings } from '../environment/checkSettings.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';

const how = { operation: 'doctor.reach', urgency: 'start' } as const;
/** People named at most. */
const named = 50;

/** Checks whether the bot can reach the people whom it sends notices, and names those whom it cannot. */
export const checkReach = async (
  client: GraphClient,
  siteId: string,
  lists: readonly NamedList[],
  settings: GivenSettings,
): Promise<readonly Finding[]> => {
  const [chats, messages] = [conversationsList, messagesList].map(({ name }) => listNamed(lists, name)?.id ?? '');
  if (!chats || !messages || !settings.SEAL_KEY) return [];
  const seals = { keys: sealKeys(settings.SEAL_KEY), observer: { read: () => undefined } };
  const groups = {
    ...(settings.GROUP_ISMS_MANAGERS && { ismsManager: settings.GROUP_ISMS_MANAGERS }),
    ...(settings.GROUP_ALTERNATES && { alternate: settings.GROUP_ALTERNATES }),
    ...(settings.GROUP_MANAGEMENT && { management: settings.GROUP_MANAGEMENT }),
  };
  try {
    const items = createListItems(client, siteId, chats, conversationsList, seals);
    if ((await items.firstPage('all', how)).items.length === 0)
      return [ok('reach', 'The bot has met no one yet: people are met when the app is installed for them.')];
    const waiting = await createListItems(client, siteId, messages, messagesList, seals).where(
      'Reference',
      waitingReference,
      how,
    );
    const clock = { now: () => new Date(), after: () => () => undefined };
    const conversations = createKnownConversations(items, { clock, wait: realWait });
    await conversations.load();
    const people = createGroupPeople(client, groups);
    await people.refresh('start');
    const undelivered = waiting.items.flatMap(({ row }) => readWaiting(row) ?? []);
    const unreached = unreachedPeople(undelivered, { people, reachOf: conversations.reachOf });
    const rest = unreached.length - named;
    return [
      ...unreached.slice(0, named).map(findingOf),
      ...(rest > 0
        ? [warning('reach', `${rest} more people cannot be reached, or have notices that wait.`, advice)]
        : []),
      ...(unreached.length === 0 ? [ok('reach', 'Everyone who is sent notices can be reached, and none waits.')] : []),
    ];
  } catch (error) {
    // `checkGroups` says which group cannot be read.
    return [unchecked('reach', `Who can be reached could not be determined: ${faultText(error)}.`, 'Try again later.')];
  }
};

const advice = 'Have the app installed for them, or ask them to unblock the bot or to add it again.';

const roleName: Readonly<Record<NotifiedRole, string>> = {
  ismsManager: 'ISMS manager',
  alternate: 'alternate',
  management: 'management',
};

const reachText = ({ to, reach }: UnreachedPerson): string => {
  if (reach === 'reachable') return 'can be reached again';
  if (reach === 'neverMet')
    return to === 'channel' ? 'cannot be reached: the bot is not in its team' : 'cannot be reached: never met the bot';
  const day = reach.goneSince.toISOString();
  return to === 'channel'
    ? `cannot be reached: the bot was removed, found out on ${day}`
    : `cannot be reached: blocked or removed the bot, found out on ${day}`;
};

const findingOf = (one: UnreachedPerson): Finding => {
  const { to, name, roles, unheld, reach, notices, since } = one;
  const who = to === 'channel' ? 'The triage channel' : plainText(name ?? to);
  const subject = roles.length > 0 ? `${who}, ${roles.map((role) => roleName[role]).join(' and ')},` : who;
  const waits =
    since === undefined
      ? ''
      : ` ${notices} ${notices === 1 ? 'notice waits' : 'notices wait, the oldest'} since ${since.toISOString()}.`;
  const what = `${subject} ${reachText(one)}.${waits}`;
  if (reach === 'reachable') return ok('reach', what);
  if (unheld.length === 0) return warning('reach', what, advice);
  const alone = unheld.map((role) => roleName[role]).join(' and ');
  // On the first day hardly anyone has met the bot: this is a problem once someone waits for them, or has lost them.
  const isUrgent = reach !== 'neverMet' || notices > 0;
  return (isUrgent ? problem : warning)('reach', `${what} No one else can be reached as ${alone}.`, advice);
};
