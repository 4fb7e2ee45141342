import { realWait } from '../../graph/client/wait.ts';
import { foldRows } from '../../graph/history/foldRows.ts';
import { organisationKind, recordKind } from '../../graph/history/streamKind.ts';
import { streamRows } from '../../graph/history/streamRows.ts';
import { conversationsList } from '../../graph/lists/conversations.ts';
import { historyList } from '../../graph/lists/history.ts';
import { messagesList } from '../../graph/lists/messages.ts';
import { createKnownConversations } from '../../graph/messages/knownConversations.ts';
import { waitingReference } from '../../graph/messages/messageRows.ts';
import { createGroupPeople } from '../../graph/people/groupPeople.ts';
import { knownPeople } from '../../procedure/messages/knownPeople.ts';
import { noticesOf } from '../../procedure/notices/noticesOf.ts';
import type { Recipient } from '../../procedure/notices/recipients.ts';
import { newOrganisation, organisationKey } from '../../procedure/organisation/organisation.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Person, PersonId, Role } from '../../procedure/record/values/person.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { roleGroupsOf } from '../../server/roomSettings.ts';
import { type Environment, settingsSchema } from '../../server/settings.ts';
import { groupSettings, onSite, openLists } from '../onSite.ts';
import { readNeeded } from '../siteAccess.ts';
import { accountOf, type NoticeAccount } from './accountOf.ts';

export type RecordAccount = {
  readonly reference: Reference;
  readonly notices: readonly NoticeAccount[];
  /** Everyone whose name is known. */
  readonly people: readonly Person[];
  /** Items of Messages that name the record and have no valid seal. Nothing in them is believed. */
  readonly unsealed: readonly string[];
  /** The row of History from which on the record cannot be read. */
  readonly damagedFrom?: string | undefined;
};

const how = { operation: 'told.read', urgency: 'start' } as const;
const otherSettings = settingsSchema.pick({ SEAL_KEY: true, TIME_ZONE: true });

/** Reads what the lists say about the notices of a record. @throws Error with a sentence; GraphFault */
export const readAccount = async (settings: Environment, reference: Reference): Promise<RecordAccount> => {
  const { SEAL_KEY, TIME_ZONE: timeZone } = readNeeded(otherSettings, settings);
  const groups = roleGroupsOf(readNeeded(groupSettings, settings));
  return onSite(settings, async (client, siteId) => {
    const itemsOf = await openLists(client, siteId, SEAL_KEY);
    const history = itemsOf(historyList);
    const record = foldRows(recordKind, reference, await history.where('Reference', reference, how));
    if (!record.stream) throw new Error(record.damage ? damaged(reference) : `There is no record ${reference}.`);
    const choices = foldRows(
      organisationKind,
      organisationKey,
      await streamRows(history, organisationKey, { selection: 'all', how }),
    );
    const people = createGroupPeople(client, groups);
    await people.refresh('start');
    const stream: RecordStream = record.stream;
    const holders = (role: Role): readonly PersonId[] => people.holders(role).map(({ id }) => id);
    const organisation = choices.stream?.state ?? newOrganisation;
    const due = stream.commits.flatMap((commit) => noticesOf(stream, commit, organisation, holders));

    const messages = itemsOf(messagesList);
    const own = await messages.where('Reference', reference, how);
    const undelivered = await messages.where('Reference', waitingReference, how);
    const isOfRecord = ({ row }: { readonly row: { readonly NoticeKey: string } }): boolean =>
      row.NoticeKey.startsWith(`${reference}/`);
    const rows = [...own.items, ...undelivered.items].filter(isOfRecord).map(({ row }) => row);

    const conversations = createKnownConversations(itemsOf(conversationsList), {
      clock: { now: () => new Date(), after: () => () => undefined },
      wait: realWait,
    });
    const channelId = organisation.triageChannel?.channelId ?? '';
    const recipientOf = (to: PersonId | 'channel'): Recipient =>
      to === 'channel' ? { kind: 'triageChannel', channelId } : { kind: 'person', id: to };
    for (const { PersonId: id } of undelivered.items.filter(isOfRecord).map(({ row }) => row))
      await (id === '' ? conversations.ofChannel(channelId) : conversations.ofPerson(id));
    return {
      reference,
      notices: accountOf(stream, rows, due, { timeZone, reachOf: (to) => conversations.reachOf(recipientOf(to)) }),
      people: knownPeople(stream, people),
      unsealed: [...own.untrusted, ...undelivered.untrusted.filter(isOfRecord)].map(({ id }) => id),
      damagedFrom: record.damage?.row,
    };
  });
};

const damaged = (reference: Reference): string =>
  `The history of ${reference} was changed by someone other than TenTwo. See docs/how-to/when-a-row-was-forged.md.`;
