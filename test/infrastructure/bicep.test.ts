import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bicepFaults } from './bicepFaults.ts';
import { openBicep } from './bicepTemplate.ts';

const folder = join(__dirname, '..', '..', 'infra', 'azure');
const files = readdirSync(folder).filter((name) => name.endsWith('.bicep'));
const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

let parse: Awaited<ReturnType<typeof openBicep>>;
beforeAll(async () => {
  parse = await openBicep();
});

const faultsOf = (given: ReadonlyMap<string, string> = texts): readonly string[] =>
  bicepFaults([...given].map(([file, text]) => parse(file, text)));

/** Returns the templates with a text in one of them replaced. */
const changed = (file: string, text: string, by: string): ReadonlyMap<string, string> => {
  const before = texts.get(file) ?? '';
  expect(before.split(text).length).toBe(2);
  return new Map([...texts, [file, before.replace(text, () => by)]]);
};

describe('the Bicep templates', () => {
  it('have no faults that can be found without a compiler', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(faultsOf()).toEqual([]);
  });

  it.each([
    ['syntax', 'bot.bicep', "kind: 'azurebot'", "kind 'azurebot'", /^bot\.bicep: \d+: cannot be read/],
    ['an undeclared name', 'bot.bicep', 'msaAppId: clientId', 'msaAppId: clientID', /clientID is not declared/],
    [
      'an unknown property',
      'server.bicep',
      'terminationGracePeriodSeconds: 40',
      'terminationGracePeriodSeconds: 40\n      terminationGracePeriod: 40',
      /server says terminationGracePeriod, which was not compared/,
    ],
    [
      'an unchecked version of a resource',
      'foundation.bicep',
      'registries@2023-07-01',
      'registries@2025-04-01',
      /registries@2025-04-01, which was not compared/,
    ],
    ['no description', 'bot.bicep', "@description('Domain of the server.')\n", '', /domain has no description/],
    ['a readable secret', 'vault.bicep', '@secure()\nparam sealKey', 'param sealKey', /sealKey is not @secure\(\)/],
    [
      'a known secret',
      'main.bicep',
      "param sealKey string = ''",
      "param sealKey string = 'ab'",
      /a default that anyone/,
    ],
    [
      'a secret in an output',
      'vault.bicep',
      'output sealKeyUrl string = ',
      'output other string = sealKey\noutput sealKeyUrl string = ',
      /the output other reveals a secret/,
    ],
    [
      'a secret outside the vault',
      'main.bicep',
      'baseName: baseName\n    clientId',
      'baseName: sealKey\n    clientId',
      /bot is given a secret as baseName/,
    ],
    [
      'plain http',
      'server.bicep',
      'allowInsecure: false',
      'allowInsecure: true',
      /server says true of .*allowInsecure/,
    ],
    ['sticky sessions', 'server.bicep', "affinity: 'none'", "affinity: 'sticky'", /says sticky of/],
    [
      'one process',
      'server.bicep',
      '@minValue(2)\nparam minReplicas',
      '@minValue(1)\nparam minReplicas',
      /minReplicas may be less than two/,
    ],
    [
      'too little time to stop',
      'server.bicep',
      'terminationGracePeriodSeconds: 40',
      'terminationGracePeriodSeconds: 10',
      /says 10 of/,
    ],
    ['no health check', 'server.bicep', "type: 'Liveness'", "type: 'Startup'", /no probe of the kind Liveness/],
    [
      'a multi-tenant bot',
      'bot.bicep',
      "'SingleTenant'",
      "'MultiTenant'",
      /says MultiTenant of properties\.msaAppType/,
    ],
    ['a key with more operations', 'vault.bicep', "['sign', 'verify']", "['sign', 'verify', 'encrypt']", /keyOps/],
    ['an unknown setting', 'main.bicep', "name: 'CLOUD'", "name: 'CLOUDS'", /The server has no setting CLOUDS/],
    [
      'a missing setting',
      'main.bicep',
      "      { name: 'SITE_PATH', value: sitePath }\n",
      '',
      /The setting SITE_PATH is missing/,
    ],
    [
      'a secret in plain text',
      'server.bicep',
      "{ name: 'SEAL_KEY', secretRef: 'seal-key' }",
      "{ name: 'SEAL_KEY', value: sealKeyUrl }",
      /SEAL_KEY is no reference/,
    ],
    ['a dangling reference', 'server.bicep', "secretRef: 'seal-key'", "secretRef: 'seal-keys'", /comes from no vault/],
    [
      'a module without a required parameter',
      'main.bicep',
      '    insightsId: logs.outputs.insightsId\n',
      '',
      /alerts is not given insightsId/,
    ],
    [
      'an unknown output of a module',
      'main.bicep',
      'logs.outputs.insightsId',
      'logs.outputs.insights',
      /logs gives no insights/,
    ],
  ])('are reported as faulty: %s', (_what, file, text, by, said) => {
    const found = faultsOf(changed(file, text, by));
    expect(found.join('\n')).toMatch(said);
    expect(found.length).toBeLessThanOrEqual(2);
  });
});

const sourcesIn = (room: string): readonly string[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(room, name), 'utf8'));

describe('the probes', () => {
  it('use paths that the server answers', () => {
    const said = [...(texts.get('server.bicep') ?? '').matchAll(/path: '(\/\w+)'/g)].map(([, path = '']) => path);
    const routes = readFileSync(join(folder, '..', '..', 'server', 'http', 'readiness.ts'), 'utf8');
    expect(said).toEqual(['/healthz', '/livez']);
    expect(said.filter((path) => !routes.includes(`app.get('${path}'`))).toEqual([]);
  });
});

describe('the alerts', () => {
  const queries = texts.get('alerts.bicep') ?? '';
  const named = [...queries.matchAll(/"([a-z]\w*\.\w+)"/g)].map(([, event = '']) => event);

  it('use events that the server logs', () => {
    const logged = ['server', 'bot', 'graph', 'tab/api']
      .flatMap((room) => sourcesIn(join(folder, '..', '..', room)))
      .join('\n');
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((event) => !logged.includes(`'${event}'`))).toEqual([]);
  });
});

describe('the parameters', () => {
  it.each(['main', 'foundation'])('of %s are those of the template, with all required ones', (name) => {
    const { parameters } = JSON.parse(readFileSync(join(folder, `${name}.parameters.json`), 'utf8')) as {
      parameters: Record<string, { value: string }>;
    };
    const taken = parse(`${name}.bicep`, texts.get(`${name}.bicep`) ?? '').parameters;
    expect(Object.keys(parameters).filter((given) => !taken.has(given))).toEqual([]);
    const missing = [...taken].filter(([parameter, { required }]) => required && !(parameter in parameters));
    expect(missing.map(([parameter]) => parameter)).toEqual([]);
    // Secrets come from a file that Git ignores.
    for (const [parameter, { value }] of Object.entries(parameters))
      expect(value.startsWith('${{SECRET_')).toBe(taken.get(parameter)?.secure);
  });
});
