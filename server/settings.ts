import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { type Cloud, type CloudName, clouds } from '../graph/client/cloud.ts';
import { type CalendarDate, isCalendarDate } from '../procedure/record/calendarDate.ts';
import { teamsHosts } from '../tab/api/teamsHosts.ts';

const guid = z.guid('is no GUID');
const isGuid = (text: string | undefined): boolean => text === undefined || guid.safeParse(text).success;
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is no http(s) address' })
  .transform((url) => url.replace(/\/+$/, ''));
/** Nobody listens in on the way: also within the machine itself. */
const isSafe = (url: string): boolean => /^(https:|http:\/\/(127\.0\.0\.1|localhost)(:|\/|$))/.test(url);
const list = <T extends z.ZodType<unknown, string>>(entry: T) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(entry));

const timeZone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}, 'is no IANA time zone');

// Its keys, which `Object.keys` forgets.
const cloudNames = Object.keys(clouds) as CloudName[];
const isOfCloud = (url: string): boolean => Object.values(clouds).some(({ graph }) => graph === url);

const numberOf = (error: string) => z.coerce.number(error);
const noSeconds = 'is no number of seconds from 0 to 10';
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const day = z.string().refine((text): text is CalendarDate => isCalendarDate(text), 'is no date (YYYY-MM-DD)');

/** Permissions in Graph that TenTwo uses where they are granted and named, and does without where they are not. */
export const optionalPermissions = [
  'User.ReadBasic.All',
  'User.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
] as const;

/** A key as an environment holds it: often without line ends, which are then written `\\n`. */
export const pemOf = (text: string): string => text.replaceAll('\\n', '\n');

const isPrivateKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
};

/** Begins what stands in place of a secret. */
const identityPrefix = 'identity:';
/** The client id of the managed identity that stands in place of a secret, if one does. */
export const identityIn = (secret: string): string | undefined =>
  secret.startsWith(identityPrefix) ? secret.slice(identityPrefix.length) : undefined;

/** Pinned to a version: the key that signs must not change behind the server's back. */
const vaultKey = /^(https:\/\/[a-z0-9.-]+|http:\/\/127\.0\.0\.1:\d+)\/keys\/[0-9a-z-]+\/[0-9a-f]{32}$/i;
export const isVaultKey = (text: string): boolean => vaultKey.test(text);

