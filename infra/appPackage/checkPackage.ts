import { botCommandFaults, extensionCommandFaults, tabFaults } from './checkCommands.ts';
import { domainFaults } from './checkDomains.ts';
import { fileFaults, iconFaults, languageFaults, placeholderFaults } from './checkFiles.ts';
import { idFaults } from './checkIds.ts';
import { permissionFaults, scopeFaults } from './checkScopes.ts';
import { manifestFaults, schemaVersions } from './microsoftSchemas.ts';
import { type PackageContents, readContents } from './packageContents.ts';

/** One thing that was checked; `faults`: a sentence each. */
export type Checked = { readonly what: string; readonly faults: readonly string[] };

const number = '(0|[1-9]\\d*)';

const versionFaults = ({ manifest: { version, manifestVersion, $schema } }: PackageContents): readonly string[] => [
  ...(new RegExp(`^${number}\\.${number}\\.${number}$`).test(version)
    ? []
    : [`The version “${version}” is not three numbers.`]),
  ...(manifestVersion === schemaVersions[0] && $schema.includes(`/v${manifestVersion}/`)
    ? []
    : [`manifestVersion is ${manifestVersion} and $schema ${$schema}: both are of ${schemaVersions[0]}.`]),
];

const checks: readonly (readonly [what: string, check: (contents: PackageContents) => readonly string[]])[] = [
  ['every placeholder is filled', placeholderFaults],
  ...schemaVersions.map(
    (version) =>
      [`valid in Microsoft’s schema ${version}`, ({ raw }: PackageContents) => manifestFaults(raw, version)] as const,
  ),
  ['the version is three numbers, the schema the one that was checked', versionFaults],
  ['one application everywhere', idFaults],
  ['the files that the manifest names, and no others', fileFaults],
  ['icons: sizes, white outline on transparent', iconFaults],
  ['every domain is named', domainFaults],
  ['every text in every language, none too long', languageFaults],
  ['the bot understands its commands, in every language', botCommandFaults],
  ['the message extension offers what is answered', extensionCommandFaults],
  ['the tab to which links lead is there', tabFaults],
  ['the app is offered wherever it works', scopeFaults],
  ['no permission that nothing uses, none missing', permissionFaults],
];

/** What Teams, or whoever uses it, would find wrong with a package. Nothing is asked on the network. */
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
