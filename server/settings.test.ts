import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localCheckpointKey, localSettings } from '../infra/local/localSettings.ts';
import { createAuthorityKeys } from '../infra/local/timestamps/authorityKeys.ts';
import { botIdentityOf, graphOptionsOf, tabSettingsOf } from './roomSettings.ts';
import { cloudOf, readSettings, SettingsError, settingsSchema } from './settings.ts';
import { version } from './version.ts';

const complete: Record<string, string> = {
  TENANT_ID: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  CLIENT_ID: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9',
  CLIENT_SECRET: 'not-a-real-secret',
  TEAMS_APP_ID: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9',
  APPLICATION_ID_URI: 'api://tab.example.com/botid-0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9',
  SITE_HOSTNAME: 'contoso.sharepoint.com',
  SITE_PATH: '/sites/isms',
  SEAL_KEY: 'ab'.repeat(32),
  IDENTITY_KEYS: 'cd'.repeat(32),
  CHECKPOINT_KEY: localCheckpointKey.replaceAll('\n', '\\n'),
  GROUP_ISMS_MANAGERS: 'a0000000-0000-4000-8000-000000000001',
  GROUP_MANAGEMENT: 'a0000000-0000-4000-8000-000000000003',
  GROUP_AUDITORS: 'a0000000-0000-4000-8000-000000000004',
  GROUP_ADMINISTRATORS: 'a0000000-0000-4000-8000-000000000006',
};

