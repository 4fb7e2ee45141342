/** Target of a link: the app in this window, or an external page. */
export type LinkTarget =
  | { readonly kind: 'tab'; readonly subPageId: string | undefined }
  | { readonly kind: 'chat' }
  | { readonly kind: 'web'; readonly url: string };

/**
 * Parses a link from a card or the tab. Deep links look like
 * `https://teams.microsoft.com/l/entity/<appId>/<entityId>?context={"subEntityId":"NC-2026-0001"}`, docs deep-link-application.
 * Returns undefined for anything other than a deep link or a web address.
 */
export function linkTarget(link: string, appId: string): LinkTarget | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) return undefined;
  const [, l, entity, app, page] = url.pathname.split('/');
  const isOurs = url.hostname === 'teams.microsoft.com' && l === 'l' && entity === 'entity' && app === appId;
  if (!isOurs) return { kind: 'web', url: url.href };
  return page === 'conversations'
    ? { kind: 'chat' }
    : { kind: 'tab', subPageId: subPageIn(url.searchParams.get('context')) };
}

function subPageIn(context: string | null): string | undefined {
  try {
    const value: unknown = JSON.parse(context ?? '{}');
    const id = typeof value === 'object' && value !== null && 'subEntityId' in value ? value.subEntityId : undefined;
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the first link in pasted text that leads into the app: a deep link, or one of the domains in the manifest's `messageHandlers`. */
export function pastedLink(text: string, appId: string, tabUrl: string): string | undefined {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  return links.find((link) => {
    const target = linkTarget(link, appId);
    return target?.kind === 'tab' || (target?.kind === 'web' && new URL(target.url).origin === new URL(tabUrl).origin);
  });
}
