import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import type { PackageFiles } from './buildPackage.ts';

const command = z.object({ title: z.string() });
/** The parts of the manifest that our own rules read; Microsoft's schema covers the rest. */
const manifestShape = z.object({
  $schema: z.string(),
  manifestVersion: z.string(),
  version: z.string(),
  id: z.string(),
  developer: z.record(z.string(), z.string()),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.array(z.object({ botId: z.string(), commandLists: z.array(z.object({ commands: z.array(command) })) })),
  composeExtensions: z.array(
    z.object({
      botId: z.string(),
      commands: z.array(
        z.object({
          id: z.string(),
          type: z.string(),
          context: z.array(z.string()),
          fetchTask: z.boolean().default(false),
          initialRun: z.boolean().default(false),
          parameters: z.array(z.object({ name: z.string() })).default([]),
        }),
      ),
      messageHandlers: z.array(z.object({ value: z.object({ domains: z.array(z.string()) }) })),
    }),
  ),
  staticTabs: z.array(z.object({ entityId: z.string() })),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
  authorization: z.object({
    permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })) }),
  }),
});

export type Manifest = z.output<typeof manifestShape>;

/** A package as Teams reads it. */
export type PackageContents = {
  readonly files: PackageFiles;
  readonly manifest: Manifest;
  /** The complete manifest. */
  readonly raw: object;
  /** Texts by file name and path in the manifest. */
  readonly translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** @throws Error naming the part that cannot be read */
export const readContents = (zip: Uint8Array): PackageContents => {
  const files = unzipSync(zip);
  const raw = jsonIn(files, 'manifest.json');
  const read = manifestShape.safeParse(raw);
  if (!read.success) {
    const places = read.error.issues.map(({ path }) => path.join('.'));
    throw new Error(`In manifest.json these are missing or invalid: ${places.join(', ')}.`);
  }
  const names = read.data.localizationInfo.additionalLanguages.map(({ file }) => file);
  const translations = names.map((name) => [name, texts(name, jsonIn(files, name))] as const);
  return { files, manifest: read.data, raw, translations: Object.fromEntries(translations) };
};

const jsonIn = (files: PackageFiles, name: string): object => {
  const bytes = files[name];
  if (!bytes) throw new Error(`${name} is missing from the package.`);
  const value: unknown = JSON.parse(strFromU8(bytes));
  if (typeof value !== 'object' || value === null) throw new Error(`${name} does not contain a JSON object.`);
  return value;
};

const texts = (name: string, value: object): Readonly<Record<string, string>> => {
  const read = z.record(z.string(), z.string()).safeParse(value);
  if (!read.success) throw new Error(`${name} contains values other than texts.`);
  return read.data;
};

/** Returns every text in a JSON value with its path, such as `bots[0].commandLists[0].commands[0].title`. */
export const textsIn = (value: unknown, at = ''): readonly (readonly [place: string, text: string])[] => {
  if (typeof value === 'string') return [[at, value]];
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsIn(entry, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => textsIn(entry, at === '' ? name : `${at}.${name}`));
};
