import { z } from 'zod';

const account = z.object({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
});
const named = z.object({ id: z.string(), name: z.string().nullish() });
const mention = z.object({ type: z.literal('mention'), text: z.string(), mentioned: named });

/**
 * The parts of an activity that we read. Teams may add fields and events at any time, so everything else is ignored.
 */
export const activitySchema = z.object({
  type: z.string(),
  id: z.string().nullish(),
  name: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  action: z.string().nullish(),
  replyToId: z.string().nullish(),
  locale: z.string().nullish(),
  /** IANA name. */
  localTimezone: z.string().nullish(),
  serviceUrl: z.string(),
  from: account,
  recipient: named,
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      team: named.nullish(),
      channel: named.nullish(),
      meeting: z.object({ id: z.string().nullish() }).nullish(),
    })
    .nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  membersRemoved: z.array(z.object({ id: z.string() })).nullish(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
});
export type Activity = Readonly<z.output<typeof activitySchema>>;

/** A personal chat, or a shared conversation. */
export const isShared = (activity: Activity): boolean => activity.conversation.conversationType !== 'personal';

/** True if the activity names a tenant, and only ours. */
export const isOfTenant = ({ conversation, channelData }: Activity, tenantId: string): boolean => {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined && id !== null);
  return named.length > 0 && named.every((id) => id === tenantId);
};

/** The channel without the thread. */
export const channelIdOf = (activity: Activity): string =>
  activity.channelData?.channel?.id ?? activity.conversation.id.replace(/;messageid=.*$/s, '');

/**
 * The text without the mention of the bot. Mentions are recognised by their entities, never by the text, which the
 * sender can alter; other people's mentions keep their names. Teams puts `&nbsp;` and line ends around a mention.
 */
export const spokenText = (activity: Activity): string => {
  const mentions = (activity.entities ?? []).flatMap((entity) => {
    const read = mention.safeParse(entity);
    return read.success && read.data.text !== '' ? [read.data] : [];
  });
  const text = mentions.reduce(
    (left, { text: tag, mentioned }) =>
      left.replaceAll(tag, mentioned.id === activity.recipient.id ? ' ' : (mentioned.name ?? '')),
    activity.text ?? '',
  );
  return text.replaceAll('&nbsp;', ' ').replaceAll('\u00A0', ' ').trim();
};