/** Every setting, once: its name in the environment, its shape, what it is for. README's table follows from it. */
export const settingsSchema = z.object({
  TENANT_ID: guid.describe('Directory (tenant) id; people of other tenants are refused'),
  CLIENT_ID: guid.describe('Application (client) id of bot, tab and Graph access'),
  CLIENT_SECRET: z
    .string()
    .min(8, 'is too short')
    .refine((text) => isGuid(identityIn(text)), 'names no managed identity by its client id')
    .refine((text) => !guid.safeParse(text).success, 'is the id of a secret: put its value')
    .describe(
      'Client secret of that application, or `identity:<client id>` of a managed identity that signs in as it without one',
    ),
  TEAMS_APP_ID: guid.describe('Id of the Teams app as your catalogue shows it, for links into the tab'),
  APPLICATION_ID_URI: z
    .string()
    .startsWith('api://', 'does not begin with api://')
    .describe('Application ID URI, `api://<tab domain>/botid-<client id>`'),
  SITE_HOSTNAME: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'is no name of a host, without https:// and without a path')
    .describe('SharePoint host, such as `contoso.sharepoint.com`'),
  SITE_PATH: z
    .string()
    .startsWith('/', 'does not begin with /')
    .describe('Path of the dedicated site, such as `/sites/isms`'),
  SEAL_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'is not 32 bytes in hex')
    .describe('Key that seals what SharePoint shows of a record, so that edits by hand are noticed'),
  IDENTITY_KEYS: list(z.string().regex(/^[0-9a-f]{64}$/i, 'is not 32 bytes in hex each'))
    .pipe(z.tuple([z.string()], z.string(), 'is empty'))
    .describe('Keys that seal reporters’ identities, separated by spaces: the first seals, all open'),
  CHECKPOINT_KEY: z
    .string()
    .transform(pemOf)
    .refine((text) => isVaultKey(text) || isPrivateKey(text), 'is no private key in PEM, and no key in a vault')
    .describe(
      'Private key (PKCS #8 PEM: Ed25519, RSA or P-256) that signs the checkpoints of the history, or the address of one in Key Vault, with its version',
    ),
  GROUP_ISMS_MANAGERS: guid.describe('Security group of the ISMS managers'),
  GROUP_MANAGEMENT: guid.describe('Security group that approves corrective actions'),
  GROUP_AUDITORS: guid.describe('Security group of the auditors'),
  GROUP_ADMINISTRATORS: guid.describe('Security group that configures TenTwo'),
  GROUP_ALTERNATES: guid.optional().describe('Security group of the ISMS managers’ alternates'),
  GROUP_CUSTODIANS: guid.optional().describe('Security group that may open sealed identities'),
  OPTIONAL_PERMISSIONS: list(z.enum(optionalPermissions, `is none of ${optionalPermissions.join(', ')}`))
    .default([])
    .describe(
      'Optional Graph permissions that you granted and want used, separated by spaces: `User.ReadBasic.All` (people are found by name), `User.Read.All` (the same; line managers are reminded), `TeamsAppInstallation.ReadWriteSelfForUser.All` (the bot installs itself for whom it must ask)',
    ),
  ANONYMOUS_PAGE: z
    .enum(['on', 'off'], 'is neither on nor off')
    .default('off')
    .describe('`on`: anybody who reaches the server may report at `/report/` without signing in'),
  PUBLISHER_NAME: z
    .string()
    .max(32, 'is longer than 32 characters')
    .optional()
    .describe('Your organisation, as Teams and the privacy notice show it'),
  PRIVACY_CONTACT: z
    .string()
    .max(200, 'is longer than 200 characters')
    .optional()
    .describe('Whom to ask about personal data, as the privacy notice at `/privacy` says it'),
  TIME_ZONE: timeZone.default('Europe/Paris').describe('The organisation’s time zone: its *today* and its due days'),
  HOLIDAYS: list(day).default([]).describe('Days that are no working days, `YYYY-MM-DD`, separated by spaces'),
  PROCEDURE_VERSION: z
    .string()
    .max(40, 'is too long')
    .default('1.0')
    .describe('Version of your procedure for nonconformities, kept with each record'),
  PORT: numberOf('is no port')
    .int('is no port')
    .min(0, 'is no port')
    .max(65_535, 'is no port')
    .default(3978)
    .describe('Port to listen on'),
  HOST: z.string().default('0.0.0.0').describe('Address to listen on'),
  DRAIN_SECONDS: numberOf(noSeconds)
    .min(0, noSeconds)
    .max(10, noSeconds)
    .default(5)
    .describe(
      'So long a server that was told to stop goes on serving while `/healthz` says 503, until no proxy sends it anything',
    ),
  PAGE_DIR: z.string().default('dist/tab').describe('Folder of the built tab'),
  CLOUD: z
    .enum(cloudNames, `is none of ${cloudNames.join(', ')}`)
    .default('public')
    .describe('Microsoft’s cloud: `public`, `usGov` (GCC High), `usGovDod` (DoD) or `china` (21Vianet)'),
  GRAPH_ORIGIN: httpUrl
    .refine((url) => !isOfCloud(url), 'is the address of a cloud: set CLOUD instead')
    .optional()
    .describe('Where Microsoft Graph is reached, if not at the cloud’s own address'),
  AUTHORITY_METADATA: z
    .string()
    .optional()
    .describe('OpenID metadata as JSON, where the sign-in host is not asked for it'),
  BOT_METADATA: httpUrl
    .default('https://login.botframework.com/v1/.well-known/openidconfiguration')
    .describe('Keys with which the Bot Connector signs'),
  TOKEN_KEYS: httpUrl
    .optional()
    .describe('Keys with which your tenant signs the tab’s tokens; follows from CLOUD and TENANT_ID'),
  SERVICE_URLS: list(httpUrl)
    .default(['https://smba.trafficmanager.net'])
    .describe('Bot Connector addresses that are answered; a token never goes anywhere else'),
  FILE_ADDRESSES: list(httpUrl.refine(isSafe, 'is no https address'))
    .optional()
    .describe('Where files lie that people send to the bot; follows from SITE_HOSTNAME: SharePoint and OneDrive'),
  FRAME_ANCESTORS: list(z.string())
    .default([...teamsHosts])
    .describe('Hosts that may show the tab in a frame'),
  LOG_LEVEL: z
    .enum(logLevels, `is none of ${logLevels.join(', ')}`)
    .default('info')
    .describe('How much is logged'),
});

export type Settings = Readonly<z.output<typeof settingsSchema>>;

/** Graph and sign-in of the cloud, which belong together. */
export const cloudOf = ({ CLOUD }: Pick<Settings, 'CLOUD'>): Cloud => clouds[CLOUD];

/** What is wrong with the settings, one sentence for each, naming it. */
export class SettingsError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`TenTwo cannot start:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. Read here and nowhere else. */
export const environment = (): Environment => process.env;

/**
 * Reads from an environment what a schema names; empty counts as absent.
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
export const readSettings = (from: Environment): Settings => readNamed(settingsSchema, from);
