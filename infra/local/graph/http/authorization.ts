import { type Claims, isCurrent, type SigningKey, type Verdict } from '../../signing.ts';
import { applications, people, tenant } from '../../tenant.ts';
import { accessDenied, GraphError } from './graphError.ts';

/** The caller: an application with its own token, or on behalf of a person. */
export type Caller = {
  readonly applicationId: string;
  readonly applicationName: string;
  /** Application permissions; empty for a delegated token. */
  readonly roles: readonly string[];
  /** Object id of the person, if delegated. */
  readonly userId: string | undefined;
};

/** Access to the site that a call requires. */
export type SiteAccess = 'read' | 'write' | 'manage';
type Grant = 'read' | 'write' | 'owner' | 'fullcontrol';

/** The emulator's own applications, for `POST /_control/token`. All but `none` can read the directory too. */
const directoryRoles = ['User.Read.All', 'GroupMember.Read.All'];
export const controlApplications = {
  full: {
    id: 'd0000000-0000-4000-8000-000000000001',
    name: 'Full control',
    roles: ['Sites.FullControl.All', ...directoryRoles],
  },
  read: { id: 'd0000000-0000-4000-8000-000000000002', name: 'Reader', roles: ['Sites.Read.All', ...directoryRoles] },
  none: { id: 'd0000000-0000-4000-8000-000000000003', name: 'Nobody', roles: [] },
} as const;

const names = new Map<string, string>(
  [...Object.values(applications), ...Object.values(controlApplications)].map((one) => [one.id, one.name]),
);
export const applicationName = (id: string) => names.get(id) ?? 'SharePoint';

const audiences: readonly unknown[] = [
  'https://graph.microsoft.com',
  'https://graph.microsoft.com/',
  '00000003-0000-0000-c000-000000000000',
];
const issuers: readonly unknown[] = [
  `https://sts.windows.net/${tenant.id}/`,
  `https://login.microsoftonline.com/${tenant.id}/v2.0`,
];

const rolesFor: Readonly<Record<SiteAccess, readonly string[]>> = {
  read: ['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'],
  write: ['Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'],
  // Lists and columns: Sites.ReadWrite.All is not enough (graph-lists 1.3).
  manage: ['Sites.Manage.All', 'Sites.FullControl.All'],
};
const grantsFor: Readonly<Record<SiteAccess, readonly Grant[]>> = {
  read: ['read', 'write', 'owner', 'fullcontrol'],
  write: ['write', 'owner', 'fullcontrol'],
  manage: ['owner', 'fullcontrol'],
};
/** Grants on the ISMS site, as if made by `POST /sites/{id}/permissions`, by application id. */
const siteGrants = new Map<string, string>(Object.values(applications).map((one) => [one.id, one.site]));

/** @throws GraphError 403 unless a role, or `Sites.Selected` with a grant on this site, permits the access */
export function requireSite(caller: Caller, access: SiteAccess, siteIsIsms: boolean): void {
  const byRole = rolesFor[access].some((role) => caller.roles.includes(role));
  const grant =
    caller.roles.includes('Sites.Selected') && siteIsIsms ? siteGrants.get(caller.applicationId) : undefined;
  if (!byRole && !grantsFor[access].some((one) => one === grant)) throw accessDenied();
}

/** @throws GraphError 403 unless the application has one of the roles */
export function requireRole(caller: Caller, ...roles: readonly string[]): void {
  if (roles.some((role) => caller.roles.includes(role))) return;
  throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

/** Verifies tokens. Caches valid ones, and then checks only their expiry. */
export class Authentication {
  readonly #key: SigningKey;
  readonly #known = new Map<string, { readonly claims: Claims; readonly caller: Caller }>();

  constructor(key: SigningKey) {
    this.#key = key;
  }

  /** @throws GraphError 401 with the messages recorded in OpenFn's fixtures (graph-lists 5); those for audience and signature are general knowledge */
  caller(authorization: string | undefined): Caller {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw unauthorized('Access token is empty.');
    const known = this.#known.get(token);
    if (known && isCurrent(known.claims)) return known.caller;
    const claims = claimsOf(this.#key.verify(token));
    const caller = callerOf(claims);
    if (this.#known.size >= 1000) this.#known.clear();
    this.#known.set(token, { claims, caller });
    return caller;
  }
}

function claimsOf(verdict: Verdict): Claims {
  if (verdict.valid) return verdict.claims;
  switch (verdict.reason) {
    case 'malformed':
      throw unauthorized('CompactToken parsing failed with error code: 80049217');
    case 'signature':
      throw unauthorized('Access token validation failure. Invalid signature.');
    case 'expired':
      throw unauthorized('Access token has expired or is not yet valid.');
    default:
      return verdict.reason satisfies never;
  }
}

function callerOf(claims: Claims): Caller {
  if (!audiences.includes(claims.aud)) throw unauthorized('Access token validation failure. Invalid audience.');
  if (!issuers.includes(claims.iss) || claims.tid !== tenant.id)
    throw unauthorized('Access token validation failure. Invalid issuer.');
  const applicationId = String(claims.appid);
  const userId = people.find((person) => person.id === claims.oid)?.id;
  const roles = Array.isArray(claims.roles) ? claims.roles.filter((role) => typeof role === 'string') : [];
  return { applicationId, applicationName: applicationName(applicationId), roles, userId };
}

const unauthorized = (message: string) =>
  new GraphError(401, 'InvalidAuthenticationToken', message, {
    headers: {
      'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"`,
    },
  });
