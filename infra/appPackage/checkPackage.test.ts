import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { version } from '../../server/version.ts';
import { localEnvironment } from '../local/localSettings.ts';
import { buildPackage, type PackageFiles, readPackageValues, readTemplate } from './buildPackage.ts';
import { checkPackage } from './checkPackage.ts';
import { writePackage } from './writePackage.ts';

const nowhere = 'http://127.0.0.1:1';
const environment = {
  ...localEnvironment({ graph: nowhere, entra: nowhere, teams: nowhere }, { port: 0 }),
  PUBLISHER_NAME: 'Contoso “ISMS” \\ "Lyon"',
  SUPPORT_URL: 'https://contoso.example/support',
  PRIVACY_URL: 'https://contoso.example/privacy',
  TERMS_URL: 'https://contoso.example/terms',
};
const values = readPackageValues(environment);
const template = readTemplate();

const faultsOf = (files: PackageFiles, given = values): readonly string[] =>
  checkPackage(buildPackage(files, given)).flatMap(({ faults }) => faults);

const another = '99999999-2222-4333-8444-555555555555';
const uri = `api://${values.TAB_DOMAIN}/botid-${values.CLIENT_ID}`;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A placeholder as in the files of `appPackage/`. */
const placeholder = (name: string): string => `\${{${name}}}`;

/** Returns the template with a text in one of its files replaced. */
const changed = (name: string, text: string | RegExp, by: string): PackageFiles => {
  const before = strFromU8(template[name] ?? new Uint8Array());
  const after = before.replace(text, () => by);
  expect(after).not.toBe(before);
  return { ...template, [name]: strToU8(after) };
};

describe('the package of the local settings', () => {
  it('passes all checks', () => {
    const checked = checkPackage(buildPackage(template, values));
    expect(checked.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(checked.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'schema: valid in Microsoft’s version 1.25',
        'schema: valid in Microsoft’s version 1.30',
      ]),
    );
  });

  it('has the same bytes when built again, whatever the order of its files', () => {
    const backwards = Object.fromEntries(Object.entries(readTemplate()).reverse());
    expect(sha256(buildPackage(backwards, values))).toBe(sha256(buildPackage(template, values)));
  });

  it('keeps the name of the organisation exactly, including quotes', () => {
    const { 'manifest.json': manifest = new Uint8Array() } = unzipSync(buildPackage(template, values));
    expect(JSON.parse(strFromU8(manifest))).toMatchObject({
      id: values.CLIENT_ID,
      developer: { name: environment.PUBLISHER_NAME },
      bots: [{ botId: values.CLIENT_ID, supportsFiles: true, scopes: ['personal', 'team', 'groupChat'] }],
      webApplicationInfo: { id: values.CLIENT_ID, resource: values.APPLICATION_ID_URI },
    });
  });
});

