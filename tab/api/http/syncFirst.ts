import type { FastifyRequest } from 'fastify';
import type { TabRoom } from '../tabRoom.ts';

/**
 * For answers made of many records: when two servers answer alternately, neither returns a list that lacks what the
 * other had.
 */
export const multiRecordRoutes: ReadonlySet<string> = new Set([
  'GET /api/nonconformities',
  'GET /api/nonconformities/:reference/related',
  'GET /api/work',
  'GET /api/measures',
  'GET /api/audit',
  'GET /api/sessions',
  'GET /api/handover',
  // What was shown is exactly what is drawn, written and packed.
  'POST /api/exports',
  'POST /api/import/check',
  'POST /api/import',
]);
/** Syncs with what other servers did before answering. */
export const syncFirst =
  ({ sync: hear }: Pick<TabRoom, 'sync'>) =>
  async ({ method, routeOptions }: FastifyRequest): Promise<void> => {
    if (multiRecordRoutes.has(`${method} ${routeOptions.url}`)) await hear();
  };
