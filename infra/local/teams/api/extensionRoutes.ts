import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SeededPerson } from '../../tenant.ts';
import { extensionOutcome } from '../cards/outcome.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import { queryValue } from '../chat/extensionActivities.ts';
import type { CardAction, ExtensionOutcome } from '../wire.ts';
import { outcomeOf } from './pageRoutes.ts';
import { destination, personId, visibleMessage } from './requestValues.ts';

/** Number of results that Teams requests at a time. */
const pageSize = 25;

const where = z.object({ conversation: z.string(), root: z.string().optional() });
const findRequest = where.extend({ text: z.string().max(1000).default(''), skip: z.number().int().min(0).default(0) });
const unfurlRequest = where.extend({ url: z.string().max(2048) });
const page = z.object({ as: personId });
const control = z.object({ userId: personId });

/** Serves the message extension: to the page under `/api`, and to tests under `/_control`, which also returns the bot's answers. */
export function addExtensionRoutes(app: FastifyInstance, { chat, store }: { chat: Chat; store: ChatStore }): void {
  const ask = async (who: SeededPerson, at: z.infer<typeof where>, name: string, value: unknown) => {
    const answers = await chat.invokeExtension(who, destination(store, who, at.conversation, at.root), name, value);
    return { answers, outcome: extensionOutcome(answers[0]) };
  };
  const find = (who: SeededPerson, body: unknown) => {
    const asked = findRequest.parse(body);
    return ask(who, asked, 'composeExtension/query', queryValue(asked.text.trim(), asked.skip, pageSize));
  };
  const unfurl = (who: SeededPerson, body: unknown) => {
    const asked = unfurlRequest.parse(body);
    return ask(who, asked, 'composeExtension/queryLink', { url: asked.url });
  };

  app.post('/api/find', async ({ body }): Promise<ExtensionOutcome> => (await find(page.parse(body).as, body)).outcome);
  app.post(
    '/api/unfurl',
    async ({ body }): Promise<ExtensionOutcome> => (await unfurl(page.parse(body).as, body)).outcome,
  );
  app.post('/_control/find', async ({ body }) => find(control.parse(body).userId, body));
  app.post('/_control/unfurl', async ({ body }) => unfurl(control.parse(body).userId, body));
  app.post('/_control/report', async ({ body }) => {
    const asked = control.extend({ activityId: z.string() }).parse(body);
    const message = visibleMessage(store, asked.userId, asked.activityId);
    const action: CardAction = { kind: 'fetchExtension', theme: 'default' };
    const answers = await chat.act(asked.userId, message, action);
    return { action, answers, outcome: outcomeOf(action, answers) };
  });
}
