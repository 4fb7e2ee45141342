import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { version } from '../../server/version.ts';
import { localEnvironment } from '../local/localSettings.ts';
import { buildPackage, type PackageFiles, readTemplate } from './buildPackage.ts';
import { checkPackage } from './checkPackage.ts';
import { readPackageValues } from './packageSettings.ts';
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

/** As a file of `appPackage/` holds it. */
const placeholder = (name: string): string => `\${{${name}}}`;

/** The template with one text in one of its files put in place of another. */
const changed = (name: string, text: string | RegExp, by: string): PackageFiles => {
  const before = strFromU8(template[name] ?? new Uint8Array());
  const after = before.replace(text, () => by);
  expect(after).not.toBe(before);
  return { ...template, [name]: strToU8(after) };
};

describe('the package of the local settings', () => {
  it('has nothing wrong, and was checked by everything', () => {
    const checked = checkPackage(buildPackage(template, values));
    expect(checked.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(checked.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['valid in Microsoft’s schema 1.25', 'valid in Microsoft’s schema 1.30']),
    );
  });

  it('is the same bytes when it is built again, whatever the order of its files', () => {
    const backwards = Object.fromEntries(Object.entries(readTemplate()).reverse());
    expect(sha256(buildPackage(backwards, values))).toBe(sha256(buildPackage(template, values)));
  });

  it('names the organisation as it is written, quotes and all', () => {
    const { 'manifest.json': manifest = new Uint8Array() } = unzipSync(buildPackage(template, values));
    expect(JSON.parse(strFromU8(manifest))).toMatchObject({
      id: values.CLIENT_ID,
      developer: { name: environment.PUBLISHER_NAME },
      bots: [{ botId: values.CLIENT_ID, supportsFiles: true, scopes: ['personal', 'team', 'groupChat'] }],
      webApplicationInfo: { id: values.CLIENT_ID, resource: values.APPLICATION_ID_URI },
    });
  });
});

describe('what is named as wrong', () => {
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
      'an icon that is damaged',
      { ...template, 'color.png': outline.slice(0, 120) },
      ['color.png is no PNG of 8 bits a channel.'],
    ],
    [
      'a domain that is not named',
      changed('manifest.json', `https://${placeholder('TAB_DOMAIN')}/tab/"`, 'https://elsewhere.example/tab/"'),
      ['validDomains lacks elsewhere.example, which staticTabs[0].contentUrl names.'],
    ],
    [
      'a wildcard among the domains',
      changed('manifest.json', '"validDomains": ["', '"validDomains": ["*.contoso.example", "'),
      ['validDomains names *.contoso.example: it takes whole domains in lower case, without wildcards.'],
    ],
    [
      'a command that nobody answers',
      changed('manifest.json', '"findNonconformity"', '"findNc"'),
      [
        'Nothing answers the command “findNc” of the message extension.',
        'The command “findNonconformity” of the message extension is not offered.',
      ],
    ],
    [
      'a command that is answered otherwise',
      changed('manifest.json', '"name": "q"', '"name": "query"'),
      [expect.stringContaining('The command “findNonconformity” is answered as')],
    ],
    [
      'a command that the bot does not understand',
      changed('manifest.json', '"title": "my work"', '"title": "weather"'),
      [expect.stringContaining('“weather”')],
    ],
    [
      'a command that means something else in another language',
      changed('fr.json', '"mes actions"', '"aide"'),
      ['The bot does not understand “aide” as it does “my work”.'],
    ],
    [
      'a text that is not translated',
      changed('fr.json', /\s*"staticTabs\[0\]\.name": "Registre"/, '"$comment": ""'),
      expect.arrayContaining(['fr.json lacks staticTabs[0].name.']),
    ],
    [
      'a text that was left in English',
      changed('fr.json', '"Registre"', '"Register"'),
      ['fr.json has staticTabs[0].name as the manifest has it: untranslated.'],
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
      'a placeholder that is left',
      changed('manifest.json', placeholder('VERSION'), `1.0.${placeholder('BUILD')}`),
      [
        `manifest.json still holds ${placeholder('BUILD')}.`,
        `The version “1.0.${placeholder('BUILD')}” is not three numbers.`,
      ],
    ],
    [
      'a file that does not belong in it',
      { ...template, 'notes.json': strToU8('{}') },
      ['notes.json is in the package, and the manifest does not name it.'],
    ],
    [
      'a tab that links do not find',
      changed('manifest.json', '"entityId": "register"', '"entityId": "home"'),
      ['No tab has the entityId “register”, to which links lead.'],
    ],
    [
      'a message extension of another application',
      changed(
        'manifest.json',
        /"composeExtensions": \[\s*\{\s*"botId": "[^"]+"/,
        `"composeExtensions": [{ "botId": "${another}"`,
      ),
      [`composeExtensions[0].botId is ${another}, and id is ${values.CLIENT_ID}: each is the application (client) id.`],
    ],
    [
      'a sign-in for another application',
      changed('manifest.json', `"resource": "${placeholder('APPLICATION_ID_URI')}"`, `"resource": "${uri}/"`),
      [`webApplicationInfo.resource is ${uri}/, not ${uri}.`],
    ],
    [
      'a bot that takes no files',
      changed('manifest.json', '"supportsFiles": true', '"supportsFiles": false'),
      ['bots[0].supportsFiles is false; it has to be true, or nobody can hand the bot a file as evidence.'],
    ],
    [
      'a place that Teams does not know',
      changed('manifest.json', '"meetingStage"', '"meetingRoom"'),
      expect.arrayContaining([
        expect.stringMatching(/^configurableTabs\.0\.context\.5 must be equal to one of the allowed values/),
        expect.stringMatching(/^configurableTabs\[0\]\.context is .*; it has to be .*meetingStage/),
      ]),
    ],
    [
      'an address at which there is no page',
      changed('manifest.json', '/tab/open"', '/tab/opened"'),
      [`staticTabs[0].websiteUrl is https://${values.TAB_DOMAIN}/tab/opened; the server’s page is at /tab/open.`],
    ],
    [
      'an address without https',
      changed('manifest.json', `"configurationUrl": "https:`, '"configurationUrl": "http:'),
      ['configurableTabs[0].configurationUrl is no https address.'],
    ],
    [
      'a domain from which nothing comes',
      changed('manifest.json', '"validDomains": ["', '"validDomains": ["elsewhere.example", "'),
      ['validDomains names elsewhere.example, from which nothing comes.'],
    ],
    [
      'a permission that nothing uses',
      changed('manifest.json', '"ChannelMember.Read.Group"', '"ChannelMessage.Read.Group"'),
      [
        'ChannelMessage.Read.Group is asked for, and nothing uses it.',
        'ChannelMember.Read.Group is not asked for, and is used.',
      ],
    ],
    [
      'a permission of the wrong kind',
      changed('manifest.json', '"type": "Delegated"', '"type": "Application"'),
      ['MeetingStage.Write.Chat is asked for as Application, and is a permission of the kind Delegated.'],
    ],
    [
      'a version of the schema that was not checked',
      changed('manifest.json', '"manifestVersion": "1.25"', '"manifestVersion": "1.24"'),
      [expect.stringMatching(/^manifestVersion is 1\.24 and \$schema .*: both are of 1\.25\.$/)],
    ],
    [
      'a text that is empty',
      changed('manifest.json', '"name": "Register"', '"name": " "'),
      ['manifest.json has no text at staticTabs[0].name.'],
    ],
    [
      'an icon that is not there',
      changed('manifest.json', '"color.png"', '"colour.png"'),
      ['colour.png is missing.', 'color.png is in the package, and the manifest does not name it.'],
    ],
    [
      'a manifest without sign-in',
      changed('manifest.json', '"webApplicationInfo"', '"webApplication"'),
      ['manifest.json lacks webApplicationInfo, or says it in another way than TenTwo needs it.'],
    ],
    [
      'a language that is spoken and not there',
      changed('manifest.json', '{ "languageTag": "fr"', '{ "languageTag": "de"'),
      ['No file is in “fr”.'],
    ],
  ])('%s', (_what, files, faults) => {
    expect(faultsOf(files)).toEqual(faults);
  });

  it('a file that is no JSON, before anything is built', () => {
    const files = changed('fr.json', '"name.short"', 'name.short');
    expect(() => buildPackage(files, values)).toThrow(/^appPackage\/fr\.json is no JSON: /);
  });

  it('a package that cannot be read at all', () => {
    const { 'fr.json': _french, ...rest } = template;
    expect(faultsOf(rest)).toEqual(['fr.json is missing in the package.']);
  });
});

