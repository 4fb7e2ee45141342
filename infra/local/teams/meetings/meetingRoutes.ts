import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SeededPerson } from '../../tenant.ts';
import { BadRequest, destination, knownMeeting, personId } from '../api/requestValues.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import type { Meeting } from '../wire.ts';
import { threadOf } from './meetingActivity.ts';
import { isOngoing, type Meetings } from './meetings.ts';

const planned = z.object({ conversation: z.string(), title: z.string().trim().min(1).max(255) });
const named = z.object({ meetingId: z.string() });
const shared = named.extend({ url: z.url().nullable() });
const page = z.object({ as: personId });
const control = z.object({
  userId: personId,
  /** Number of deliveries to the bot; 0: none. */
  deliveries: z.number().int().min(0).max(10).optional(),
  atOnce: z.boolean().optional(),
});

type Parts = { readonly meetings: Meetings; readonly store: ChatStore; readonly tabUrl: () => string };

/** Serves channel meetings: to the page under `/api`, and to tests under `/_control`, which also returns the bot's answers. */
export function addMeetingRoutes(app: FastifyInstance, parts: Parts): void {
  addPageRoutes(app, parts);
  addControlRoutes(app, parts);
}

function schedule({ meetings, store }: Parts, who: SeededPerson, body: unknown): Meeting {
  const { conversation, title } = planned.parse(body);
  const to = destination(store, who, conversation, undefined);
  if (to.kind === 'personal') throw new BadRequest('A meeting must be in a channel.');
  return meetings.schedule(who, to.channelId, title);
}

/** Returns the meeting. @throws BadRequest if the person is not in it */
function joined(store: ChatStore, who: SeededPerson, body: unknown): Meeting {
  const meeting = knownMeeting(store, named.parse(body).meetingId);
  if (meeting.present.includes(who.id)) return meeting;
  throw new BadRequest(`${who.displayName} is not in that meeting.`);
}

function addPageRoutes(app: FastifyInstance, parts: Parts): void {
  const { meetings, store } = parts;
  app.post('/api/meeting', async ({ body }) => schedule(parts, page.parse(body).as, body));
  // The page does not wait for the bot's answer to a meeting event.
  app.post('/api/meeting/join', async ({ body }, reply) => {
    void meetings.join(page.parse(body).as, knownMeeting(store, named.parse(body).meetingId));
    return reply.code(204).send();
  });
  app.post('/api/meeting/leave', async ({ body }, reply) => {
    const who = page.parse(body).as;
    void meetings.leave(who, joined(store, who, body));
    return reply.code(204).send();
  });
  app.post('/api/meeting/end', async ({ body }, reply) => {
    void meetings.end(joined(store, page.parse(body).as, body));
    return reply.code(204).send();
  });
  app.post('/api/meeting/stage', async ({ body }, reply) => {
    const who = page.parse(body).as;
    const { url } = shared.parse(body);
    if (url !== null && new URL(url).origin !== new URL(parts.tabUrl()).origin)
      throw new BadRequest('Only a page of the app can be shown on stage.');
    meetings.share(who, joined(store, who, body), url);
    return reply.code(204).send();
  });
}

function addControlRoutes(app: FastifyInstance, parts: Parts): void {
  const { meetings, store } = parts;
  const asked = (body: unknown) => {
    const { userId: person, deliveries: times, atOnce } = control.parse(body);
    return { person, deliveries: { times, atOnce } };
  };

  app.post('/_control/meeting', async ({ body }) => {
    const { person, deliveries } = asked(body);
    const { start } = z.object({ start: z.boolean().default(true) }).parse(body);
    const meeting = schedule(parts, person, body);
    const done = start ? await meetings.join(person, meeting, deliveries) : { meeting, answers: [] };
    return { thread: threadOf(meeting), ...done };
  });
  app.post('/_control/meeting/join', async ({ body }) => {
    const { person, deliveries } = asked(body);
    return meetings.join(person, knownMeeting(store, named.parse(body).meetingId), deliveries);
  });
  app.post('/_control/meeting/leave', async ({ body }) => {
    const { person, deliveries } = asked(body);
    return meetings.leave(person, joined(store, person, body), deliveries);
  });
  app.post('/_control/meeting/end', async ({ body }) => {
    const { person, deliveries } = asked(body);
    return meetings.end(joined(store, person, body), deliveries);
  });
  app.get('/_control/meetings', async () =>
    store.meetings().map((meeting) => ({ ...meeting, thread: threadOf(meeting), ongoing: isOngoing(meeting) })),
  );
}
