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

/** A placeholder of the toolkit. */
const placeholder = (name: string): string => `\${{${name}}}`;

const azure = { project: textOf('m365agents.yml'), env: textOf('env/.env.dev') };
const local = { project: textOf('m365agents.local.yml'), env: textOf('env/.env.local') };

const faultsOf = (files: Pick<ToolkitFiles, 'project' | 'env'>): readonly string[] =>
  toolkitFaults({ ...files, read, template: (path) => parse(path, textOf(path)) });

describe('the files of the Agents Toolkit', () => {
  it.each([
    ['for Azure', azure],
    ['for this machine', local],
  ])('%s use no value before it is set', (_what, files) => {
    expect(faultsOf(files)).toEqual([]);
  });

  it.each([
    ['invalid YAML', 'version: v1.11', 'version: [v1.11', /./],
    ['another schema', 'version: v1.11', 'version: v1.4', /^version: /],
    ['an unknown action', 'uses: aadApp/update', 'uses: aadApp/updated', /aadApp\/updated, is no action/],
    [
      'an unknown value',
      placeholder('REGISTRY_NAME'),
      placeholder('REGISTRY'),
      /needs REGISTRY, which is not set before/,
    ],
    [
      'a value set too late',
      '  - uses: script\n    with:\n      run: node infra/azure/nameBuild.mjs TEAMS_APP_ID',
      '  - uses: script\n    with:\n      run: echo TEAMS_APP_ID',
      /needs IMAGE/,
    ],
    [
      'a missing file',
      'main.parameters.json',
      'main.parameters.dev.json',
      /main\.parameters\.dev\.json, which does not exist/,
    ],
    [
      'a step without a required input',
      `      outputFilePath: ./dist/entra.manifest.${placeholder('TEAMSFX_ENV')}.json\n`,
      '',
      /is not given outputFilePath/,
    ],
  ])('are refused with %s', (_what, text, by, said) => {
    expect(azure.project).toContain(text);
    expect(faultsOf({ ...azure, project: azure.project.replace(text, () => by) }).join('\n')).toMatch(said);
  });

  it('are refused if env/ lacks a value or has an unused one', () => {
    expect(faultsOf({ ...azure, env: azure.env.replace(/^SITE_PATH=\n/m, '') }).join()).toMatch(/needs SITE_PATH/);
    expect(faultsOf({ ...azure, env: `${azure.env}COLOUR=\n` })).toEqual(['Nothing uses COLOUR.']);
  });

  it('contain no secret', () => {
    for (const { env } of [azure, local]) expect(env).not.toMatch(/^\w*(SECRET|PASSWORD|KEY)\w*=/m);
    expect(textOf('.gitignore').split('\n')).toEqual(expect.arrayContaining(['env/.env.*.user', '.localConfigs']));
  });

  it('give a local server all mandatory settings, and only settings', () => {
    const { deploy } = parseYaml(local.project) as { deploy: { with: { envs?: Record<string, string> } }[] };
    const given = Object.keys(deploy.find(({ with: { envs } }) => envs)?.with.envs ?? {});
    const required = Object.entries(settingsSchema.shape).filter(([, one]) => !one.safeParse(undefined).success);
    expect(given.filter((name) => !(name in settingsSchema.shape))).toEqual([]);
    expect(required.map(([name]) => name).filter((name) => !given.includes(name))).toEqual([]);
  });

  it('request exactly the permissions that the server needs', () => {
    const manifest = JSON.parse(textOf('infra/azure/entra.manifest.json')) as {
      requiredResourceAccess: { resourceAccess: { id: string; type: string }[] }[];
      api: { oauth2PermissionScopes: { value: string }[] };
      optionalClaims: { accessToken: { name: string }[] };
    };
    const asked = manifest.requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess);
    expect(asked).toEqual(serverPermissions.map((id) => ({ id, type: 'Role' })));
    expect(manifest.api.oauth2PermissionScopes.map(({ value }) => value)).toEqual(['access_as_user']);
    // Identifies guests (tab/api/access/tokenCheck.ts).
    expect(manifest.optionalClaims.accessToken).toEqual([{ name: 'acct' }]);
  });
});
