import { GraphFault } from '../graph/client/graphFault.ts';
import { Fault } from '../procedure/runtime/fault.ts';

/** Entra error numbers that come from a wrong registration or setting. */
const signInErrors: Readonly<Record<string, string>> = {
  AADSTS90002: 'there is no such tenant: TENANT_ID is wrong',
  AADSTS900023: 'there is no such tenant: TENANT_ID is wrong',
  AADSTS700016: 'the tenant has no such application: CLIENT_ID is wrong, or no one has consented to it',
  AADSTS7000215: 'the secret is wrong: CLIENT_SECRET must be its value, not its id',
  AADSTS7000222: 'the secret has expired: make a new one',
};

/** Only the number from Entra's message: the rest holds ids and times that are not needed here. */
const signInError = (error: unknown): string | undefined => {
  const cause = error instanceof Error ? error.cause : undefined;
  const message = cause instanceof Error ? cause.message : '';
  return /AADSTS\d+/.exec(message)?.[0];
};

/** What went wrong, for an administrator, in a short phrase: no secrets, no names. */
export const faultText = (error: unknown): string => {
  const entra = signInError(error);
  if (entra) return `Entra refused the sign-in (${entra}${signInErrors[entra] ? `: ${signInErrors[entra]}` : ''})`;
  if (error instanceof GraphFault && error.status !== undefined)
    return `Graph answered ${error.status}${error.graphCode ? ` ${error.graphCode}` : ''} (${error.operation})`;
  if (error instanceof Fault) return `no usable answer: ${error.code}${becauseOf(error)} (${error.operation})`;
  return error instanceof Error ? `${error.message}${becauseOf(error)}` : String(error);
};

/** Only the cause of a failed connection gives the reason: `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
const becauseOf = ({ cause }: Error): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? `, ${cause.code}` : '';
