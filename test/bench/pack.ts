import { inChild } from './inChild.ts';
import type { Line } from './line.ts';
import type { PackMeasured } from './packProcess.ts';
import { busy } from './timing.ts';

const count = 200;

/** An audit pack of two hundred nonconformities: its duration, and its effect on other work. */
export const benchPack = async (): Promise<readonly Line[]> => {
  // Sent by the child.
  const measured = (await inChild('packProcess.ts', count)) as PackMeasured;
  const { seconds, turn, megabytes, bytes } = measured;
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
    { name: 'memory of a pack in the making', value: megabytes, atMost: 512, unit: 'MB', detail: of },
  ];
};
