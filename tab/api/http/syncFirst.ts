import type { FastifyRequest } from 'fastify';
import type { TabRoom } from '../tabRoom.ts';

/** What is made of many records: of two servers that answer in turn, none shows a list without what the other had. */
export const multiRecordRoutes: ReadonlySet<string> = new Set([
  'GET /api/nonconformities',
  'GET /api/nonconformities/:reference/related',
  'GET /api/work',
  'GET /api/measures',
  'GET /api/audit',
  'GET /api/sessions',
  'GET /api/handover',
  // Exactly what was shown is drawn, written and packed.
  'POST /api/exports',
  'POST /api/import/check',
  'POST /api/import',
]);
/** Before it is answered, what other servers did is heard. */
export const syncFirst =
  ({ sync: hear }: Pick<TabRoom, 'sync'>) =>
  async ({ method, routeOptions }: FastifyRequest): Promise<void> => {
    if (multiRecordRoutes.has(`${method} ${routeOptions.url}`)) await hear();
  };
