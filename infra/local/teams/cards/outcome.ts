import { z } from 'zod';
import type { BotAnswer } from '../chat/delivery.ts';
import type { Choice, ExtensionOutcome, Outcome } from '../wire.ts';

/** Parses the bot's answers as a Teams client does. An answer without the documented shape is a failure, and all failures look the same. */

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
const card = z.record(z.string(), z.unknown());

const cardAnswer = z.discriminatedUnion('type', [
  z.object({ statusCode: z.literal(200), type: z.literal(adaptiveCard), value: card }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
]);

const size = z.union([z.number(), z.enum(['small', 'medium', 'large'])]);
const dialogAnswer = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({
        title: z.string().default(''),
        width: size.default('medium'),
        height: size.default('medium'),
        card: z.object({ contentType: z.literal(adaptiveCard), content: card }),
      }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

const searchAnswer = z.object({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.search.searchResponse'),
  value: z.object({ results: z.array(z.object({ title: z.string(), value: z.string() })) }),
});

const preview = z.object({
  contentType: z.enum(['application/vnd.microsoft.card.thumbnail', 'application/vnd.microsoft.card.hero']),
  content: z.object({ title: z.string().default(''), text: z.string().default('') }),
});
/** Teams does not show a result without a preview, docs link-unfurling and respond-to-search. */
const extensionAnswer = z.object({
  composeExtension: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('result'),
      attachmentLayout: z.enum(['list', 'grid']),
      attachments: z.array(z.object({ contentType: z.literal(adaptiveCard), content: card, preview })),
    }),
    z.object({ type: z.literal('message'), text: z.string() }),
  ]),
});

const failed = { kind: 'failed' } as const;
const isSuccess = (answer: BotAnswer): boolean => answer.status >= 200 && answer.status < 300;

/** Parses the answer to `adaptiveCard/action`. The platform reads the inner `statusCode`, AdaptiveCards universal-action-model. */
export function cardOutcome(answer: BotAnswer): Outcome {
  const read = cardAnswer.safeParse(answer.body);
  if (!isSuccess(answer) || !read.success) return failed;
  return read.data.type === adaptiveCard
    ? { kind: 'card', card: read.data.value }
    : { kind: 'text', text: read.data.value };
}

/** Parses the answer to `task/fetch` or `task/submit`. Only the latter may be empty, which closes the dialog. */
export function dialogOutcome(answer: BotAnswer, mayBeEmpty: boolean): Outcome {
  if (!isSuccess(answer)) return failed;
  if (mayBeEmpty && isEmpty(answer.body)) return { kind: 'done' };
  const read = dialogAnswer.safeParse(answer.body);
  if (!read.success) return failed;
  const { task } = read.data;
  if (task.type === 'message') return { kind: 'text', text: task.value };
  const { title, width, height } = task.value;
  return { kind: 'dialog', title, width, height, card: task.value.card.content };
}

export const submitOutcome = (answer: BotAnswer): Outcome => (isSuccess(answer) ? { kind: 'done' } : failed);

/** Parses the answer to `application/search`; undefined on failure. Teams shows at most 15 choices, docs dynamic-search. */
export function searchOutcome(answer: BotAnswer): readonly Choice[] | undefined {
  const read = searchAnswer.safeParse(answer.body);
  return isSuccess(answer) && read.success ? read.data.value.results.slice(0, 15) : undefined;
}

/** Parses the answer to `composeExtension/query` or `queryLink`. */
export function extensionOutcome(answer: BotAnswer | undefined): ExtensionOutcome {
  const read = extensionAnswer.safeParse(answer?.body);
  if (!answer || !isSuccess(answer) || !read.success) return failed;
  const found = read.data.composeExtension;
  if (found.type === 'message') return { kind: 'text', text: found.text };
  const postings = found.attachments.map(({ content, preview: { content: line } }) => ({
    title: textOfHtml(line.title),
    text: textOfHtml(line.text),
    card: content,
  }));
  return { kind: 'postings', postings };
}

/** Removes the tags: the texts of a thumbnail are HTML. */
const textOfHtml = (html: string): string => html.replace(/<\/?[a-z][^>]*>/gi, '');

const isEmpty = (body: unknown): boolean =>
  body === undefined || body === null || body === '' || (typeof body === 'object' && Object.keys(body).length === 0);
