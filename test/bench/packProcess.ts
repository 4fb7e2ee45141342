import type { Why } from '../../procedure/record/recordParts.ts';
import { formatReference } from '../../procedure/record/values/reference.ts';
import { packGround, wholeLife } from '../builders/aPack.ts';
import { answering } from './inChild.ts';

/** Number of nonconformities in the pack, and in the register. */
export type PackOrder = { readonly packed: number; readonly recorded: number };

export type PackMeasured = {
  readonly seconds: number;
  /** Longest time without other work, in milliseconds. */
  readonly turn: number;
  /** Peak heap and buffers beyond the initial ones, in megabytes. */
  readonly megabytes: number;
  readonly bytes: number;
  /** Number of rows of each nonconformity. */
  readonly rows: number;
};

const tree = (depth: number): readonly Why[] =>
  depth === 0
    ? []
    : ['a', 'b'].map((id) => ({
        id: `${id}${depth}`,
        question: 'Why was that so?',
        answer: 'No one had been told what to look for',
        children: id === 'a' ? tree(depth - 1) : [],
      }));

/** A nonconformity from report to closure, with texts of realistic length and a tree of ten causes. */
const steps = wholeLife.map(({ by, events: [first, ...more] }) => ({
  by,
  events: [
    first.type === 'CausesDetermined' ? { ...first, causes: { ...first.causes, whys: [...tree(5)] } } : first,
    ...more,
  ] as const,
}));

const used = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};

/** CPU time of the process, in milliseconds. */
const own = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

answering(async (order): Promise<PackMeasured> => {
  const { packed, recorded } = order as PackOrder;
  const ground = packGround();
  const all = Array.from({ length: recorded }, (_, index) => formatReference(2026, index + 1));
  for (const reference of all) ground.record(reference, steps);
  const references = all.slice(0, packed);
  await ground.proof.checkpoint();
  globalThis.gc?.();
  const before = used();
  let [turn, highest, at, had] = [0, before, performance.now(), own()];
  const look = (): void => {
    turn = Math.max(turn, Math.min(performance.now() - at, own() - had));
    highest = Math.max(highest, used());
    [at, had] = [performance.now(), own()];
  };
  const watch = setInterval(look, 1);
  const [begun, hadBefore] = [performance.now(), own()];
  const pack = await ground.pack({ references });
  const seconds = Math.min(performance.now() - begun, own() - hadBefore) / 1000;
  clearInterval(watch);
  look();
  return { seconds, turn, megabytes: highest - before, bytes: pack.byteLength, rows: steps.length };
});
