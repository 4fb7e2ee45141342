import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Cloud, type CloudName, clouds } from '../graph/client/cloud.ts';
import { type CalendarDate, isCalendarDate } from '../procedure/record/values/calendarDate.ts';

const guid = z.guid('is not a GUID');
const isGuid = (text: string | undefined): boolean => text === undefined || guid.safeParse(text).success;
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) URL' })
  .transform((url) => url.replace(/\/+$/, ''));
/** Encrypted on the way, or never leaves this machine. */
const isSafe = (url: string): boolean => /^(https:|http:\/\/(127\.0\.0\.1|localhost)(:|\/|$))/.test(url);
const list = <T extends z.ZodType<unknown, string>>(entry: T) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(entry));

/**
 * The frame ancestors that Teams, Outlook and Microsoft 365 need, as the page "Tab requirements" lists them
 * (learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).
 */
const framingHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
] as const;

const timeZone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}, 'is not an IANA time zone');

// `Object.keys` widens the keys to `string`.
const cloudNames = Object.keys(clouds) as CloudName[];
const isOfCloud = (url: string): boolean => Object.values(clouds).some(({ graph }) => graph === url);

const numberOf = (error: string) => z.coerce.number(error);
const noSeconds = 'is not a number of seconds from 0 to 10';
const noUnits = 'is not a number of resource units per minute, at least 100';
const noServers = 'is not a number of servers from 1 to 100';
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const day = z.string().refine((text): text is CalendarDate => isCalendarDate(text), 'is not a date (YYYY-MM-DD)');

/** Graph permissions that TenTwo uses when they are granted and named in the settings, and works without otherwise. */
export const optionalPermissions = [
  'User.ReadBasic.All',
  'User.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
] as const;

/** Restores the line ends of a PEM key. Environment variables often hold them as a literal `\\n`. */
export const pemOf = (text: string): string => text.replaceAll('\\n', '\n');

const isPrivateKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
};

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const isCertificates = (pem: string): boolean => {
  try {
    const found = pem.match(certificate) ?? [];
    return (
      found.every((one) => new X509Certificate(one)) &&
      found.length > 0 &&
      pem.replaceAll(certificate, '').trim() === ''
    );
  } catch {
    return false;
  }
};

/** Prefix of a managed identity given instead of a client secret. */
const identityPrefix = 'identity:';
/** Client id of the managed identity given instead of a client secret, if any. */
export const identityIn = (secret: string): string | undefined =>
  secret.startsWith(identityPrefix) ? secret.slice(identityPrefix.length) : undefined;

/** Includes a version, so that the signing key cannot change without the server knowing. */
const vaultKey = /^(https:\/\/[a-z0-9.-]+|http:\/\/127\.0\.0\.1:\d+)\/keys\/[0-9a-z-]+\/[0-9a-f]{32}$/i;
export const isVaultKey = (text: string): boolean => vaultKey.test(text);

