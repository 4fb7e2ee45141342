import type { WalkAnswer } from '../../bot/incoming/activity/activityContext.ts';

type Body = { readonly statusCode: number; readonly type: string; readonly value: unknown };
type Task = {
  readonly task: { readonly value: { readonly title: string; readonly card: { readonly content: unknown } } };
};
type Ended = { readonly task: { readonly type: string; readonly value: unknown } };

const bodyOf = (answer: WalkAnswer, type: string): unknown => {
  const body = answer.body as Body;
  if (answer.status !== 200 || body.statusCode !== 200 || body.type !== type)
    throw new Error(`answered ${JSON.stringify(answer)}`);
  return body.value;
};

/** The card in the answer to a press in a chat. @throws if there is none */
export const cardIn = (answer: WalkAnswer): unknown => bodyOf(answer, 'application/vnd.microsoft.card.adaptive');

/** The sentence beside the card that was pressed. @throws when there is none */
export const sentenceIn = (answer: WalkAnswer): unknown => bodyOf(answer, 'application/vnd.microsoft.activity.message');

/** Title and card of a dialog that continues. @throws if it does not */
export const dialogIn = (answer: WalkAnswer): { readonly title: string; readonly card: unknown } => {
  const { title, card } = (answer.body as Task).task.value;
  return { title, card: card.content };
};

/** The card in the answer to a press, in a chat or dialog. @throws if there is none */
export const shownIn = (answer: WalkAnswer): unknown =>
  'task' in (answer.body as object) ? dialogIn(answer).card : cardIn(answer);

/** The sentence that ends a dialog, or is its only content. @throws if it continues */
export const lastWordIn = (answer: WalkAnswer): unknown => {
  const { type, value } = (answer.body as Ended).task;
  if (answer.status !== 200 || type !== 'message') throw new Error(`answered ${JSON.stringify(answer)}`);
  return value;
};
