import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { builtFile, programs, top } from './programs.ts';

/** Keeps `import.meta.url` of each source, which finds its neighbours by it. */
const sourceUrls: Plugin = {
  name: 'source-urls',
  transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

/**
 * Bundles each program into one file: `tsx` reads about four hundred, which takes two CPU seconds per start. Sets
 * `PROGRAMS_BUILT`.
 */
export const buildPrograms = async (): Promise<void> => {
  const { build } = await import('vite');
  for (const program of programs) {
    const built = await build({
      root: top,
      configFile: false,
      logLevel: 'error',
      plugins: [sourceUrls],
      build: { ssr: program, write: false, target: 'node20', rolldownOptions: { output: { codeSplitting: false } } },
    });
    if (!('output' in built)) throw new Error(`${program} was not built`);
    const file = builtFile(program);
    mkdirSync(dirname(file), { recursive: true });
    // Renamed when complete, because another test run may read it at any time.
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, built.output[0].code);
    renameSync(whole, file);
  }
  process.env.PROGRAMS_BUILT = 'yes';
};