/** Every setting: its name in the environment, its shape and its description. `npm run settings-page` prints it. */
export const settingsSchema = z.object({
  TENANT_ID: guid.describe('Directory (tenant) ID; users from other tenants are refused'),
  CLIENT_ID: guid.describe('Application (client) ID of the bot, the tab and Graph access'),
  CLIENT_SECRET: z
    .string()
    .min(8, 'is too short')
    .refine((text) => isGuid(identityIn(text)), 'does not name a managed identity by its client ID')
    .refine((text) => !guid.safeParse(text).success, 'is the ID of a secret: use its value')
    .describe(
      'Client secret of that application, or `identity:<client ID>` of a managed identity that signs in instead',
    ),
  TEAMS_APP_ID: guid.describe('ID of the Teams app in your app catalogue, used in links to the tab'),
  APPLICATION_ID_URI: z
    .string()
    .startsWith('api://', 'does not begin with api://')
    .describe('Application ID URI, `api://<tab domain>/botid-<client id>`'),
  SITE_HOSTNAME: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'is not a host name, without https:// and without a path')
    .describe('SharePoint host name, such as `contoso.sharepoint.com`'),
  SITE_PATH: z
    .string()
    .startsWith('/', 'does not begin with /')
    .describe('Path of TenTwo’s own SharePoint site, such as `/sites/isms`'),
  SEAL_KEY: list(z.string().regex(/^[0-9a-f]{64}$/i, 'is not a list of keys of 32 bytes in hex'))
    .pipe(z.tuple([z.string()], z.string(), 'is empty'))
    .describe(
      'Keys that seal every row in SharePoint, so that nothing written by others is believed (32 bytes in hex each), separated by spaces: the first seals, all verify',
    ),
  IDENTITY_KEYS: list(z.string().regex(/^[0-9a-f]{64}$/i, 'is not a list of keys of 32 bytes in hex'))
    .pipe(z.tuple([z.string()], z.string(), 'is empty'))
    .describe(
      'Keys that encrypt the identities of sealed reporters (32 bytes in hex each), separated by spaces: the first encrypts, all decrypt',
    ),
  CHECKPOINT_KEY: z
    .string()
    .transform(pemOf)
    .refine(
      (text) => isVaultKey(text) || isPrivateKey(text),
      'is neither a private key in PEM nor the address of a key in a vault',
    )
    .describe(
      'Private key that signs the checkpoints of the history (PKCS #8 PEM: Ed25519, RSA or P-256), or the address of a key in Key Vault, including its version',
    ),
  TIMESTAMP_URL: z
    .url({ protocol: /^https?$/, error: 'is not an http(s) URL' })
    .optional()
    .describe(
      'Address of a time-stamp authority (RFC 3161), which then confirms when each checkpoint was made; only hashes are sent to it',
    ),
  TIMESTAMP_CA: z
    .string()
    .transform(pemOf)
    .refine(isCertificates, 'is not a list of certificates in PEM')
    .optional()
    .describe('Root certificates that may vouch for the time-stamp authority (PEM, one after another)'),
  GROUP_ISMS_MANAGERS: guid.describe('Security group of the ISMS managers'),
  GROUP_MANAGEMENT: guid.describe('Security group of the management, which approves corrective actions'),
  GROUP_AUDITORS: guid.describe('Security group of the auditors'),
  GROUP_ADMINISTRATORS: guid.describe('Security group of the administrators, who configure TenTwo'),
  GROUP_ALTERNATES: guid.optional().describe('Security group of the ISMS managers’ alternates'),
  GROUP_CUSTODIANS: guid.optional().describe('Security group of the custodians, who may open sealed identities'),
  OPTIONAL_PERMISSIONS: list(z.enum(optionalPermissions, `is not one of ${optionalPermissions.join(', ')}`))
    .default([])
    .describe(
      'Optional Graph permissions that are granted and should be used, separated by spaces: `User.ReadBasic.All` (finds people by name), `User.Read.All` (also reminds line managers), `TeamsAppInstallation.ReadWriteSelfForUser.All` (installs the bot for people it needs to ask)',
    ),
  ANONYMOUS_PAGE: z
    .enum(['on', 'off'], 'is neither on nor off')
    .default('off')
    .describe('`on` lets anyone who can reach the server report at `/report/` without signing in'),
  PUBLISHER_NAME: z
    .string()
    .max(32, 'is longer than 32 characters')
    .optional()
    .describe('Name of your organisation in Teams and in the privacy notice'),
  PRIVACY_CONTACT: z
    .string()
    .max(200, 'is longer than 200 characters')
    .optional()
    .describe('Contact for questions about personal data, shown in the privacy notice at `/privacy`'),
  TIME_ZONE: timeZone
    .default('Europe/Paris')
    .describe('Time zone of the organisation, which decides what *today* is and when a due date ends (IANA name)'),
  HOLIDAYS: list(day)
    .default([])
    .describe('Public holidays, which do not count as working days: `YYYY-MM-DD`, separated by spaces'),
  PROCEDURE_VERSION: z
    .string()
    .max(40, 'is too long')
    .default('1.0')
    .describe('Version of your nonconformity procedure, stored with each record'),
  PORT: numberOf('is not a port number')
    .int('is not a port number')
    .min(0, 'is not a port number')
    .max(65_535, 'is not a port number')
    .default(3978)
    .describe('Port to listen on'),
  HOST: z.string().default('0.0.0.0').describe('Address to listen on'),
  DRAIN_SECONDS: numberOf(noSeconds)
    .min(0, noSeconds)
    .max(10, noSeconds)
    .default(5)
    .describe(
      'Seconds to keep serving after a stop signal, while `/healthz` answers 503, so that load balancers can move traffic elsewhere',
    ),
  RESOURCE_UNITS_PER_MINUTE: numberOf(noUnits)
    .int(noUnits)
    .min(100, noUnits)
    .default(1250)
    .describe(
      'Resource units that SharePoint allows TenTwo per minute, by the licences of the tenant (`docs/capacity.md`); work that no person waits for uses at most a quarter',
    ),
  SERVER_COUNT: numberOf(noServers)
    .int(noServers)
    .min(1, noServers)
    .max(100, noServers)
    .default(1)
    .describe('Number of servers that share these resource units'),
  PAGE_DIR: z.string().default('dist/tab').describe('Folder of the built tab pages'),
  CLOUD: z
    .enum(cloudNames, `is not one of ${cloudNames.join(', ')}`)
    .default('public')
    .describe('Microsoft cloud: `public`, `usGov` (GCC High), `usGovDod` (DoD) or `china` (21Vianet)'),
  GRAPH_ORIGIN: httpUrl
    .refine((url) => !isOfCloud(url), 'is the address of a Microsoft cloud: set CLOUD instead')
    .optional()
    .describe('Address of Microsoft Graph, if not that of `CLOUD`'),
  AUTHORITY_METADATA: z
    .string()
    .optional()
    .describe('OpenID metadata as JSON, if it should not be fetched from the sign-in host'),
  BOT_METADATA: httpUrl
    .default('https://login.botframework.com/v1/.well-known/openidconfiguration')
    .describe('OpenID metadata of the Bot Connector, which leads to its signing keys'),
  TOKEN_KEYS: httpUrl
    .optional()
    .describe('Address of the keys that sign the tab’s tokens; by default derived from `CLOUD` and `TENANT_ID`'),
  SERVICE_URLS: list(httpUrl)
    .default(['https://smba.trafficmanager.net'])
    .describe(
      'Bot Connector addresses that the bot answers, separated by spaces; its token is never sent anywhere else',
    ),
  FILE_ADDRESSES: list(httpUrl.refine(isSafe, 'is not an https URL'))
    .optional()
    .describe(
      'Addresses from which the bot fetches files that people send, separated by spaces; by default SharePoint and OneDrive, derived from `SITE_HOSTNAME`',
    ),
  FRAME_ANCESTORS: list(z.string())
    .default([...framingHosts])
    .describe('Hosts that may show the tab in a frame, separated by spaces'),
  LOG_LEVEL: z
    .enum(logLevels, `is not one of ${logLevels.join(', ')}`)
    .default('info')
    .describe('Lowest level that is logged: `fatal`, `error`, `warn`, `info`, `debug` or `silent`'),
});

