import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { tenant } from '../../tenant.ts';
import type { Emulator } from '../emulator.ts';
import { requireSite } from '../http/authorization.ts';
import { badRequest, GraphError, itemNotFound, notImplemented } from '../http/graphError.ts';
import { readOptions } from '../http/queryOptions.ts';
import type { List } from '../lists/catalog.ts';
import { checkEndpoint, type NotificationTimes, validateEndpoint } from './endpoint.ts';
import type { Subscription } from './subscriptionStore.ts';

/** For lists: subscription.md, "maximum length of subscription per resource type". */
const maxMinutes = 42_300;
/** Shorter expiries are raised to it (subscription.md, as of 2026). */
const minMinutes = 45;

const context = 'https://graph.microsoft.com/v1.0/$metadata#subscriptions';

/** subscription-post-subscriptions, -get, -list, -update, -delete; for lists only. */
export function addSubscriptionRoutes(app: FastifyInstance, emulator: Emulator, times: NotificationTimes): void {
  const write = { config: { units: 2 } };
  app.post('/v1.0/subscriptions', write, async (request, reply) =>
    reply.code(201).send(entity(await create(emulator, request, times))),
  );
  app.get('/v1.0/subscriptions', write, (request) => {
    readOptions(request.query, []);
    const own = emulator.subscriptions.byApplication(request.caller.applicationId);
    return { '@odata.context': context, value: own.map(resourceOf) };
  });
  app.get('/v1.0/subscriptions/:id', { config: { units: 1 } }, (request) => {
    readOptions(request.query, []);
    return entity(find(emulator, request));
  });
  app.patch('/v1.0/subscriptions/:id', write, (request) => {
    readOptions(request.query, []);
    const { id } = find(emulator, request);
    const { expirationDateTime } = parse(z.strictObject({ expirationDateTime: z.string() }), request.body);
    emulator.subscriptions.renew(id, readExpiry(expirationDateTime, emulator.clock.now()));
    return entity(find(emulator, request));
  });
  app.delete('/v1.0/subscriptions/:id', write, (request, reply) => {
    readOptions(request.query, []);
    emulator.subscriptions.remove(find(emulator, request).id);
    return reply.code(204).send();
  });
}

const resourceOf = (one: Subscription) => ({
  id: one.id,
  resource: one.resource,
  applicationId: one.applicationId,
  changeType: 'updated',
  clientState: one.clientState,
  notificationUrl: one.notificationUrl,
  notificationQueryOptions: null,
  lifecycleNotificationUrl: null,
  expirationDateTime: one.expires,
  // For an application's own token its service principal, which here has the application's id.
  creatorId: one.applicationId,
  includeResourceData: null,
  latestSupportedTlsVersion: one.tlsVersion,
  encryptionCertificate: null,
  encryptionCertificateId: null,
  notificationUrlAppId: null,
});

const entity = (one: Subscription) => ({ '@odata.context': `${context}/$entity`, ...resourceOf(one) });

/** @throws GraphError 404, also for another application's subscription */
function find(emulator: Emulator, request: FastifyRequest): Subscription {
  const found = emulator.subscriptions.find((request.params as { id: string }).id.toLowerCase());
  if (found?.applicationId === request.caller.applicationId) return found;
  throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
}

const creation = z.strictObject({
  changeType: z.string(),
  notificationUrl: z.string(),
  resource: z.string(),
  expirationDateTime: z.string(),
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).default('v1_2'),
});

async function create(emulator: Emulator, request: FastifyRequest, times: NotificationTimes): Promise<Subscription> {
  readOptions(request.query, []);
  const body = parse(creation, request.body);
  const list = readResource(emulator, request, body.resource);
  // "Drive root item and list change notifications support only the updated changeType" (subscription.md).
  if (body.changeType !== 'updated') throw invalid("Lists support only the changeType 'updated'.");
  const expires = readExpiry(body.expirationDateTime, emulator.clock.now());
  checkEndpoint(body.notificationUrl);
  await validateEndpoint(body.notificationUrl, times);
  return emulator.subscriptions.add({
    id: randomUUID(),
    list: list.number,
    resource: body.resource,
    clientState: body.clientState ?? null,
    notificationUrl: body.notificationUrl,
    tlsVersion: body.latestSupportedTlsVersion,
    expires,
    applicationId: request.caller.applicationId,
  });
}

/** Reads `sites/{site-id}/lists/{list-id}`. Requires Sites.ReadWrite.All, or write on the site. @throws GraphError 400, 403, 404, 501 */
function readResource(emulator: Emulator, request: FastifyRequest, resource: string): List {
  // Recorded in sp-dev-docs#5622.
  if (/^[a-z]+:/i.test(resource))
    throw badRequest(`The value '${resource}' of property 'resource' must be a relative URI.`);
  const [, site = '', listId = ''] = /^\/?sites\/([^/]+)\/lists\/([^/]+)$/.exec(resource) ?? [];
  if (site === '') throw notImplemented(`subscribing to ${resource}`);
  const isIsms = site.toLowerCase() === tenant.siteId;
  requireSite(request.caller, 'write', isIsms);
  const list = isIsms ? emulator.catalog.find(listId) : undefined;
  if (list?.id !== listId.toLowerCase()) throw itemNotFound();
  return list;
}

/** @throws GraphError 400 if out of bounds; the message for too late is recorded for Outlook */
function readExpiry(text: string, now: Date): string {
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw invalid('expirationDateTime is not a date and time.');
  const minutes = (time - now.getTime()) / 60_000;
  if (minutes <= 0) throw invalid('The expirationDateTime must be in the future.');
  if (minutes > maxMinutes) {
    const message = `Subscription expiration can only be ${maxMinutes} minutes in the future.`;
    throw new GraphError(400, 'ExtensionError', message);
  }
  return new Date(Math.max(time, now.getTime() + minMinutes * 60_000)).toISOString();
}

/** @throws GraphError 501 for an unsupported property, 400 for a wrong or missing one (docs-contrib#7399) */
function parse<Result>(schema: z.ZodType<Result>, body: unknown): Result {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') throw notImplemented(`the subscription property ${issue.keys.join(', ')}`);
  }
  const [issue] = result.error.issues;
  const name = issue?.path.join('/') ?? '';
  const given = typeof body === 'object' && body !== null && name in body;
  throw invalid(given ? `Invalid ${name}.` : `${name} is a required property for subscription creation`);
}

const invalid = (message: string) => new GraphError(400, 'InvalidRequest', message);
