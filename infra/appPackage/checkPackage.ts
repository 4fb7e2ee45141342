import { botCommandFaults, extensionCommandFaults, tabFaults } from './checkCommands.ts';
import { domainFaults } from './checkDomains.ts';
import { fileFaults, iconFaults, languageFaults, placeholderFaults } from './checkFiles.ts';
import { idFaults } from './checkIds.ts';
import { permissionFaults, scopeFaults } from './checkScopes.ts';
import { manifestFaults, schemaVersions } from './microsoftSchemas.ts';
import { type PackageContents, readContents } from './packageContents.ts';

/** Result of one check; `faults` has a sentence for each fault. */
export type Checked = { readonly what: string; readonly faults: readonly string[] };

const number = '(0|[1-9]\\d*)';

const versionFaults = ({ manifest: { version, manifestVersion, $schema } }: PackageContents): readonly string[] => [
  ...(new RegExp(`^${number}\\.${number}\\.${number}$`).test(version)
    ? []
    : [`The version “${version}” does not consist of three numbers.`]),
  ...(manifestVersion === schemaVersions[0] && $schema.includes(`/v${manifestVersion}/`)
    ? []
    : [`manifestVersion is ${manifestVersion} and $schema ${$schema}: both must be ${schemaVersions[0]}.`]),
];

const checks: readonly (readonly [what: string, check: (contents: PackageContents) => readonly string[]])[] = [
  ['placeholders: all filled', placeholderFaults],
  ...schemaVersions.map(
    (version) =>
      [
        `schema: valid in Microsoft’s version ${version}`,
        ({ raw }: PackageContents) => manifestFaults(raw, version),
      ] as const,
  ),
  ['version: three numbers, and the checked schema', versionFaults],
  ['IDs: the same application everywhere', idFaults],
  ['files: exactly those in the manifest', fileFaults],
  ['icons: sizes, white outline on transparent background', iconFaults],
  ['domains: all listed', domainFaults],
  ['texts: in every language, none too long', languageFaults],
  ['bot commands: understood in every language', botCommandFaults],
  ['message extension: offers exactly the handled commands', extensionCommandFaults],
  ['tab: the one that links point to exists', tabFaults],
  ['scopes: the app is offered wherever it works', scopeFaults],
  ['permissions: exactly those used', permissionFaults],
];

/** Checks a package for anything that Teams or its users would find wrong. Uses no network. */
export const checkPackage = (zip: Uint8Array): readonly Checked[] => {
  const contents = contentsOf(zip);
  if ('faults' in contents) return [contents];
  return checks.map(([what, check]) => ({ what, faults: check(contents) }));
};

const contentsOf = (zip: Uint8Array): PackageContents | Checked => {
  try {
    return readContents(zip);
  } catch (error) {
    return { what: 'the package can be read', faults: [error instanceof Error ? error.message : String(error)] };
  }
};
