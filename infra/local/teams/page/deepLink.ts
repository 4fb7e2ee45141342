/** Where a link leads: into the app here, or out of Teams. */
export type LinkTarget =
  | { readonly kind: 'tab'; readonly subPageId: string | undefined }
  | { readonly kind: 'chat' }
  | { readonly kind: 'web'; readonly url: string };

/**
 * Reads a link of a card or of the tab. Deep links look like
 * `https://teams.microsoft.com/l/entity/<appId>/<entityId>?context={"subEntityId":"NC-2026-0001"}`, docs deep-link-application.
 * Undefined for anything that is neither one nor an ordinary web address.
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