const problemsWith = (changes: Record<string, string | undefined>): readonly string[] => {
  try {
    readSettings({ ...complete, ...changes });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
};

describe('the settings', () => {
  it('default to the public cloud and a port when only the required ones are set', () => {
    const settings = readSettings(complete);
    expect(cloudOf(settings)).toEqual({
      graph: 'https://graph.microsoft.com',
      authority: 'https://login.microsoftonline.com',
    });
    expect(settings.GRAPH_ORIGIN).toBeUndefined();
    expect(settings.PORT).toBe(3978);
    expect(settings.SERVICE_URLS).toEqual(['https://smba.trafficmanager.net']);
    expect(settings.HOLIDAYS).toEqual([]);
    expect(tabSettingsOf(settings).open).toEqual({ anonymousPage: false });
    expect(tabSettingsOf(readSettings({ ...complete, ANONYMOUS_PAGE: 'on' })).open.anonymousPage).toBe(true);
  });

  it.each(Object.keys(complete))('name %s when it is missing or empty', (name) => {
    expect(problemsWith({ [name]: undefined })).toEqual([expect.stringMatching(`^${name} is missing \\(.+\\)\\.$`)]);
    expect(problemsWith({ [name]: '  ' })).toEqual([expect.stringMatching(`^${name} is missing`)]);
  });

  it.each([
    ['TENANT_ID', 'contoso'],
    ['SEAL_KEY', 'abc'],
    ['IDENTITY_KEYS', 'abc'],
    ['IDENTITY_KEYS', `${'cd'.repeat(32)} abc def`],
    ['IDENTITY_KEYS', ','],
    ['CLIENT_SECRET', 'identity:tentwo'],
    ['CHECKPOINT_KEY', '-----BEGIN PRIVATE KEY-----'],
    ['CHECKPOINT_KEY', 'https://contoso.vault.azure.net/keys/checkpoints'],
    ['CHECKPOINT_KEY', `http://contoso.vault.azure.net/keys/checkpoints/${'0f'.repeat(16)}`],
    ['TIMESTAMP_URL', 'ldap://timestamps.example'],
    ['TIMESTAMP_CA', '-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----'],
    ['SITE_PATH', 'sites/isms'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['HOLIDAYS', '2026-12-25 2026-13-45'],
    ['PORT', '99999'],
    ['PORT', 'http'],
    ['SERVICE_URLS', 'ftp://somewhere'],
    ['LOG_LEVEL', 'loud'],
    ['ANONYMOUS_PAGE', 'yes'],
    ['PRIVACY_CONTACT', 'x'.repeat(201)],
    ['CLOUD', 'german'],
    ['GRAPH_ORIGIN', 'https://graph.microsoft.us'],
    ['OPTIONAL_PERMISSIONS', 'User.Read.All Sites.FullControl.All'],
  ])('name %s when it is %s', (name, value) => {
    const problems = problemsWith({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
    expect(problems[0]).not.toContain('missing');
  });

  // https://learn.microsoft.com/graph/deployments, copied here by hand as a second source.
  it.each([
    ['public', 'https://graph.microsoft.com', 'https://login.microsoftonline.com'],
    ['usGov', 'https://graph.microsoft.us', 'https://login.microsoftonline.us'],
    ['usGovDod', 'https://dod-graph.microsoft.us', 'https://login.microsoftonline.us'],
    ['china', 'https://microsoftgraph.chinacloudapi.cn', 'https://login.chinacloudapi.cn'],
  ])('take Graph and sign-in of one cloud together: %s', (CLOUD, graph, authority) => {
    const settings = readSettings({ ...complete, CLOUD });
    const ofTenant = `${authority}/${complete.TENANT_ID}`;
    expect(graphOptionsOf(settings)).toMatchObject({ cloud: { graph, authority }, origin: undefined });
    expect(botIdentityOf(settings).credentials.authority).toBe(ofTenant);
    const { issuers, jwksUrl } = tabSettingsOf(settings);
    expect([issuers[0], jwksUrl]).toEqual([`${ofTenant}/v2.0`, `${ofTenant}/discovery/v2.0/keys`]);
  });

  it('never repeat a secret in an error message', () => {
    const wrong = { CLIENT_SECRET: 'hunter2', SEAL_KEY: 'c0ffee', IDENTITY_KEYS: 'c0ffee' };
    expect(problemsWith(wrong)).toHaveLength(3);
    expect(problemsWith(wrong).join()).not.toMatch(/hunter2|c0ffee/);
  });

  it('report every malformed value at once, in words', () => {
    // Free texts, and settings that only the stand-ins use.
    const anything = ['PUBLISHER_NAME', 'PRIVACY_CONTACT', 'PROCEDURE_VERSION', 'HOST', 'PAGE_DIR'];
    const free = [...anything, 'AUTHORITY_METADATA', 'FRAME_ANCESTORS'];
    const names = Object.keys(settingsSchema.shape).filter((name) => !free.includes(name));
    const said = problemsWith(Object.fromEntries(names.map((name) => [name, 'no such'])));
    expect(said.map((one) => one.split(' ')[0])).toEqual(expect.arrayContaining(names));
    expect(said.filter((one) => !/^\w+ (is|does|names) /.test(one))).toEqual([]);
  });

  it('report every missing setting at once', () => {
    expect(() => readSettings({})).toThrow(SettingsError);
    const required = Object.entries(settingsSchema.shape).filter(([, schema]) => !schema.safeParse(undefined).success);
    expect(problemsWith(Object.fromEntries(required.map(([name]) => [name, undefined])))).toHaveLength(required.length);
  });

  it('reject the ID of a secret in place of its value', () => {
    const [said] = problemsWith({ CLIENT_SECRET: '11111111-2222-4333-8444-555555555555' });
    expect(said).toContain('CLIENT_SECRET is the ID of a secret: use its value');
  });

  it('accept a time-stamp authority only with the roots that may vouch for it', async () => {
    const TIMESTAMP_URL = 'http://timestamps.example/tsr';
    expect(problemsWith({ TIMESTAMP_URL })).toEqual([expect.stringMatching(/^TIMESTAMP_CA is missing \(Root /)]);
    const { root, certificate } = await createAuthorityKeys();
    const TIMESTAMP_CA = `${root}${certificate}`.replaceAll('\n', '\\n');
    const settings = readSettings({ ...complete, TIMESTAMP_URL, TIMESTAMP_CA });
    expect(settings.TIMESTAMP_CA?.trim()).toBe(`${root}${certificate}`.trim());
    expect(graphOptionsOf(settings).timestamps).toBeDefined();
    expect(graphOptionsOf(readSettings({ ...complete, TIMESTAMP_CA })).timestamps).toBeUndefined();
    expect(problemsWith({ TIMESTAMP_CA: `${TIMESTAMP_CA}and more` })).toHaveLength(1);
  });

  it('accept an identity instead of a secret, and a key that stays in its vault', () => {
    const CLIENT_SECRET = 'identity:11111111-2222-4333-8444-555555555555';
    const CHECKPOINT_KEY = `https://contoso.vault.azure.net/keys/checkpoints/${'0f'.repeat(16)}`;
    expect(problemsWith({ CLIENT_SECRET, CHECKPOINT_KEY })).toEqual([]);
  });

  it('take lists separated by spaces or commas', () => {
    const { HOLIDAYS, SERVICE_URLS } = readSettings({
      ...complete,
      HOLIDAYS: '2026-12-25, 2027-01-01',
      SERVICE_URLS: 'https://one.example/ https://two.example',
    });
    expect(HOLIDAYS).toEqual(['2026-12-25', '2027-01-01']);
    const keys = ['cd'.repeat(32), 'AB'.repeat(32)];
    expect(readSettings({ ...complete, IDENTITY_KEYS: keys.join(' ') }).IDENTITY_KEYS).toEqual(keys);
    expect(SERVICE_URLS).toEqual(['https://one.example', 'https://two.example']);
  });

  it.each([
    ['', { names: false, managers: false }],
    ['User.ReadBasic.All', { names: true, managers: false }],
    ['User.Read.All', { names: true, managers: true }],
    [
      'TeamsAppInstallation.ReadWriteSelfForUser.All',
      { names: false, managers: false, installs: complete.TEAMS_APP_ID },
    ],
  ])('use only the optional permissions they name: %s', (OPTIONAL_PERMISSIONS, granted) => {
    expect(graphOptionsOf(readSettings({ ...complete, OPTIONAL_PERMISSIONS })).granted).toEqual(granted);
  });

  it('of the stand-ins point at loopback only', () => {
    const at = { graph: 'http://127.0.0.1:1', entra: 'http://127.0.0.1:2', teams: 'http://127.0.0.1:3' };
    const settings = localSettings(at, { port: 0 });
    const addresses = [settings.GRAPH_ORIGIN, settings.BOT_METADATA, settings.TOKEN_KEYS, ...settings.SERVICE_URLS];
    expect(addresses.filter((url) => !/^http:\/\/(127\.0\.0\.1|localhost):\d+/.test(url ?? ''))).toEqual([]);
    expect(settings.HOST).toBe('127.0.0.1');
  });
});

describe('the version', () => {
  it('is that of package.json', () => {
    const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
    expect(version).toBe(manifest.version);
  });
});
