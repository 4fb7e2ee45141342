import { readSettings, type Settings } from '../../server/settings.ts';
import { localCheckpointKey } from './localCheckpointKey.ts';
import { playgroundPort } from './playgroundConfig.ts';
import { applicationIdUri, applications, groups, tenant } from './tenant.ts';

/** Where the stand-ins are. */
export type StandIns = { readonly graph: string; readonly entra: string; readonly teams: string };

type Own = {
  readonly port: number;
  readonly logLevel?: string;
  readonly granted?: readonly string[];
  /** Seconds before a stop; none if absent: nobody shares out requests here. */
  readonly drain?: string;
};

/**
 * The environment of the product when it runs on the stand-ins: only addresses and ids differ from production.
 * MSAL never contacts the authority named here, because its metadata are given (feasibility: the only way over plain http).
 */
export const localEnvironment = (at: StandIns, own: Own): Readonly<Record<string, string>> => ({
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
  // Here everything can be tried.
  ANONYMOUS_PAGE: 'on',
  PUBLISHER_NAME: 'Contoso',
  PRIVACY_CONTACT: 'privacy@contoso.example',
  PORT: String(own.port),
  HOST: '127.0.0.1',
  DRAIN_SECONDS: own.drain ?? '0',
  GRAPH_ORIGIN: at.graph,
  AUTHORITY_METADATA: authorityMetadata(at.entra),
  BOT_METADATA: `${at.entra}/v1/.well-known/openidconfiguration`,
  TOKEN_KEYS: `${at.entra}/${tenant.id}/discovery/v2.0/keys`,
  SERVICE_URLS: `${at.teams} http://localhost:${playgroundPort}`,
  FILE_ADDRESSES: `${at.teams}/files`,
  FRAME_ANCESTORS: `${at.teams} ${at.teams.replace('127.0.0.1', 'localhost')}`,
  ...(own.granted && own.granted.length > 0 && { OPTIONAL_PERMISSIONS: own.granted.join(' ') }),
  ...(own.logLevel !== undefined && { LOG_LEVEL: own.logLevel }),
});

export const localSettings = (at: StandIns, own: Own): Settings => readSettings(localEnvironment(at, own));

/** OpenID metadata of the local issuer, as `authorityMetadata` of MSAL takes it. */
export const authorityMetadata = (entra: string): string =>
  JSON.stringify({
    issuer: `${entra}/${tenant.id}/v2.0`,
    token_endpoint: `${entra}/${tenant.id}/oauth2/v2.0/token`,
    authorization_endpoint: `${entra}/${tenant.id}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${entra}/${tenant.id}/oauth2/v2.0/logout`,
    jwks_uri: `${entra}/${tenant.id}/discovery/v2.0/keys`,
  });
