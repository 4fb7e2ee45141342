/**
 * Whether answers may go to this address. It is compared as a URL, not as text: `https://good.example.evil.example`
 * begins with `https://good.example`, and the part before an `@` is not a host.
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
