import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { tenant } from '../../infra/local/tenant.ts';
import { openGraphStage } from '../contracts/graphStage.ts';
import type { ReadingOrder } from './emulatorProcess.ts';
import { inChild } from './inChild.ts';
import type { Line } from './line.ts';
import { busy } from './timing.ts';

const rounds = 5;

const fields = {
  Title: 'NC-2026-{n} The fire door stands open',
  Reference: 'NC-2026-{n}',
  NonconformityDescription:
    'The fire door of the server room {n} stood open over night, and no one knows for how long.',
  Clause: 'A.7.2',
  Stage: 'reported',
  Priority: 'high',
  Impact: 'availability',
  DetectedOn: '2026-11-23',
  SystemConcerned: 'Server room {n}',
  ReportedAt: '2026-11-24T09:00:00.000Z',
  Sequence: 1,
};

/** The Graph emulator must be fast enough never to dominate a measurement. */
export const benchEmulator = async (count: number): Promise<readonly Line[]> => {
  const stage = await openGraphStage();
  try {
    await stage.reset();
    const begun = performance.now();
    await stage.control('POST', 'items', { listId: nonconformitiesList.name, count, fields });
    const seconds = (performance.now() - begun) / 1000;
    const { token } = (await stage.control('POST', 'token', { access: 'full' })) as { token: string };
    const url = `${stage.graph.url}/v1.0/sites/${tenant.siteId}/lists/${nonconformitiesList.name}/items`;
    const order: ReadingOrder = { url, token, count, rounds };
    // Sent by the child.
    const read = Math.min(...((await inChild('emulatorProcess.ts', order)) as readonly number[]));
    return [
      {
        name: 'seeding the Graph emulator',
        value: (seconds / count) * 100_000,
        atMost: 30,
        unit: 's per 100,000',
        detail: `${count} items in ${seconds.toFixed(1)} s; ${busy()}`,
      },
      {
        name: 'a read from the Graph emulator',
        value: read,
        atMost: 0.5,
        unit: 'ms',
        detail: `${Math.round(1000 / read)} single items a second among ${count}, the best of ${rounds}; ${busy()}`,
      },
    ];
  } finally {
    await stage.close();
  }
};