describe('the check reports', () => {
  const { 'color.png': color = new Uint8Array(), 'outline.png': outline = new Uint8Array() } = template;

  it.each<readonly [string, PackageFiles, readonly string[]]>([
    [
      'an icon of the wrong size and colour',
      { ...template, 'outline.png': color },
      [
        'outline.png is 192 × 192 pixels, not 32 × 32.',
        expect.stringMatching(/^outline.png has \d+ pixels that are neither white nor transparent\.$/),
        'outline.png has no transparent background.',
      ],
    ],
    [
      'a damaged icon',
      { ...template, 'color.png': outline.slice(0, 120) },
      ['color.png is not a PNG with 8 bits per channel.'],
    ],
    [
      'an unlisted domain',
      changed('manifest.json', `https://${placeholder('TAB_DOMAIN')}/tab/"`, 'https://elsewhere.example/tab/"'),
      ['validDomains lacks elsewhere.example, which staticTabs[0].contentUrl uses.'],
    ],
    [
      'a wildcard among the domains',
      changed('manifest.json', '"validDomains": ["', '"validDomains": ["*.contoso.example", "'),
      ['validDomains lists *.contoso.example: it must contain full domains in lower case, without wildcards.'],
    ],
    [
      'a command that no code handles',
      changed('manifest.json', '"findNonconformity"', '"findNc"'),
      [
        'No code handles the message extension command “findNc”.',
        'The message extension does not offer the command “findNonconformity”.',
      ],
    ],
    [
      'a command that is handled differently',
      changed('manifest.json', '"name": "q"', '"name": "query"'),
      [expect.stringContaining('The command “findNonconformity” is handled as')],
    ],
    [
      'a command that the bot does not understand',
      changed('manifest.json', '"title": "my work"', '"title": "weather"'),
      [expect.stringContaining('“weather”')],
    ],
    [
      'a command with a different meaning in another language',
      changed('fr.json', '"mes actions"', '"aide"'),
      ['The bot does not understand “aide” the same way as “my work”.'],
    ],
    [
      'a text without a translation',
      changed('fr.json', /\s*"staticTabs\[0\]\.name": "Registre"/, '"$comment": ""'),
      expect.arrayContaining(['fr.json lacks staticTabs[0].name.']),
    ],
    [
      'a text left in English',
      changed('fr.json', '"Registre"', '"Register"'),
      ['fr.json has the untranslated text of the manifest at staticTabs[0].name.'],
    ],
    [
      'a translation that is too long',
      changed('fr.json', '"Recherche"', `"${'Recherche '.repeat(4)}"`),
      expect.arrayContaining([expect.stringContaining('must NOT have more than 32 characters')]),
    ],
    [
      'a name that is too long',
      changed('manifest.json', '"short": "TenTwo"', `"short": "${'TenTwo '.repeat(5)}"`),
      [
        'name.short must NOT have more than 30 characters (30).',
        'name.short must NOT have more than 30 characters (30).',
      ],
    ],
    [
      'an unfilled placeholder',
      changed('manifest.json', placeholder('VERSION'), `1.0.${placeholder('BUILD')}`),
      [
        `manifest.json still contains ${placeholder('BUILD')}.`,
        `The version “1.0.${placeholder('BUILD')}” does not consist of three numbers.`,
      ],
    ],
    [
      'an additional file',
      { ...template, 'notes.json': strToU8('{}') },
      ['notes.json is in the package, but not named in the manifest.'],
    ],
    [
      'a missing tab that links point to',
      changed('manifest.json', '"entityId": "register"', '"entityId": "home"'),
      ['No tab has the entityId “register”, which links point to.'],
    ],
    [
      'a message extension of another application',
      changed(
        'manifest.json',
        /"composeExtensions": \[\s*\{\s*"botId": "[^"]+"/,
        `"composeExtensions": [{ "botId": "${another}"`,
      ),
      [
        `composeExtensions[0].botId is ${another}, but id is ${values.CLIENT_ID}: both must be the application (client) ID.`,
      ],
    ],
    [
      'a sign-in for another application',
      changed('manifest.json', `"resource": "${placeholder('APPLICATION_ID_URI')}"`, `"resource": "${uri}/"`),
      [`webApplicationInfo.resource is ${uri}/, not ${uri}.`],
    ],
    [
      'a bot that does not accept files',
      changed('manifest.json', '"supportsFiles": true', '"supportsFiles": false'),
      ['bots[0].supportsFiles is false; it must be true, or no one can send the bot a file as evidence.'],
    ],
    [
      'a context that Teams does not know',
      changed('manifest.json', '"meetingStage"', '"meetingRoom"'),
      expect.arrayContaining([
        expect.stringMatching(/^configurableTabs\.0\.context\.5 must be equal to one of the allowed values/),
        expect.stringMatching(/^configurableTabs\[0\]\.context is .*; it must be .*meetingStage/),
      ]),
    ],
    [
      'an address without a page',
      changed('manifest.json', '/tab/open"', '/tab/opened"'),
      [`staticTabs[0].websiteUrl is https://${values.TAB_DOMAIN}/tab/opened; the server’s page is at /tab/open.`],
    ],
    [
      'an address without https',
      changed('manifest.json', `"configurationUrl": "https:`, '"configurationUrl": "http:'),
      ['configurableTabs[0].configurationUrl is not an https address.'],
    ],
    [
      'an unused domain',
      changed('manifest.json', '"validDomains": ["', '"validDomains": ["elsewhere.example", "'),
      ['validDomains lists elsewhere.example, which nothing uses.'],
    ],
    [
      'an unused permission',
      changed('manifest.json', '"ChannelMember.Read.Group"', '"ChannelMessage.Read.Group"'),
      [
        'ChannelMessage.Read.Group is requested, but nothing uses it.',
        'ChannelMember.Read.Group is used, but not requested.',
      ],
    ],
    [
      'a permission of the wrong type',
      changed('manifest.json', '"type": "Delegated"', '"type": "Application"'),
      ['MeetingStage.Write.Chat is requested as Application, but is of type Delegated.'],
    ],
    [
      'an unchecked version of the schema',
      changed('manifest.json', '"manifestVersion": "1.25"', '"manifestVersion": "1.24"'),
      [expect.stringMatching(/^manifestVersion is 1\.24 and \$schema .*: both must be 1\.25\.$/)],
    ],
    [
      'an empty text',
      changed('manifest.json', '"name": "Register"', '"name": " "'),
      ['manifest.json has no text at staticTabs[0].name.'],
    ],
    [
      'a missing icon',
      changed('manifest.json', '"color.png"', '"colour.png"'),
      ['colour.png is missing.', 'color.png is in the package, but not named in the manifest.'],
    ],
    [
      'a manifest without sign-in',
      changed('manifest.json', '"webApplicationInfo"', '"webApplication"'),
      ['In manifest.json these are missing or invalid: webApplicationInfo.'],
    ],
    [
      'a missing language',
      changed('manifest.json', '{ "languageTag": "fr"', '{ "languageTag": "de"'),
      ['There is no file for “fr”.'],
    ],
  ])('%s', (_what, files, faults) => {
    expect(faultsOf(files)).toEqual(faults);
  });

  it('an invalid JSON file, before anything is built', () => {
    const files = changed('fr.json', '"name.short"', 'name.short');
    expect(() => buildPackage(files, values)).toThrow(/^appPackage\/fr\.json is not valid JSON: /);
  });

  it('an unreadable package', () => {
    const { 'fr.json': _french, ...rest } = template;
    expect(faultsOf(rest)).toEqual(['fr.json is missing from the package.']);
  });
});

describe('npm run package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tentwo-package-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the zip, and prints the checks, the files and the checksum', () => {
    const lines: string[] = [];
    expect(writePackage(template, environment, folder, (line) => lines.push(line))).toBe(true);
    const zip = readFileSync(join(folder, `tentwo-${version}.zip`));
    expect(lines.at(-1)).toBe(`SHA-256 ${sha256(zip)}`);
    expect(lines.filter((line) => line.startsWith('ok'))).toEqual([
      'ok    placeholders: all filled',
      'ok    schema: valid in Microsoft’s version 1.25',
      'ok    schema: valid in Microsoft’s version 1.30',
      'ok    version: three numbers, and the checked schema',
      'ok    IDs: the same application everywhere',
      'ok    files: exactly those in the manifest',
      'ok    icons: sizes, white outline on transparent background',
      'ok    domains: all listed',
      'ok    texts: in every language, none too long',
      'ok    bot commands: understood in every language',
      'ok    message extension: offers exactly the handled commands',
      'ok    tab: the one that links point to exists',
      'ok    scopes: the app is offered wherever it works',
      'ok    permissions: exactly those used',
    ]);
    for (const name of Object.keys(template)) expect(lines.join('\n')).toContain(`      ${name}: `);
  });

  it('writes nothing if something is wrong, and reports it', () => {
    const lines: string[] = [];
    const files = changed('fr.json', '"Registre"', '"Register"');
    expect(writePackage(files, environment, folder, (line) => lines.push(line))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    const wrong = lines.indexOf('WRONG texts: in every language, none too long');
    expect(lines[wrong + 1]).toContain('fr.json has the untranslated text of the manifest at staticTabs[0].name');
  });
});

