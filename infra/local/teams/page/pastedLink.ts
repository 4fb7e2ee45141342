import { linkTarget } from './deepLink.ts';

/** The first link into the app in what was pasted: of its own domains only, as the manifest's `messageHandlers` say. */
export function pastedLink(text: string, appId: string, tabUrl: string): string | undefined {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  return links.find((link) => {
    const target = linkTarget(link, appId);
    return target?.kind === 'tab' || (target?.kind === 'web' && new URL(target.url).origin === new URL(tabUrl).origin);
  });
}
