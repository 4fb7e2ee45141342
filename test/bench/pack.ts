import { inChild } from './inChild.ts';
import type { Line } from './line.ts';
import type { PackMeasured, PackOrder } from './packProcess.ts';
import { busy } from './timing.ts';

const count = 200;

/** An audit pack of two hundred nonconformities: its duration, and its effect on other work. */
export const benchPack = async (): Promise<readonly Line[]> => {
  // Sent by the child.
  const measure = async (order: PackOrder) => (await inChild('packProcess.ts', order)) as PackMeasured;
  const { seconds, turn, megabytes, bytes } = await measure({ packed: count, recorded: count });
  const few = await measure({ packed: 10, recorded: 10_000 });
  const ofMany = `10 of 10,000 nonconformities, each of ${few.rows} rows, history in memory; ${busy()}`;
  const of = `${count} closed nonconformities, a zip of ${(bytes / 2 ** 20).toFixed(1)} MB; ${busy()}`;
  return [
    { name: 'audit pack', value: seconds, atMost: 30, unit: 's', detail: of },
    {
      name: 'others wait while a pack is made',
      value: turn,
      atMost: 500,
      unit: 'ms',
      detail: `the longest turn; ${busy()}`,
    },
    { name: 'audit pack of a few records', value: few.seconds, atMost: 10, unit: 's', detail: ofMany },
    { name: 'size of a pack of a few records', value: few.bytes / 1024, atMost: 500, unit: 'KB', detail: ofMany },
    { name: 'memory of a pack in the making', value: megabytes, atMost: 512, unit: 'MB', detail: of },
  ];
};
