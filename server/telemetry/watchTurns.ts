import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Outcome, type TurnNotes, withTurn } from './currentTurn.ts';
import { histogram, scope } from './instruments.ts';

/** What is asked. Whatever else comes in (pages, health) is no turn. */
export type TurnKind =
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

/** Goes on for as long as somebody looks (tab/api/sessions/addLiveRoute.ts): when it is answered is no measure. */
const isFollowing = (url: string): boolean => url.endsWith('/live');

const kindOf = ({ method, routeOptions: { url = '' }, body }: FastifyRequest): TurnKind | undefined => {
  if (isFollowing(url)) return undefined;
  if (url === '/api/messages') return kindOfActivity(body);
  if (url === '/api/commands') return 'command';
  if (!url.startsWith('/api/')) return undefined;
  return method === 'GET' ? 'read' : 'write';
};

/** 501 is how Teams wants to be told that nobody here knows such an invoke. */
const outcomeOf = (status: number, { outcome }: TurnNotes): Outcome => {
  if (status >= 500 && status !== 501) return 'failed';
  return status >= 400 ? 'refused' : (outcome ?? 'done');
};

/**
 * Times each turn, as a trace of its own: what a caller says of traces is not believed. Its name, its kind and its outcome
 * are all that is kept of it: no address, no person, no verb.
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
    // Also when whoever asked has gone: those who waited longest must not be the ones that nobody counts.
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