describe('the package settings', () => {
  it('default to the server’s own privacy notice and terms', () => {
    const own = readPackageValues({ ...environment, PRIVACY_URL: '', TERMS_URL: undefined });
    const { TAB_DOMAIN } = values;
    expect(own).toMatchObject({
      PRIVACY_URL: `https://${TAB_DOMAIN}/privacy`,
      TERMS_URL: `https://${TAB_DOMAIN}/terms`,
    });
    expect(checkPackage(buildPackage(template, own)).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('report each one that is missing or wrong', () => {
    const wrong = {
      ...environment,
      PRIVACY_URL: 'http://contoso.example',
      SUPPORT_URL: ' ',
      PUBLISHER_NAME: 'x'.repeat(33),
    };
    expect(() => readPackageValues(wrong)).toThrow(
      expect.objectContaining({
        problems: [
          'PUBLISHER_NAME is longer than 32 characters (Name of your organisation in Teams and in the privacy notice).',
          'SUPPORT_URL is missing (Page where your users find help with TenTwo).',
          'PRIVACY_URL is not an https URL (Your privacy notice, if not the server’s own at `/privacy`).',
        ],
      }),
    );
  });

  it.each([
    ['of a bot without a tab', `api://botid-${values.CLIENT_ID}`],
    ['with a domain not in lower case', `api://LOCALHOST/botid-${values.CLIENT_ID}`],
    ['of another application', 'api://localhost/botid-11111111-2222-4333-8444-555555555555'],
  ])('refuses an Application ID URI %s', (_what, uri) => {
    expect(() => readPackageValues({ ...environment, APPLICATION_ID_URI: uri })).toThrow(
      'APPLICATION_ID_URI is not api://',
    );
  });
});
