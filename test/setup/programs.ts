import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = fileURLToPath(new URL('../..', import.meta.url));

/** What tests start most often in processes of their own. */
export const programs = [
  'infra/backup/backUp.ts',
  'infra/doctor/doctor.ts',
  'infra/local/start.ts',
  'infra/sharepoint/provision.ts',
  'infra/verify/verify.ts',
  'server/main.ts',
  'test/journeys/storm/player.ts',
  'test/journeys/storm/checker/check.ts',
] as const;
export type Program = (typeof programs)[number];

export const builtFile = (program: Program): string => join(top, 'dist', 'programs', program.replace(/\.ts$/, '.mjs'));

/** As `npm test` runs itself: fewer and cheaper collections, while no core is idle to help with them. */
const spareCores = ['--max-semi-space-size=64', '--single-threaded-gc'];

/** What node is given to run it: as the tests have built it, or, outside of them, from its sources. */
export const commandOf = (program: Program): readonly string[] =>
  process.env.PROGRAMS_BUILT ? [...spareCores, builtFile(program)] : ['--import', 'tsx', program];
