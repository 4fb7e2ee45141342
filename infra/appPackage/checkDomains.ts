import { type PackageContents, textsIn } from './packageContents.ts';

/** Shown to people as links out of Teams, or naming a schema: they load nothing into it. */
const leadsOut = (place: string): boolean => place === '$schema' || place.startsWith('developer.');

/**
 * Everything that Teams loads or unfurls comes by https from a domain that the manifest names, and signs in for it. No
 * wildcard: whoever owns a subdomain would own the tab
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).
 */
export const domainFaults = ({ raw, manifest }: PackageContents): readonly string[] => {
  const { validDomains } = manifest;
  const urls = textsIn(raw).filter(([place, text]) => place !== '$schema' && /^https?:/i.test(text));
  const hosts = urls.filter(([place]) => !leadsOut(place)).map(([place, text]) => [place, hostOf(text)] as const);
  const links = manifest.composeExtensions.flatMap(({ messageHandlers }) =>
    messageHandlers.flatMap(({ value }) => value.domains.map((domain) => ['messageHandlers', domain] as const)),
  );
  const signsIn = ['webApplicationInfo.resource', manifest.webApplicationInfo.resource.split('/')[2]] as const;
  const named = [...hosts, ...links, signsIn];
  return [
    ...urls.filter(([, text]) => !/^https:/i.test(text)).map(([place]) => `${place} is no https address.`),
    ...named
      .filter(([, host]) => !validDomains.some((domain) => domain === host))
      .map(([place, host]) => `validDomains lacks ${host ?? 'the domain'}, which ${place} names.`),
    ...validDomains
      .filter((domain) => !isWhole(domain))
      .map((domain) => `validDomains names ${domain}: it takes whole domains in lower case, without wildcards.`),
    ...validDomains
      .filter((domain) => isWhole(domain) && !named.some(([, host]) => host === domain))
      .map((domain) => `validDomains names ${domain}, from which nothing comes.`),
  ];
};

const isWhole = (domain: string): boolean => !domain.includes('*') && hostOf(`https://${domain}`) === domain;

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);
