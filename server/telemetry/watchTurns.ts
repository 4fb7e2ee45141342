import {
  type Context,
  context,
  createContextKey,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { histogram, scope } from './metrics.ts';

/** Requests that count as turns. Others (pages, health) do not. */
type TurnKind =
  | 'press'
  | 'dialog'
  | 'search'
  | 'extension'
  | 'message'
  | 'install'
  | 'meeting'
  | 'otherActivity'
  | 'command'
  | 'read'
  | 'write';

const activityKinds: ReadonlyMap<string, TurnKind> = new Map([
  ['adaptiveCard/action', 'press'],
  ['task/fetch', 'dialog'],
  ['task/submit', 'dialog'],
  ['application/search', 'search'],
  ['message', 'message'],
  ['installationUpdate', 'install'],
  ['conversationUpdate', 'install'],
  ['event', 'meeting'],
]);

const activitySchema = z.object({ type: z.string(), name: z.string().nullish() });

const kindOfActivity = (body: unknown): TurnKind => {
  const { type, name } = activitySchema.safeParse(body).data ?? { type: '' };
  const what = (type === 'invoke' ? name : type) ?? '';
  return what.startsWith('composeExtension/') ? 'extension' : (activityKinds.get(what) ?? 'otherActivity');
};

const kindOf = ({ method, routeOptions: { url = '' }, body }: FastifyRequest): TurnKind | undefined => {
  // It stays open while the page is displayed (tab/api/sessions/addLiveRoute.ts): its response time means nothing.
  if (url.endsWith('/live')) return undefined;
  if (url === '/api/messages') return kindOfActivity(body);
  if (url === '/api/commands') return 'command';
  if (!url.startsWith('/api/')) return undefined;
  return method === 'GET' ? 'read' : 'write';
};

/** Teams expects 501 for an invoke that the bot does not know. */
const outcomeOf = (status: number, { outcome }: TurnNotes): Outcome => {
  if (status >= 500 && status !== 501) return 'failed';
  return status >= 400 ? 'refused' : (outcome ?? 'done');
};

/**
 * Times each turn, as a trace of its own: trace headers sent by a caller are not trusted. Only name, kind and outcome
 * are recorded: no address, no person, no verb.
 */
export const watchTurns = (app: FastifyInstance, now: () => number = () => performance.now()): void => {
  const tracer = trace.getTracer(scope);
  const duration = histogram('tentwo.turn.duration');

  app.addHook('preHandler', (request, { raw }, next) => {
    const kind = kindOf(request);
    if (!kind) return next();
    const span = tracer.startSpan(`turn ${kind}`, { kind: SpanKind.SERVER }, ROOT_CONTEXT);
    const notes: TurnNotes = {};
    const begun = now();
    // Also when the client has disconnected: the longest waits must not go uncounted.
    raw.once('close', () => {
      const outcome = raw.writableFinished ? outcomeOf(raw.statusCode, notes) : 'abandoned';
      duration.record((now() - begun) / 1000, { kind, outcome });
      span.setAttributes({ 'tentwo.kind': kind, 'tentwo.outcome': outcome });
      if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(withTurn(trace.setSpan(ROOT_CONTEXT, span), notes), next);
  });
};

/** How a turn ended. `late`: the person saw *Not saved yet*; `abandoned`: the client did not wait for the answer. */
export type Outcome = 'done' | 'late' | 'refused' | 'failed' | 'abandoned';

/** What becomes known about a turn while it is in progress. */
type TurnNotes = { outcome?: Outcome };

const key = createContextKey('tentwo.turn');

const withTurn = (on: Context, notes: TurnNotes): Context => on.setValue(key, notes);

const isNotes = (value: unknown): value is TurnNotes => typeof value === 'object' && value !== null;

/** The current turn; undefined without an SDK. */
export const currentTurn = (): TurnNotes | undefined => {
  const value = context.active().getValue(key);
  return isNotes(value) ? value : undefined;
};

/** 32 hex digits of the current trace; undefined without an SDK. */
export const currentTrace = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;