export type Settings = Readonly<z.output<typeof settingsSchema>>;

/** Addresses of Graph and sign-in, which belong to the same cloud. */
export const cloudOf = ({ CLOUD }: Pick<Settings, 'CLOUD'>): Cloud => clouds[CLOUD];

/** Lists what is wrong with the settings, one sentence per setting. */
export class SettingsError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`TenTwo cannot start:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. No other file reads it. */
export const environment = (): Environment => process.env;

/**
 * Reads the settings of a schema from an environment. An empty value counts as absent.
 * @throws SettingsError naming each setting that is missing or wrong
 */
export const readNamed = <T extends z.ZodObject>(schema: T, from: Environment): z.output<T> => {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, from[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const what = schema.shape[name]?.description ?? '';
    return given[name] === undefined ? `${name} is missing (${what}).` : `${name} ${issue.message} (${what}).`;
  });
  throw new SettingsError([...new Set(problems)]);
};

/** The settings of the server. @throws SettingsError naming each setting that is missing or wrong */
export const readSettings = (from: Environment): Settings => {
  const settings = readNamed(settingsSchema, from);
  // Without its root anyone could play the authority.
  if (settings.TIMESTAMP_URL !== undefined && settings.TIMESTAMP_CA === undefined)
    throw new SettingsError([`TIMESTAMP_CA is missing (${settingsSchema.shape.TIMESTAMP_CA.description}).`]);
  return settings;
};
