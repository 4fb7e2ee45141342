import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from '../../setup/programs.ts';
import type { Ran } from './onStandIns.ts';

export const installPage = readFileSync(join(top, 'docs', 'how-to', 'install.md'), 'utf8');

/** Output of each command of the page on success. */
const proofs: readonly RegExp[] = [
  /dist\/tentwo-[\d.]+\.zip/,
  /missing: create list "History"/,
  /This is what is missing\./,
  /done: create list "History"/,
  /"status":"ready"/,
  // The doctor alone, before anything is served, and again before its self-test.
  /0 problems, [\s\S]*0 problems, /,
  /someone else approved it from the card/,
  /Nothing is wrong with the rows/,
];

/** The reason why the page failed; undefined on success. */
export const lackingIn = ({ code, said }: Ran): readonly string[] => [
  ...(code === 0 ? [] : [`it ended with ${code}`]),
  ...proofs.filter((proof) => !proof.test(said)).map((proof) => `it never said ${proof.source}`),
];
