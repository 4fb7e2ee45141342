import { readSettings, type Settings } from '../../server/settings.ts';
import { playgroundPort } from './playgroundConfig.ts';
import { applicationIdUri, applications, groups, tenant } from './tenant.ts';

/** Base URLs of the stand-ins. */
export type StandIns = {
  readonly graph: string;
  readonly entra: string;
  readonly teams: string;
  /** The time-stamp authority; without it, checkpoints have no time stamp. */
  readonly timestamps?: TimestampsAddress | undefined;
};
/** `root`: its certificate, in PEM. */
export type TimestampsAddress = { readonly url: string; readonly root: string };

type ServerOptions = {
  readonly port: number;
  readonly logLevel?: string;
  readonly granted?: readonly string[];
  /** Seconds to keep serving after a stop signal; 0 if absent, because there is no load balancer here. */
  readonly drain?: string;
};

/**
 * Returns the environment of the product on the stand-ins: only addresses and ids differ from production.
 * MSAL never contacts the authority, because its metadata is supplied (the only way over plain HTTP).
 */
export const localEnvironment = (at: StandIns, options: ServerOptions): Readonly<Record<string, string>> => ({
  TENANT_ID: tenant.id,
  CLIENT_ID: applications.product.id,
  CLIENT_SECRET: applications.product.secret,
  TEAMS_APP_ID: applications.product.id,
  APPLICATION_ID_URI: applicationIdUri,
  SITE_HOSTNAME: tenant.hostname,
  SITE_PATH: tenant.sitePath,
  SEAL_KEY: '5'.repeat(64),
  IDENTITY_KEYS: '1d'.repeat(32),
  CHECKPOINT_KEY: localCheckpointKey,
  GROUP_ISMS_MANAGERS: groups.ismsManagers.id,
  GROUP_ALTERNATES: groups.alternates.id,
  GROUP_MANAGEMENT: groups.management.id,
  GROUP_AUDITORS: groups.auditors.id,
  GROUP_CUSTODIANS: groups.custodians.id,
  GROUP_ADMINISTRATORS: groups.administrators.id,
  ANONYMOUS_PAGE: 'on',
  PUBLISHER_NAME: 'Contoso',
  PRIVACY_CONTACT: 'privacy@contoso.example',
  PORT: String(options.port),
  HOST: '127.0.0.1',
  DRAIN_SECONDS: options.drain ?? '0',
  // The stand-ins do not throttle.
  RESOURCE_UNITS_PER_MINUTE: '1000000',
  GRAPH_ORIGIN: at.graph,
  AUTHORITY_METADATA: authorityMetadata(at.entra),
  BOT_METADATA: `${at.entra}/v1/.well-known/openidconfiguration`,
  TOKEN_KEYS: `${at.entra}/${tenant.id}/discovery/v2.0/keys`,
  SERVICE_URLS: `${at.teams} http://localhost:${playgroundPort}`,
  FILE_ADDRESSES: `${at.teams}/files`,
  FRAME_ANCESTORS: `${at.teams} ${at.teams.replace('127.0.0.1', 'localhost')}`,
  ...(at.timestamps && { TIMESTAMP_URL: at.timestamps.url, TIMESTAMP_CA: at.timestamps.root }),
  ...(options.granted && options.granted.length > 0 && { OPTIONAL_PERMISSIONS: options.granted.join(' ') }),
  ...(options.logLevel !== undefined && { LOG_LEVEL: options.logLevel }),
});

export const localSettings = (at: StandIns, options: ServerOptions): Settings =>
  readSettings(localEnvironment(at, options));

/** Returns the OpenID metadata of the local issuer for MSAL's `authorityMetadata`. */
export const authorityMetadata = (entra: string): string =>
  JSON.stringify({
    issuer: `${entra}/${tenant.id}/v2.0`,
    token_endpoint: `${entra}/${tenant.id}/oauth2/v2.0/token`,
    authorization_endpoint: `${entra}/${tenant.id}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${entra}/${tenant.id}/oauth2/v2.0/logout`,
    jwks_uri: `${entra}/${tenant.id}/discovery/v2.0/keys`,
  });

/** PKCS #8 prefix of an Ed25519 private key, before its 32 bytes (RFC 8410, 7). */
const pkcs8Prefix = '302e020100300506032b657004220420';

/**
 * Key that signs checkpoints on this machine, as PEM. It is a constant, like the other secrets of the stand-ins, so that
 * every joining server process has it. In production no one can read the signing key.
 */
export const localCheckpointKey = [
  '-----BEGIN PRIVATE KEY-----',
  Buffer.from(`${pkcs8Prefix}${'5'.repeat(64)}`, 'hex').toString('base64'),
  '-----END PRIVATE KEY-----',
].join('\n');
