import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { version } from '../../server/version.ts';
import { localEnvironment } from '../local/localSettings.ts';
import { buildPackage, type PackageFiles, readTemplate } from './buildPackage.ts';
import { checkPackage } from './checkPackage.ts';
import { packageApp } from './packageApp.ts';
import { readPackageValues } from './packageSettings.ts';

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
      'a language that is spoken and not there',
      changed('manifest.json', '{ "languageTag": "fr"', '{ "languageTag": "de"'),
      ['No file is in “fr”.'],
    ],
  ])('%s', (_what, files, faults) => {
    expect(faultsOf(files)).toEqual(faults);
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
    expect(packageApp(template, environment, folder, (line) => lines.push(line))).toBe(true);
    const zip = readFileSync(join(folder, `tentwo-${version}.zip`));
    expect(lines.at(-1)).toBe(`SHA-256 ${sha256(zip)}`);
    expect(lines).toContain('ok    valid in Microsoft’s schema 1.25');
    for (const name of Object.keys(template)) expect(lines.join('\n')).toContain(`      ${name}: `);
  });

  it('writes nothing when something is wrong, and names it', () => {
    const lines: string[] = [];
    const files = changed('fr.json', '"Registre"', '"Register"');
    expect(packageApp(files, environment, folder, (line) => lines.push(line))).toBe(false);
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
          'PUBLISHER_NAME is longer than 32 characters (Your organisation, as Teams and the privacy notice show it).',
          'SUPPORT_URL is missing (Page on which your people find help with TenTwo).',
          'PRIVACY_URL is no https address (Your privacy notice, if it is not the server’s own at `/privacy`).',
        ],
      }),
    );
  });

  it.each([
    ['that is of a bot without a tab', `api://botid-${values.CLIENT_ID}`],
    ['that is of another application', 'api://localhost/botid-11111111-2222-4333-8444-555555555555'],
  ])('refuses an Application ID URI %s', (_what, uri) => {
    expect(() => readPackageValues({ ...environment, APPLICATION_ID_URI: uri })).toThrow(
      'APPLICATION_ID_URI is not api://',
    );
  });
});
