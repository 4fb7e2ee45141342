/**
 * Addresses of a cloud's Microsoft Graph and sign-in. They form a pair: a token of one cloud is not valid in another.
 */
export type Cloud = { readonly graph: string; readonly authority: string };

/** https://learn.microsoft.com/graph/deployments (graph-lists 9). */
export const clouds = {
  public: { graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com' },
  usGov: { graph: 'https://graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  usGovDod: { graph: 'https://dod-graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  china: { graph: 'https://microsoftgraph.chinacloudapi.cn', authority: 'https://login.chinacloudapi.cn' },
} as const satisfies Readonly<Record<string, Cloud>>;
export type CloudName = keyof typeof clouds;
