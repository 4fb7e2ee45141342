import { z } from 'zod';
import { searchClauses } from '../../procedure/words/searchClauses.ts';
import type { BotTools } from '../botTools.ts';
import type { Press } from '../cards/press.ts';
import { isWorkVerb, readWorkVerb } from '../cards/work/workVerbs.ts';
import { answerPress, type PressAnswer } from '../dialogues/answerPress.ts';
import type { BotWords } from '../words/words.ts';
import { readPress } from './readPress.ts';
import type { Turn } from './turn.ts';
import type { WalkAnswer } from './walk.ts';

/** The outcome of a card action stands inside the body; HTTP is 200 whatever we decided (AdaptiveCards, universal-action-model). */
const card = (value: unknown): WalkAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
});

const message = (value: string): WalkAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
});

const dialog = (title: string, content: unknown): WalkAnswer => ({
  status: 200,
  body: {
    task: {
      type: 'continue',
      value: {
        title,
        height: 'large',
        width: 'medium',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content },
      },
    },
  },
});

const dialogMessage = (value: string): WalkAnswer => ({ status: 200, body: { task: { type: 'message', value } } });

const found = (results: readonly { readonly title: string; readonly value: string }[]): WalkAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
});

const isDialog = (name: string | null | undefined): boolean => name === 'task/fetch' || name === 'task/submit';

/** Says one sentence in answer to an invoke, in the shape that its name wants. */
export const invokeSentence = (name: string | null | undefined, text: string): WalkAnswer => {
  if (isDialog(name)) return dialogMessage(text);
  if (name === 'application/search') return found([]);
  return name === 'adaptiveCard/action' ? message(text) : { status: 501 };
};

/**
 * The invokes that we know. Own, and not botbuilder's `ActivityHandler`: that one turns an inner status into the HTTP
 * status, drops `trigger`, and answers 400 to a search for nothing (teams-platform 1.5).
 */
export const answerInvoke = async (turn: Turn, tools: BotTools): Promise<WalkAnswer> => {
  const { name } = turn.activity;
  switch (name) {
    case 'adaptiveCard/action':
    case 'task/fetch':
    case 'task/submit':
      return answerPressed(turn, tools);
    case 'application/search':
      return answerSearch(turn, tools);
    default:
      // "Not implemented" is the documented answer to an invoke that a bot does not know.
      return { status: 501 };
  }
};

const answerPressed = async (turn: Turn, tools: BotTools): Promise<WalkAnswer> => {
  const { name } = turn.activity;
  const { words } = tools.drawing(turn.language);
  if (!turn.person) {
    tools.room.log('warn', 'press.nobody');
    return invokeSentence(name, words.nobody);
  }
  const press = readPress(turn);
  if (!press) return invokeSentence(name, words.outdated);
  const answer: PressAnswer = await answerPress(press, { ...turn, person: turn.person }, tools);
  if ('text' in answer) return invokeSentence(name, answer.text);
  return isDialog(name) ? dialog(dialogTitle(press, words), answer.card) : card(answer.card);
};

const dialogTitle = ({ verb, reference }: Press, words: BotWords): string => {
  if (verb.startsWith('case.')) return words.case.title;
  if (reference === undefined) return words.help.report;
  return isWorkVerb(verb) ? words.work.title(words.command[readWorkVerb(verb).name].title, reference) : reference;
};

const searchSchema = z.object({ queryText: z.string().default(''), dataset: z.string() });
/** Teams shows no more (docs dynamic-search). */
const mostFound = 15;
/** Longer than any title: more is no search. */
const longestQuery = 100;

const answerSearch = ({ activity, language }: Turn, tools: BotTools): WalkAnswer => {
  const asked = searchSchema.safeParse(activity.value);
  if (!asked.success || asked.data.dataset !== 'clauses') return found([]);
  const { terms } = tools.drawing(language);
  const clauses = searchClauses(asked.data.queryText.slice(0, longestQuery), language).slice(0, mostFound);
  return found(clauses.map((clause) => ({ title: `${clause} ${terms.clause[clause]}`, value: clause })));
};
