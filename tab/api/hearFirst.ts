import type { FastifyRequest } from 'fastify';
import type { TabRoom } from './tabRoom.ts';

/** What is made of many records: of two servers that answer in turn, none shows a list without what the other had. */
const lists: ReadonlySet<string | undefined> = new Set([
  '/api/nonconformities',
  '/api/work',
  '/api/measures',
  '/api/audit',
  '/api/sessions',
]);
/** Whoever asks is not kept waiting longer, in milliseconds; then he has the list as it is known here. */
const longest = 1000;

/** Before a list is answered, what other servers did is heard. */
export const hearFirst =
  ({ hear }: Pick<TabRoom, 'hear'>) =>
  async ({ method, routeOptions }: FastifyRequest): Promise<void> => {
    if (method !== 'GET' || !lists.has(routeOptions.url)) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longest);
    });
    await Promise.race([hear(), late]);
    clearTimeout(timer);
  };
