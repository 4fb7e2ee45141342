import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { plainText } from '../../../procedure/record/values/plainText.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';

/** Claims of an Entra access token (learn.microsoft.com/entra/identity-platform/access-token-claims-reference). */
const claimsSchema = z.object({
  tid: z.string(),
  oid: z.guid(),
  scp: z.string(),
  iss: z.string(),
  name: z.string().optional(),
  /** 1 for a guest. An optional claim: the app registration has to ask for it. */
  acct: z.union([z.literal(0), z.literal(1)]).optional(),
  /** The identity provider, if it is not the tenant itself. */
  idp: z.string().optional(),
});
type Claims = z.output<typeof claimsSchema>;

/** The reason a token was refused goes to the log only. An unreachable key set is not the caller's fault. */
const isTheTokens = (error: unknown): boolean =>
  error instanceof errors.JWTExpired ||
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys;

/**
 * Makes the check of the `Authorization` header. The caller is taken from the verified token alone: `oid`, `name`, and
 * the roles that their groups give them. The context that Teams hands to the page is a hint and is ignored.
 * @returns a function that throws `ApiError` 401 or 403, or `Fault` when the issuer's keys are unavailable
 */
export const createTokenCheck = (room: TabRoom) => {
  const keys = createRemoteJWKSet(new URL(room.jwksUrl), { timeoutDuration: 3000 });
  const audience = [room.appId, ...room.audiences];
  const issuer = [...room.issuers];
  const home = new Set([
    ...room.issuers,
    `https://sts.windows.net/${room.tenantId}/`,
    `https://login.microsoftonline.com/${room.tenantId}/v2.0`,
  ]);

  const verified = async (token: string): Promise<JWTPayload> => {
    try {
      // Entra signs with RS256; naming it excludes `none` and keys misread as secrets.
      const checks = { algorithms: ['RS256'], audience, issuer, requiredClaims: ['exp'], clockTolerance: 30 };
      return (await jwtVerify(token, keys, checks)).payload;
    } catch (error) {
      if (!isTheTokens(error)) throw new Fault('unreachable', 'tab.keys', { cause: error });
      room.log('info', 'tab.token.refused', { why: error instanceof Error ? error.name : undefined });
      throw ApiError.of('badToken');
    }
  };

  const actorOf = (claims: Claims): Actor => ({
    id: claims.oid.toLowerCase(),
    name: plainText(claims.name ?? '').slice(0, 255),
    roles: room.people.rolesOf(claims.oid.toLowerCase()),
    guest: claims.acct === 1 || (claims.idp !== undefined && !home.has(claims.idp)),
  });

  return async (authorization: string | undefined): Promise<Actor> => {
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw ApiError.of(authorization ? 'badToken' : 'noToken');
    const claims = claimsSchema.safeParse(await verified(token));
    if (!claims.success) throw ApiError.of('badToken');
    if (claims.data.tid.toLowerCase() !== room.tenantId.toLowerCase()) throw ApiError.of('foreignTenant');
    if (!claims.data.scp.split(' ').includes('access_as_user')) throw ApiError.of('badToken');
    return actorOf(claims.data);
  };
};
