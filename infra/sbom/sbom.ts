import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { sbomOf } from './sbomOf.ts';

const packageSchema = z.object({ name: z.string(), dependencies: z.record(z.string(), z.string()) });

/** `npm run sbom [-- FILE]` writes the bill of materials of the production software, as installed here. */
const file = process.argv[2] ?? 'dist/sbom.cdx.json';
const installed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  // On Windows npm is a script.
  shell: process.platform === 'win32',
});
const text = sbomOf(JSON.parse(installed), packageSchema.parse(JSON.parse(readFileSync('package.json', 'utf8'))));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, text);
process.stdout.write(`${file} contains ${JSON.parse(text).components.length} components.\n`);
