import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Actor, PersonId } from '../../../procedure/record/values/person.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import { answerFor, type SessionParams, sessionPlaceOf, viewerOf } from './sessionPlace.ts';

/** Maximum number of windows in which a person follows sessions: side panel, stage and tab, each on two devices. */
const mostEach = 6;
const beat = 15_000;
/** After this time the page reconnects with a fresh token. */
const longest = 15 * 60_000;

/**
 * `GET /api/sessions/:reference/:session/live`: the live session, whole in each event. It ends when the session is
 * closed, when the reader loses access, and when the server stops.
 */
export const addLiveRoute = (api: FastifyInstance, room: TabRoom): void => {
  const { handling, clock } = room;
  const open = new Map<PersonId, Set<LiveStream>>();

  const follow = (params: SessionParams, signedIn: Actor): LiveStream => {
    const { reference, session } = sessionPlaceOf(params);
    const stream = createLiveStream();
    const mine = open.get(signedIn.id) ?? new Set();
    open.set(signedIn.id, mine.add(stream));
    const stop = handling.followSession(reference, session, () => viewerOf({ reference, session }, signedIn, room), {
      seen: (asked, viewer) => stream.send(JSON.stringify(answerFor(asked, viewer, room))),
      ended: stream.end,
    });
    let endBeat = clock.after(beat, function again() {
      stream.beat();
      endBeat = clock.after(beat, again);
    });
    const endInTime = clock.after(longest, stream.end);
    stream.body.once('close', () => {
      stop();
      endBeat();
      endInTime();
      mine.delete(stream);
      if (mine.size === 0 && open.get(signedIn.id) === mine) open.delete(signedIn.id);
    });
    return stream;
  };

  // Before the server waits for requests in progress, because these never end by themselves.
  api.addHook('preClose', async () => {
    for (const streams of open.values()) for (const stream of streams) stream.end();
  });

  api.get<{ Params: SessionParams }>('/sessions/:reference/:session/live', async (request, reply) => {
    const signedIn = request.getDecorator<Actor>('tabActor');
    const place = sessionPlaceOf(request.params);
    const viewer = await viewerOf(place, signedIn, room);
    if (!(await handling.session(place.reference, place.session, viewer))) throw ApiError.of('notFound');
    if ((open.get(signedIn.id)?.size ?? 0) >= mostEach) throw ApiError.of('tooManyStreams');
    // A keep-alive connection would delay a stop. Proxies must not buffer the events.
    reply.headers({ 'content-type': 'text/event-stream', connection: 'close', 'x-accel-buffering': 'no' });
    return reply.send(follow(request.params, signedIn).body);
  });
};

type LiveStream = {
  /** `text/event-stream`: each event is one JSON text. */
  readonly body: Readable;
  /** An event that has not been read is replaced by a newer one. Identical events are sent once. */
  readonly send: (json: string) => void;
  /** Keeps the connection open through proxies. */
  readonly beat: () => void;
  readonly end: () => void;
};

/**
 * Events for one reader, at their pace: for a slow reader only the newest event is kept.
 * JSON has no raw line breaks, so that each event is one `data:` line
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 */
const createLiveStream = (): LiveStream => {
  let waiting: string | undefined;
  let last = '';
  let wants = false;
  const flush = (): void => {
    if (!wants || waiting === undefined) return;
    const text = waiting;
    waiting = undefined;
    wants = body.push(text);
  };
  const body = new Readable({
    highWaterMark: 1,
    read: () => {
      wants = true;
      flush();
    },
  });
  const offer = (text: string): void => {
    waiting = text;
    flush();
  };
  return {
    body,
    send: (json) => {
      if (json === last) return;
      last = json;
      offer(`data: ${json}\n\n`);
    },
    beat: () => {
      if (waiting === undefined) offer(':\n\n');
    },
    end: () => {
      if (waiting !== undefined) body.push(waiting);
      waiting = undefined;
      if (!body.readableEnded) body.push(null);
    },
  };
};
