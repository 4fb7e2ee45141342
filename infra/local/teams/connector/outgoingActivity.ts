import { z } from 'zod';
import type { MessageContent } from '../chat/chatStore.ts';
import { ConnectorRefusal } from './connectorRefusal.ts';

/** Bytes in UTF-16 of text, cards and mentions together, learn: platform/bots/how-to/format-your-bot-messages */
const maxMessageBytes = 100 * 1024;

const mention = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string(), name: z.string().default('') }),
});

const schema = z.object({
  type: z.enum(['message', 'typing']),
  text: z.string().nullish(),
  textFormat: z.enum(['markdown', 'plain', 'xml']).nullish(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.unknown().optional(), name: z.string().nullish() }))
    .nullish(),
  entities: z.array(z.unknown()).nullish(),
});

export type Outgoing = { readonly kind: 'typing' } | { readonly kind: 'message'; readonly content: MessageContent };

/**
 * Parses an activity that the bot sends.
 * @throws ConnectorRefusal if the message is empty or too large, or a card is not an object
 */
export function readOutgoing(body: unknown): Outgoing {
  const activity = schema.parse(body);
  if (activity.type === 'typing') return { kind: 'typing' };
  const attachments = (activity.attachments ?? []).map(({ contentType, content, name }) => ({
    contentType,
    content,
    ...(name ? { name } : {}),
  }));
  const text = activity.text ?? '';
  if (text === '' && attachments.length === 0)
    throw new ConnectorRefusal('BadArgument', 'Activity has no text and no attachments.');
  if (JSON.stringify([text, attachments, activity.entities]).length * 2 > maxMessageBytes) {
    throw new ConnectorRefusal('MessageSizeTooBig', 'Message size too large.');
  }
  if (attachments.some(({ contentType, content }) => contentType.endsWith('.card.adaptive') && !isObject(content))) {
    throw new ConnectorRefusal('BadArgument', 'The content of an adaptive card must be an object.');
  }
  const mentions = (activity.entities ?? []).flatMap((entity) => {
    const read = mention.safeParse(entity);
    return read.success ? [read.data] : [];
  });
  const format = activity.textFormat === 'plain' ? 'plain' : 'markdown';
  return { kind: 'message', content: { text, format, attachments, mentions } };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
