import { fileFaults, iconFaults, languageFaults, placeholderFaults } from './checkFiles.ts';
import { botCommandFaults, extensionCommandFaults, permissionFaults, scopeFaults, tabFaults } from './checkOffers.ts';
import { manifestFaults, schemaVersions } from './microsoftSchemas.ts';
import { type PackageContents, readContents, textsIn } from './packageContents.ts';

/** Links that open outside Teams, and the name of the schema: Teams loads nothing from these. */
const isExternal = (place: string): boolean => place === '$schema' || place.startsWith('developer.');

/**
 * Everything that Teams loads, unfurls or signs in for uses https and a domain listed in the manifest. No wildcards: the
 * owner of a subdomain would control the tab
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).
 */
const domainFaults = ({ raw, manifest }: PackageContents): readonly string[] => {
  const { validDomains } = manifest;
  const urls = textsIn(raw).filter(([place, text]) => place !== '$schema' && /^https?:/i.test(text));
  const hosts = urls.filter(([place]) => !isExternal(place)).map(([place, text]) => [place, hostOf(text)] as const);
  const links = manifest.composeExtensions.flatMap(({ messageHandlers }) =>
    messageHandlers.flatMap(({ value }) => value.domains.map((domain) => ['messageHandlers', domain] as const)),
  );
  const signsIn = ['webApplicationInfo.resource', manifest.webApplicationInfo.resource.split('/')[2]] as const;
  const named = [...hosts, ...links, signsIn];
  return [
    ...urls.filter(([, text]) => !/^https:/i.test(text)).map(([place]) => `${place} is not an https address.`),
    ...named
      .filter(([, host]) => !validDomains.some((domain) => domain === host))
      .map(([place, host]) => `validDomains lacks ${host ?? 'the domain'}, which ${place} uses.`),
    ...validDomains
      .filter((domain) => !isWhole(domain))
      .map((domain) => `validDomains lists ${domain}: it must contain full domains in lower case, without wildcards.`),
    ...validDomains
      .filter((domain) => isWhole(domain) && !named.some(([, host]) => host === domain))
      .map((domain) => `validDomains lists ${domain}, which nothing uses.`),
  ];
};

const isWhole = (domain: string): boolean => !domain.includes('*') && hostOf(`https://${domain}`) === domain;

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

/**
 * Bot, tab and message extension are one application: each contains its id, which is also that of the manifest and part
 * of the resource that the tab signs in to
 * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-register-aad).
 */
const idFaults = ({ manifest }: PackageContents): readonly string[] => {
  const { id, bots, composeExtensions, webApplicationInfo } = manifest;
  const { resource } = webApplicationInfo;
  const expected = `api://${resource.split('/')[2]}/botid-${id}`;
  const others = [
    ...bots.map(({ botId }, at) => [`bots[${at}].botId`, botId] as const),
    ...composeExtensions.map(({ botId }, at) => [`composeExtensions[${at}].botId`, botId] as const),
    ['webApplicationInfo.id', webApplicationInfo.id] as const,
  ];
  return [
    ...others
      .filter(([, other]) => !isSame(other, id))
      .map(([place, other]) => `${place} is ${other}, but id is ${id}: both must be the application (client) ID.`),
    ...(isSame(resource, expected) ? [] : [`webApplicationInfo.resource is ${resource}, not ${expected}.`]),
  ];
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

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
