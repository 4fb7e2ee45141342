import { z } from 'zod';
import type { BotTools } from '../../botTools.ts';
import { drawForm } from '../../cards/drawForm.ts';
import { keepReportTyped } from '../../cards/parts/inputs/reportInputs.ts';
import { findPostings, unfurl } from '../../dialogues/answerPosting.ts';
import type { ActivityContext, WalkAnswer } from '../activity/activityContext.ts';
import { readMessage } from '../activity/messageText.ts';
import { extensionCommands } from './extensionCommands.ts';
import { dialogAnswer, dialogMessage, extensionMessage, postingsAnswer } from './invokeAnswers.ts';

type Known = ActivityContext & { readonly person: NonNullable<ActivityContext['person']> };

/**
 * The invokes of the message extension. Rights are those of the person who asks, from the activity alone; the bot may
 * not be in that conversation, so it never posts there.
 */
export const extensionInvokes = {
  'composeExtension/fetchTask': (context, tools) => openReport(context, tools),
  'composeExtension/query': (context, tools) => find(context, tools),
  'composeExtension/queryLink': async (context, tools) => {
    const read = linkSchema.safeParse(context.activity.value);
    const posting = read.success ? await unfurl(read.data.url, context, tools) : undefined;
    return postingsAnswer(posting ? [posting] : []);
  },
  // For a person Teams does not identify: nothing is visible to them.
  'composeExtension/anonymousQueryLink': async () => postingsAnswer([]),
} as const satisfies Readonly<Record<string, (context: Known, tools: BotTools) => Promise<WalkAnswer>>>;
export type ExtensionInvoke = keyof typeof extensionInvokes;

export const isExtensionInvoke = (name: string | null | undefined): name is ExtensionInvoke =>
  typeof name === 'string' && Object.hasOwn(extensionInvokes, name);

/** One sentence in the shape that the invoke expects; link unfurling has no room for one. */
export const extensionSentence = (name: ExtensionInvoke, text: string): WalkAnswer => {
  switch (name) {
    case 'composeExtension/fetchTask':
      return dialogMessage(text);
    case 'composeExtension/query':
      return extensionMessage(text);
    case 'composeExtension/queryLink':
    case 'composeExtension/anonymousQueryLink':
      return postingsAnswer([]);
    default:
      return name satisfies never;
  }
};

const fetchSchema = z.object({
  commandId: z.literal(extensionCommands.report.id),
  messagePayload: z.unknown().optional(),
});

/** The report form, in private, filled with the message that it was asked for on (teams-platform 5.1). */
const openReport = async ({ activity, language, person }: Known, tools: BotTools): Promise<WalkAnswer> => {
  const drawing = tools.drawing(language);
  const { words } = drawing;
  const asked = fetchSchema.safeParse(activity.value);
  if (!asked.success) return dialogMessage(words.extension.unknownCommand);
  const { message, author, isOwn } = readMessage(asked.data.messagePayload, person.id);
  const text = message?.text ?? '';
  const { wrote, quoted } = words.extension;
  // The reporter's own name, or a link to their own message, must not slip into an unnamed report.
  const what = text === '' ? '' : author === undefined || isOwn ? quoted(text) : wrote(author, text);
  const typed = { ...keepReportTyped({ what }), ...(isOwn && { keepMessage: 'false' }) };
  const form = { card: 'report', scene: 'dialog', typed, message } as const;
  return dialogAnswer(words.help.report, drawForm(form, drawing));
};

const linkSchema = z.object({ url: z.string() });

/** Teams shows no more at once. */
const mostAtOnce = 25;
const farthest = 10_000;
/** Longer than any title: longer text is not a search. */
const longestQuery = 100;

const querySchema = z.object({
  commandId: z.literal(extensionCommands.find.id),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).catch([]),
  queryOptions: z
    .object({
      skip: z.number().int().min(0).max(farthest).catch(0),
      count: z.number().int().min(1).max(mostAtOnce).catch(mostAtOnce),
    })
    .catch({ skip: 0, count: mostAtOnce }),
});

const find = async (context: Known, tools: BotTools): Promise<WalkAnswer> => {
  const { extension } = tools.drawing(context.language).words;
  const asked = querySchema.safeParse(context.activity.value);
  if (!asked.success) return extensionMessage(extension.unknownCommand);
  const { parameters, queryOptions } = asked.data;
  // When the box opens Teams sends `initialRun` instead of what was typed.
  const typed = parameters.find(({ name }) => name === extensionCommands.find.parameter)?.value;
  const text = typeof typed === 'string' ? typed.trim().slice(0, longestQuery) : '';
  const postings = await findPostings(text, { offset: queryOptions.skip, limit: queryOptions.count }, context, tools);
  if (postings.length > 0 || queryOptions.skip > 0) return postingsAnswer(postings);
  return extensionMessage(text === '' ? extension.nothingYet : extension.nothingFound(text));
};
