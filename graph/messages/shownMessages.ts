import { z } from 'zod';
import { Fault } from '../../procedure/handling/fault.ts';
import { type Claim, shownKinds } from '../../procedure/handling/message.ts';
import type { Clock, Random, Shown, ShownMessage } from '../../procedure/handling/ports.ts';
import { createRecent } from '../../procedure/handling/recent.ts';
import { languages } from '../../procedure/words/languages.ts';
import { isGone, isOutdated, isUnknown, maybeTaken } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleDoor.ts';
import type { Wait } from '../client/wait.ts';
import { lookAgain } from '../history/lookAgain.ts';
import type { Item, ListItems } from '../lists/listItems.ts';
import type { MessageRow } from '../lists/messages.ts';

/** A claim that nothing was sent for may be taken over after so long, in milliseconds: its replica has crashed. */
const claimHolds = 5 * 60_000;

const background: Urgency = 'background';
const how = (operation: string) => ({ operation: `messages.${operation}`, urgency: background });

const nothingSent = {
  ActivityId: '',
  Sequence: undefined,
  PlaceKind: '',
  ConversationId: '',
  ServiceUrl: '',
  PersonId: '',
  Language: '',
  Said: '',
} satisfies Partial<MessageRow>;

const sentRow = ({ reference, kind, place, activityId, sequence, said = [] }: ShownMessage) => ({
  // A message may come to show another record: pressed on a second device that still held an older card.
  Reference: reference,
  Kind: kind,
  ActivityId: activityId,
  Sequence: sequence,
  PlaceKind: place.kind,
  ConversationId: place.conversationId,
  ServiceUrl: place.serviceUrl,
  PersonId: place.personId ?? '',
  Language: place.language,
  Said: said.join(' '),
});

export type ShownMessagesPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly wait: Wait;
  /** Of how many messages the item is remembered. */
  readonly remembered: number;
};

/** `Shown` over the list Messages. */
export const createShownMessages = (
  items: ListItems<MessageRow>,
  { clock, random, wait, remembered }: ShownMessagesPorts,
): Shown => {
  /** Item ids by key: an activity id is written to the item that was claimed, without looking for it. */
  const ids = createRecent<string>(remembered);
  /** Messages that are out and could not be written down: we, at least, do not send them again. */
  const unrecorded = new Map<string, ShownMessage>();

  const find = async (key: string, operation: string): Promise<Item<MessageRow> | undefined> => {
    const [item] = await items.where('NoticeKey', key, how(operation));
    if (item) ids.set(key, item.id);
    return item;
  };

  /** Somebody has claimed it: a dead claim is taken over, by the one whose If-Match is still good. */
  const takeOver = async (item: Item<MessageRow>, mark: string): Promise<Claim> => {
    if (item.row.ActivityId !== '') return 'sent';
    if (item.row.ClaimedBy === mark) return 'ours';
    const age = clock.now().getTime() - Date.parse(item.row.ClaimedAt);
    if (age < claimHolds) return 'pending';
    const claim = { ClaimedAt: clock.now().toISOString(), ClaimedBy: mark };
    try {
      await items.change(item.id, claim, item.etag, how('claim'));
      return 'ours';
    } catch (error) {
      if (isOutdated(error) || isGone(error, 404)) return 'pending';
      if (!isUnknown(error)) throw error;
      return (await items.get(item.id, how('claim'))).row.ClaimedBy === mark ? 'ours' : 'pending';
    }
  };

  const write = async (key: string, row: MessageRow): Promise<void> => {
    try {
      ids.set(key, (await items.add(row, how('sent'))).id);
    } catch (error) {
      if (!maybeTaken(error) && !isUnknown(error)) throw error;
      const there = await lookAgain(wait, () => find(key, 'sent'));
      if (!there) throw new Fault('notKnownYet', 'messages.sent', { cause: error });
      if (there.row.ActivityId !== row.ActivityId) await items.change(there.id, row, undefined, how('sent'));
    }
  };

  const record = async (message: ShownMessage): Promise<void> => {
    const id = ids.get(message.key);
    if (id !== undefined) {
      await items.change(id, sentRow(message), undefined, how('sent'));
      return;
    }
    const { key } = message;
    const claim = { NoticeKey: key, ClaimedBy: '', ClaimedAt: clock.now().toISOString() };
    await write(key, { ...claim, ...sentRow(message) });
  };

  const sent = async (message: ShownMessage): Promise<void> => {
    unrecorded.set(message.key, message);
    await record(message);
    unrecorded.delete(message.key);
  };

  return {
    claim: async (key, reference, kind) => {
      const out = unrecorded.get(key);
      if (out) {
        await sent(out);
        return 'sent';
      }
      // Tells our own doubtful POST from another replica's claim, and from an earlier one of ours.
      const mark = Buffer.from(random(8)).toString('hex');
      const claim = { NoticeKey: key, Reference: reference, Kind: kind, ClaimedBy: mark };
      try {
        const row = { ...nothingSent, ...claim, ClaimedAt: clock.now().toISOString() };
        ids.set(key, (await items.add(row, how('claim'))).id);
        return 'ours';
      } catch (error) {
        if (!maybeTaken(error) && !isUnknown(error)) throw error;
        const there = await lookAgain(wait, () => find(key, 'claim'));
        if (there) return takeOver(there, mark);
        if (maybeTaken(error)) return 'pending';
        throw new Fault('notKnownYet', 'messages.claim', { cause: error });
      }
    },
    sent,
    showing: async (reference) => {
      const found = await items.where('Reference', reference, how('showing'));
      for (const { id, row } of found) ids.set(row.NoticeKey, id);
      return found.flatMap(({ row }) => readMessage(row) ?? []);
    },
    redrawn: async (message, sequence) => {
      const id = ids.get(message.key) ?? (await find(message.key, 'redrawn'))?.id;
      if (id !== undefined) await items.change(id, { Sequence: sequence }, undefined, how('redrawn'));
    },
  };
};

const messageSchema = z.object({
  Kind: z.enum(shownKinds),
  PlaceKind: z.enum(['personal', 'channel']),
  Language: z.enum(languages),
  ActivityId: z.string().min(1),
  ConversationId: z.string().min(1),
  ServiceUrl: z.string().min(1),
});

/** A row whose message is out; undefined while it is only claimed. */
const readMessage = (row: MessageRow): ShownMessage | undefined => {
  const known = messageSchema.safeParse(row).data;
  if (!known) return undefined;
  return {
    key: row.NoticeKey,
    reference: row.Reference,
    kind: known.Kind,
    place: {
      kind: known.PlaceKind,
      conversationId: known.ConversationId,
      serviceUrl: known.ServiceUrl,
      ...(row.PersonId !== '' && { personId: row.PersonId }),
      language: known.Language,
    },
    activityId: known.ActivityId,
    sequence: row.Sequence ?? 0,
    ...(known.Kind === 'digest' && { said: row.Said.split(/\s+/).filter((key) => key !== '') }),
  };
};
