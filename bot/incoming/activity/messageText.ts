import { z } from 'zod';
import {
  longestMessage,
  type ReportedMessage,
  readReportedMessage,
} from '../../../procedure/record/report/reportedMessage.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { plainText } from '../../../procedure/record/values/plainText.ts';
import { cutAt } from '../../cards/parts/userText.ts';

/** Maximum length of message markup read; it may be longer than the text. */
const mostRead = 100_000;
const longestName = 100;

const named = z
  .object({ id: z.string().nullish().catch(undefined), displayName: z.string().nullish() })
  .nullish()
  .catch(undefined);
const payloadSchema = z.object({
  deleted: z.boolean().nullish().catch(undefined),
  linkToMessage: z.string().nullish().catch(undefined),
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish().catch(undefined),
  /** `user` is absent for a message of an app, `application` for one of a person. */
  from: z.object({ user: named, application: named }).nullish().catch(undefined),
});

const block = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'blockquote', 'pre', 'tr', 'table', 'hr', 'h1', 'h2', 'h3']);
const pictures = new Set(['img', 'emoji']);

const tagText = (tag: string): string => {
  const name = /^\/?\s*([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
  if (block.has(name)) return name === 'li' && !tag.startsWith('/') ? '\n• ' : '\n';
  return pictures.has(name) ? (/\balt="([^"]*)"/i.exec(tag)?.[1] ?? '') : '';
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const decoded = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
};

/** The text of a message. Teams sends HTML; markup that a person typed arrives as entities and becomes text again. */
export const textOfHtml = (html: string): string =>
  plainText(
    html
      .slice(0, mostRead)
      .replace(/\s+/g, ' ')
      .replace(/<([^<>]*)>/g, (_, tag: string) => tagText(tag))
      .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, decoded)
      .replaceAll('\u00A0', ' ')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && line !== '•')
      .join('\n'),
  );

export type MessageRead = {
  /** Absent if nothing of it can be kept. */
  readonly message: ReportedMessage | undefined;
  /** The author's display name in Teams: text for the form, not an identity. */
  readonly author: string | undefined;
  /** Whether the reader is the author. */
  readonly isOwn: boolean;
};

/** Reads the `messagePayload` of a message action (teams-platform 5.1). It comes from outside: any part may be missing or hostile. */
export const readMessage = (payload: unknown, reader: PersonId): MessageRead => {
  const read = payloadSchema.safeParse(payload);
  if (!read.success) return { message: undefined, author: undefined, isOwn: false };
  const { deleted, linkToMessage, body, from } = read.data;
  const content = deleted ? '' : (body?.content ?? '');
  const text = body?.contentType === 'text' ? plainText(content.slice(0, mostRead)) : textOfHtml(content);
  const name = plainText((from?.user?.displayName ?? from?.application?.displayName ?? '').replace(/\s+/g, ' '));
  return {
    message: readReportedMessage({ text: cutAt(text, longestMessage.text), link: linkToMessage ?? undefined }),
    author: name === '' ? undefined : cutAt(name, longestName),
    isOwn: from?.user?.id === reader,
  };
};
