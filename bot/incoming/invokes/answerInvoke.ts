import { z } from 'zod';
import { searchClauses } from '../../../procedure/words/searchClauses.ts';
import type { BotTools } from '../../botTools.ts';
import type { Press } from '../../cards/press.ts';
import { sessionTitle } from '../../cards/session/sessionTitle.ts';
import { isSessionVerb } from '../../cards/session/sessionVerbs.ts';
import { isWorkCommand, isWorkVerb, readWorkVerb } from '../../cards/work/workVerbs.ts';
import { answerPress } from '../../dialogues/answerPress.ts';
import type { PressAnswer } from '../../dialogues/pressing.ts';
import type { BotWords } from '../../words/en/botWords.ts';
import type { ActivityContext, WalkAnswer } from '../activity/activityContext.ts';
import { readPress } from '../activity/readPress.ts';
import { type ExtensionInvoke, extensionInvokes, extensionSentence, isExtensionInvoke } from './answerExtension.ts';
import { cardAnswer, choicesAnswer, dialogAnswer, dialogMessage, messageAnswer } from './invokeAnswers.ts';

/** The message extension sends its dialogs under its own name. */
const isDialog = (name: string | null | undefined): boolean =>
  name === 'task/fetch' || name === 'task/submit' || name === 'composeExtension/submitAction';

/** Answers an invoke with one sentence, in the shape that its name requires. */
export const invokeSentence = (name: string | null | undefined, text: string): WalkAnswer => {
  if (isDialog(name)) return dialogMessage(text);
  if (isExtensionInvoke(name)) return extensionSentence(name, text);
  if (name === 'application/search') return choicesAnswer([]);
  return name === 'adaptiveCard/action' ? messageAnswer(text) : { status: 501 };
};

/**
 * The supported invokes. botbuilder's `ActivityHandler` is not used: it turns an inner status into the HTTP status,
 * drops `trigger`, and answers 400 to an empty search (teams-platform 1.5).
 */
export const answerInvoke = async (context: ActivityContext, tools: BotTools): Promise<WalkAnswer> => {
  const { name } = context.activity;
  switch (name) {
    case 'adaptiveCard/action':
    case 'task/fetch':
    case 'task/submit':
    case 'composeExtension/submitAction':
      return answerPressed(context, tools);
    case 'application/search':
      return answerSearch(context, tools);
    default:
      // "Not implemented" is the documented answer to an invoke that a bot does not know.
      return isExtensionInvoke(name) ? answerExtension(name, context, tools) : { status: 501 };
  }
};

const answerExtension = async (
  name: ExtensionInvoke,
  context: ActivityContext,
  tools: BotTools,
): Promise<WalkAnswer> => {
  if (context.person) return extensionInvokes[name]({ ...context, person: context.person }, tools);
  tools.room.log('warn', 'extension.nobody');
  return extensionSentence(name, tools.drawing(context.language).words.unknownSender);
};

const answerPressed = async (context: ActivityContext, tools: BotTools): Promise<WalkAnswer> => {
  const { name } = context.activity;
  const { words } = tools.drawing(context.language);
  if (!context.person) {
    tools.room.log('warn', 'press.nobody');
    return invokeSentence(name, words.unknownSender);
  }
  const press = readPress(context);
  if (!press || press.outdated) tools.room.log('warn', 'press.outdated', { ref: press?.reference });
  if (!press) return invokeSentence(name, words.outdated);
  const answer: PressAnswer = await answerPress(press, { ...context, person: context.person }, tools);
  logRefused(press, answer, tools);
  if ('text' in answer) return invokeSentence(name, answer.text);
  return isDialog(name) ? dialogAnswer(dialogTitle(press, words), answer.card) : cardAnswer(answer.card);
};

/**
 * A refused attempt. The person is not named: they may be an unnamed reporter. For the same reason a conflict of
 * duties, which a digest may have revealed, is logged without the record.
 */
const logRefused = ({ verb, reference }: Press, { refused }: PressAnswer, { room }: BotTools): void => {
  if (refused !== undefined && refused !== 'invalid')
    room.log('warn', 'press.refused', { verb, reason: refused, ...(refused !== 'segregation' && { ref: reference }) });
};

const dialogTitle = ({ verb, reference, inputs }: Press, words: BotWords): string => {
  const { command } = inputs;
  if (verb.startsWith('case.')) return words.case.title;
  if (reference === undefined) return words.help.report;
  if (isSessionVerb(verb)) return sessionTitle(verb, inputs, reference, words);
  if (verb === 'record.choose' && isWorkCommand(command))
    return words.work.title(words.command[command].title, reference);
  return isWorkVerb(verb) ? words.work.title(words.command[readWorkVerb(verb).name].title, reference) : reference;
};

const searchSchema = z.object({ queryText: z.string().default(''), dataset: z.string() });
/** The maximum that Teams shows (docs dynamic-search). */
const mostFound = 15;
/** Longer than any title: longer text is not a search. */
const longestQuery = 100;

const answerSearch = ({ activity, language }: ActivityContext, tools: BotTools): WalkAnswer => {
  const asked = searchSchema.safeParse(activity.value);
  if (!asked.success || asked.data.dataset !== 'clauses') return choicesAnswer([]);
  const { terms } = tools.drawing(language);
  const clauses = searchClauses(asked.data.queryText.slice(0, longestQuery), language).slice(0, mostFound);
  return choicesAnswer(clauses.map((clause) => ({ title: `${clause} ${terms.clause[clause]}`, value: clause })));
};
