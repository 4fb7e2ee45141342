import type { ExportMeasured } from './exportRegister.ts';
import { inChild } from './inChild.ts';
import type { Line } from './line.ts';
import type { RegisterMeasured } from './registerProcess.ts';
import { busy } from './timing.ts';

const told = (what: string, { seconds, longest, megabytes }: ExportMeasured): string =>
  `${what} ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, longest turn ${longest.toFixed(0)} ms`;

/** The register in memory: size per nonconformity, and duration of the answers (design section 7). */
export const benchRegister = async (count: number): Promise<readonly Line[]> => {
  // Sent by the child.
  const measured = (await inChild('registerProcess.ts', count)) as RegisterMeasured;
  const { learnMicroseconds, prepareMicroseconds, bytesEach, search, similar, year, ever, review, turn } = measured;
  const { csv, xlsx, withTexts } = measured;
  const of = `of ${count} nonconformities; the fastest of 5 each; ${busy()}`;
  return [
    {
      name: 'memory of a nonconformity',
      value: bytesEach,
      atMost: 2048,
      unit: 'bytes',
      detail: `${count} of them, with search, likeness, orders and numbers; learnt in ${learnMicroseconds.toFixed(0)} µs each, likeness in ${prepareMicroseconds.toFixed(0)}`,
    },
    { name: 'search, p99', value: search, atMost: 20, unit: 'ms', detail: of },
    { name: 'similar nonconformities, p99', value: similar, atMost: 30, unit: 'ms', detail: of },
    {
      name: 'all KPIs over ten years',
      value: ever,
      atMost: 50,
      unit: 'ms',
      detail: `over one year ${year.toFixed(1)} ms, those of a review ${review.toFixed(1)} ms; ${busy()}`,
    },
    {
      name: 'others wait while everything is recounted',
      value: turn,
      atMost: 50,
      unit: 'ms',
      detail: `the longest of the turns, in the best of 3 days; ${busy()}`,
    },
    {
      name: 'others wait while the register is exported',
      atMost: 100,
      unit: 'ms',
      value: Math.max(csv.longest, xlsx.longest, withTexts.longest),
      detail: `${told('CSV', csv)}; ${told('Excel', xlsx)}; ${told('20000 lines with their long texts', withTexts)}; ${busy()}`,
    },
  ];
};