describe('npm run package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tentwo-package-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the zip, and says what was checked, what is in it and its sum', () => {
    const lines: string[] = [];
    expect(writePackage(template, environment, folder, (line) => lines.push(line))).toBe(true);
    const zip = readFileSync(join(folder, `tentwo-${version}.zip`));
    expect(lines.at(-1)).toBe(`SHA-256 ${sha256(zip)}`);
    expect(lines.filter((line) => line.startsWith('ok'))).toEqual([
      'ok    every placeholder is filled',
      'ok    valid in Microsoft’s schema 1.25',
      'ok    valid in Microsoft’s schema 1.30',
      'ok    the version is three numbers, the schema the one that was checked',
      'ok    one application everywhere',
      'ok    the files that the manifest names, and no others',
      'ok    icons: sizes, white outline on transparent',
      'ok    every domain is named',
      'ok    every text in every language, none too long',
      'ok    the bot understands its commands, in every language',
      'ok    the message extension offers what is answered',
      'ok    the tab to which links lead is there',
      'ok    the app is offered wherever it works',
      'ok    no permission that nothing uses, none missing',
    ]);
    for (const name of Object.keys(template)) expect(lines.join('\n')).toContain(`      ${name}: `);
  });

  it('writes nothing when something is wrong, and names it', () => {
    const lines: string[] = [];
    const files = changed('fr.json', '"Registre"', '"Register"');
    expect(writePackage(files, environment, folder, (line) => lines.push(line))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    const wrong = lines.indexOf('WRONG every text in every language, none too long');
    expect(lines[wrong + 1]).toContain('fr.json has staticTabs[0].name');
  });
});

describe('the settings of the package', () => {
  it('leads to the server’s own privacy notice and terms where it names no others', () => {
    const own = readPackageValues({ ...environment, PRIVACY_URL: '', TERMS_URL: undefined });
    const { TAB_DOMAIN } = values;
    expect(own).toMatchObject({
      PRIVACY_URL: `https://${TAB_DOMAIN}/privacy`,
      TERMS_URL: `https://${TAB_DOMAIN}/terms`,
    });
    expect(checkPackage(buildPackage(template, own)).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('names each one that is missing or wrong', () => {
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
    ['that is of a bot without a tab', `api://botid-${values.CLIENT_ID}`],
    ['whose domain is not in lower case', `api://LOCALHOST/botid-${values.CLIENT_ID}`],
    ['that is of another application', 'api://localhost/botid-11111111-2222-4333-8444-555555555555'],
  ])('refuses an Application ID URI %s', (_what, uri) => {
    expect(() => readPackageValues({ ...environment, APPLICATION_ID_URI: uri })).toThrow(
      'APPLICATION_ID_URI is not api://',
    );
  });
});
