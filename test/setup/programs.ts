import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = fileURLToPath(new URL('../..', import.meta.url));

/** Programs that tests start most often. */
export const programs = [
  'infra/backup/backUp.ts',
  'infra/doctor/doctor.ts',
  'infra/local/start.ts',
  'infra/sharepoint/provision.ts',
  'infra/told/told.ts',
  'infra/verify/verify.ts',
  'server/main.ts',
  'test/journeys/storm/player.ts',
  'test/journeys/storm/checker/check.ts',
] as const;
export type Program = (typeof programs)[number];

export const builtFile = (program: Program): string => join(top, 'dist', 'programs', program.replace(/\.ts$/, '.mjs'));

/** As in `npm test`: fewer and cheaper collections, because no core is idle to help with them. */
const spareCores = ['--max-semi-space-size=64', '--single-threaded-gc'];

/** Node options for a process that must not outlive the one that starts it. */
export const endWithParent: readonly string[] = ['--require', join(top, 'test', 'setup', 'endWithParent.cjs')];

/** Arguments of node that run a program: the built one in a test run, otherwise its sources. */
export const argumentsOf = (program: Program): readonly string[] =>
  process.env.PROGRAMS_BUILT ? [...spareCores, builtFile(program)] : ['--import', 'tsx', program];

/** The same for a process that must not outlive the one that starts it. */
export const commandOf = (program: Program): readonly string[] => [...endWithParent, ...argumentsOf(program)];
