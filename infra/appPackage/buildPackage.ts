import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, zipSync } from 'fflate';
import type { PackageValues } from './packageSettings.ts';

/** Each file of a package by its name. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** What stands in `appPackage/`: the manifest with its placeholders, the icons, one file for each language but English. */
export const readTemplate = (): PackageFiles => {
  const folder = new URL('../../appPackage/', import.meta.url);
  const names = readdirSync(fileURLToPath(folder)).filter((name) => /\.(json|png)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder))]));
};

const filled = (name: string, json: Uint8Array, values: PackageValues): Uint8Array => {
  const fill = (text: string) => text.replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  return strToU8(`${JSON.stringify(parsed(name, strFromU8(json), fill), null, 2)}\n`);
};

const parsed = (name: string, json: string, fill: (text: string) => string): unknown => {
  try {
    return JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? fill(value) : value));
  } catch (error) {
    throw new Error(`appPackage/${name} is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
};

/** The first day that a zip can name, in the local time that it is written in: the same bytes everywhere. */
const mtime = new Date(1980, 0, 1);

/**
 * The zip that Teams takes: the same files and values give the same bytes. A placeholder that has no value stays, for the
 * check to name.
 * @throws Error naming a file that is no JSON
 */
export const buildPackage = (files: PackageFiles, values: PackageValues): Uint8Array => {
  const entries = Object.keys(files)
    .sort()
    .map((name) => {
      const bytes = files[name] ?? new Uint8Array();
      return [name, name.endsWith('.json') ? filled(name, bytes, values) : bytes] as const;
    });
  return zipSync(Object.fromEntries(entries), { level: 9, mtime });
};
