import { type PackageContents, textsIn } from './packageContents.ts';

/** Links that open outside Teams, and the name of the schema: Teams loads nothing from these. */
const isExternal = (place: string): boolean => place === '$schema' || place.startsWith('developer.');

/**
 * Everything that Teams loads, unfurls or signs in for uses https and a domain listed in the manifest. No wildcards: the
 * owner of a subdomain would control the tab
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).
 */
export const domainFaults = ({ raw, manifest }: PackageContents): readonly string[] => {
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
