import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { builtFile, programs, top } from './programs.ts';

/** Each source goes on to find its neighbours from where it is itself. */
const ownPlaces: Plugin = {
  name: 'own-places',
  transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

/**
 * Puts each program into one file: node reads it at once, whereas `tsx` reads some four hundred, which takes a processor
 * two seconds at every start. `PROGRAMS_BUILT` says that it is done.
 */
export const buildPrograms = async (): Promise<void> => {
  const { build } = await import('vite');
  for (const program of programs) {
    const built = await build({
      root: top,
      configFile: false,
      logLevel: 'error',
      plugins: [ownPlaces],
      build: { ssr: program, write: false, target: 'node20', rolldownOptions: { output: { codeSplitting: false } } },
    });
    if (!('output' in built)) throw new Error(`${program} was not built`);
    const file = builtFile(program);
    mkdirSync(dirname(file), { recursive: true });
    // Whole at any time, also for another run of the tests.
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, built.output[0].code);
    renameSync(whole, file);
  }
  process.env.PROGRAMS_BUILT = 'yes';
};
