import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { serverPermissions } from '../../infra/sharepoint/permissions.ts';
import { settingsSchema } from '../../server/settings.ts';
import { openBicep } from './bicepTemplate.ts';
import { type ToolkitFiles, toolkitFaults } from './toolkitFaults.ts';

const top = join(__dirname, '..', '..');
const read = (path: string): string | undefined =>
  existsSync(join(top, path)) ? readFileSync(join(top, path), 'utf8') : undefined;
const textOf = (path: string): string => read(path) ?? '';

let parse: Awaited<ReturnType<typeof openBicep>>;
beforeAll(async () => {
  parse = await openBicep();
});

/** As the toolkit has them filled in. */
const placeholder = (name: string): string => `\${{${name}}}`;

const azure = { project: textOf('m365agents.yml'), env: textOf('env/.env.dev') };
const local = { project: textOf('m365agents.local.yml'), env: textOf('env/.env.local') };

const faultsOf = (files: Pick<ToolkitFiles, 'project' | 'env'>): readonly string[] =>
  toolkitFaults({ ...files, read, template: (path) => parse(path, textOf(path)) });

describe('the files of the Agents Toolkit', () => {
  it.each([
    ['for Azure', azure],
    ['for this machine', local],
  ])('%s need nothing that nobody gave before', (_what, files) => {
    expect(faultsOf(files)).toEqual([]);
  });

  it.each([
    ['no YAML', 'version: v1.11', 'version: [v1.11', /./],
    ['another schema', 'version: v1.11', 'version: v1.4', /^version: /],
    ['an action that there is not', 'uses: aadApp/update', 'uses: aadApp/updated', /aadApp\/updated, is no action/],
    [
      'a value of nobody',
      placeholder('REGISTRY_NAME'),
      placeholder('REGISTRY'),
      /needs REGISTRY, which nobody has given before/,
    ],
    [
      'a value too late',
      '  - uses: script\n    with:\n      run: node infra/azure/nameBuild.mjs TEAMS_APP_ID',
      '  - uses: script\n    with:\n      run: echo TEAMS_APP_ID',
      /needs IMAGE/,
    ],
    [
      'a file that is not there',
      'main.parameters.json',
      'main.parameters.dev.json',
      /main\.parameters\.dev\.json, which is not there/,
    ],
    [
      'a step without what it needs',
      `      outputFilePath: ./dist/entra.manifest.${placeholder('TEAMSFX_ENV')}.json\n`,
      '',
      /is not given outputFilePath/,
    ],
  ])('are refused with %s', (_what, text, by, said) => {
    expect(azure.project).toContain(text);
    expect(faultsOf({ ...azure, project: azure.project.replace(text, () => by) }).join('\n')).toMatch(said);
  });

  it('are refused where env/ lacks a value, or has one for nothing', () => {
    expect(faultsOf({ ...azure, env: azure.env.replace(/^SITE_PATH=\n/m, '') }).join()).toMatch(/needs SITE_PATH/);
    expect(faultsOf({ ...azure, env: `${azure.env}COLOUR=\n` })).toEqual(['Nobody uses COLOUR.']);
  });

  it('keep no secret', () => {
    for (const { env } of [azure, local]) expect(env).not.toMatch(/^\w*(SECRET|PASSWORD|KEY)\w*=/m);
    expect(textOf('.gitignore').split('\n')).toEqual(expect.arrayContaining(['env/.env.*.user', '.localConfigs']));
  });

  it('give a server on this machine all that it demands, and only settings', () => {
    const { deploy } = parseYaml(local.project) as { deploy: { with: { envs?: Record<string, string> } }[] };
    const given = Object.keys(deploy.find(({ with: { envs } }) => envs)?.with.envs ?? {});
    const required = Object.entries(settingsSchema.shape).filter(([, one]) => !one.safeParse(undefined).success);
    expect(given.filter((name) => !(name in settingsSchema.shape))).toEqual([]);
    expect(required.map(([name]) => name).filter((name) => !given.includes(name))).toEqual([]);
  });

  it('ask Entra for what the server needs, and no more', () => {
    const manifest = JSON.parse(textOf('infra/azure/entra.manifest.json')) as {
      requiredResourceAccess: { resourceAccess: { id: string; type: string }[] }[];
      api: { oauth2PermissionScopes: { value: string }[] };
      optionalClaims: { accessToken: { name: string }[] };
    };
    const asked = manifest.requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess);
    expect(asked).toEqual(serverPermissions.map((id) => ({ id, type: 'Role' })));
    expect(manifest.api.oauth2PermissionScopes.map(({ value }) => value)).toEqual(['access_as_user']);
    // Tells guests (tab/api/tokenCheck.ts).
    expect(manifest.optionalClaims.accessToken).toEqual([{ name: 'acct' }]);
  });
});
