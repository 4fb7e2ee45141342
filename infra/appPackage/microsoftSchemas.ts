import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ErrorObject } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/** The schema named in the manifest, and the newest one, in which it must also be valid (teams-platform 7.1). */
export const schemaVersions = ['1.25', '1.30'] as const;
export type SchemaVersion = (typeof schemaVersions)[number];

const from = createRequire(import.meta.url);

const schemaShape = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
  patternProperties: z.record(z.string(), z.unknown()).default({}),
});

/** From the package `@microsoft/app-manifest`, so that nothing is downloaded or copied. */
const readSchema = (version: SchemaVersion, name: 'MicrosoftTeams' | 'MicrosoftTeams.Localization') =>
  schemaShape.parse(
    JSON.parse(
      readFileSync(
        from.resolve(`@microsoft/app-manifest/build/json-schemas/teams/v${version}/${name}.schema.json`),
        'utf8',
      ),
    ),
  );

type Validate = (value: unknown) => readonly string[];

/** Compiled once, because compiling is slow. */
const compiled = (schema: object): Validate => {
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(sentenceOf));
};

const sentenceOf = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath.slice(1).replaceAll('/', '.') || 'The whole'} ${message} (${Object.values(params).flat().join(', ')}).`;

const validators = (name: Parameters<typeof readSchema>[1]): ReadonlyMap<SchemaVersion, Validate> =>
  new Map(schemaVersions.map((version) => [version, compiled(readSchema(version, name))]));
const manifests = validators('MicrosoftTeams');
const translations = validators('MicrosoftTeams.Localization');

/** Returns the faults of a manifest in a version of the schema, whatever version it names. */
export const manifestFaults = (manifest: object, version: SchemaVersion): readonly string[] =>
  manifests.get(version)?.({ ...manifest, manifestVersion: version }) ?? [];

export const translationFaults = (texts: object, version: SchemaVersion): readonly string[] =>
  translations.get(version)?.(texts) ?? [];

/** Returns a predicate for paths in the manifest whose text can be translated. */
export const isTranslatable = (): ((place: string) => boolean) => {
  const { properties, patternProperties } = readSchema('1.25', 'MicrosoftTeams.Localization');
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern));
  return (place) =>
    place !== '$schema' && (Object.hasOwn(properties, place) || patterns.some((pattern) => pattern.test(place)));
};
