/**
 * Whether answers may go to this address. It is compared as an address, not as text: `https://good.example.evil.example`
 * begins with `https://good.example`, and what comes before an `@` is no host.
 * @param accepted addresses under which a service URL must lie
 */
export const isAcceptedServiceUrl = (serviceUrl: string, accepted: readonly string[]): boolean => {
  const asked = parsed(serviceUrl);
  if (!asked || asked.username || asked.password) return false;
  return accepted.map(parsed).some((one) => one?.origin === asked.origin && isUnder(asked.pathname, one.pathname));
};

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

const isUnder = (path: string, folder: string): boolean => {
  const root = folder.endsWith('/') ? folder : `${folder}/`;
  return `${path}/`.startsWith(root);
};
