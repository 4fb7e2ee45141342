import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Environment } from '../../server/settings.ts';
import { version } from '../../server/version.ts';
import { buildPackage, type PackageFiles, readPackageValues } from './buildPackage.ts';
import { type Checked, checkPackage } from './checkPackage.ts';

const linesOf = ({ what, faults }: Checked): readonly string[] => [
  `${faults.length === 0 ? 'ok   ' : 'WRONG'} ${what}`,
  ...faults.map((fault) => `        ${fault}`),
];

/**
 * Builds the zip for Teams from the settings, checks it, and writes it to `folder` if nothing is wrong.
 * @returns whether it was written
 * @throws SettingsError naming each setting that is missing or wrong
 */
export const writePackage = (
  template: PackageFiles,
  from: Environment,
  folder: string,
  print: (line: string) => void,
): boolean => {
  const zip = buildPackage(template, readPackageValues(from));
  const checked = checkPackage(zip);
  for (const line of checked.flatMap(linesOf)) print(line);
  if (checked.some(({ faults }) => faults.length > 0)) return false;
  const file = join(folder, `tentwo-${version}.zip`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, zip);
  print(file);
  for (const [name, bytes] of Object.entries(unzipSync(zip))) print(`      ${name}: ${bytes.length} bytes`);
  print(`SHA-256 ${createHash('sha256').update(zip).digest('hex')}`);
  return true;
};
