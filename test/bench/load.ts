import { fieldsOf } from '../../graph/lists/listTable.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { createRowSeal, sealKeys } from '../../graph/lists/rowSeal.ts';
import { tenant } from '../../infra/local/tenant.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { type GraphStage, openGraphStage, stageSealKeys } from '../contracts/graphStage.ts';
import { inChild } from './inChild.ts';
import type { Line } from './line.ts';
import type { LoadMeasured, LoadOrder } from './loadProcess.ts';
import { entryAt } from './manyEntries.ts';
import { busy } from './timing.ts';

const seal = createRowSeal(nonconformitiesList, sealKeys(stageSealKeys));
const rounds = 3;
/** Concurrent requests while the list is filled. */
const atOnce = 8;

/** As TenTwo writes it, limited to what the register reads. */
const fieldsOfEntry = (entry: RegisterEntry): object => {
  const row = nonconformitiesList.row.parse({
    Title: `${entry.reference} ${entry.title}`,
    Reference: entry.reference,
    Stage: entry.stage,
    NonconformityDescription: entry.what,
    Clause: entry.clause,
    SystemConcerned: entry.system,
    Impact: entry.impact,
    Priority: entry.priority,
    Ongoing: entry.ongoing,
    DetectedOn: entry.detectedOn,
    ReportedAt: entry.reportedAt,
    ReportedById: entry.reporter,
    Sequence: entry.sequence,
    Facts: canonicalJson(entry.measured),
  });
  const fields = fieldsOf({ ...row, Seal: seal.seal(row) });
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
};

const fill = async (stage: GraphStage, count: number): Promise<void> => {
  let index = 0;
  const work = async (): Promise<void> => {
    for (; index < count; ) {
      const fields = fieldsOfEntry(entryAt(index++, count));
      await stage.control('POST', 'items', { listId: nonconformitiesList.name, count: 1, fields });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};

/** The register at a start, from the list on the emulator, against paging through the same list (design section 7). */
export const benchLoad = async (count: number): Promise<readonly Line[]> => {
  const stage = await openGraphStage();
  try {
    await stage.reset();
    await fill(stage, count);
    await stage.control('POST', 'limits', { resourceUnitsPerMinute: null });
    const { token } = (await stage.control('POST', 'token', { access: 'full' })) as { token: string };
    const order: LoadOrder = {
      client: stage.productOptions,
      siteId: tenant.siteId,
      token,
      sealKeys: stageSealKeys,
      rounds,
    };
    // Sent by the child.
    const { bare, load, prepare, entries, pollUnits } = (await inChild('loadProcess.ts', order)) as LoadMeasured;
    const [paging, loading] = [Math.min(...bare), Math.min(...load)];
    const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
    return [
      {
        name: 'cold load of the register against bare paging',
        value: loading / paging,
        atMost: 2,
        unit: 'times',
        detail: `${entries} nonconformities in ${seconds(loading)} against ${seconds(paging)}, likeness ${seconds(Math.min(...prepare))} later, the best of ${rounds}; ${busy()}`,
      },
      {
        name: 'a poll of the register',
        value: pollUnits,
        atMost: 1,
        unit: 'resource units',
        detail: 'when nothing has changed',
      },
    ];
  } finally {
    await stage.close();
  }
};
