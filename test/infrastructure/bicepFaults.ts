import type { Node } from 'web-tree-sitter';
import { settingsSchema } from '../../server/settings.ts';
import {
  allBelow,
  type BicepTemplate,
  objectsIn,
  propertiesOf,
  textOf,
  undeclaredIn,
  valueAt,
} from './bicepTemplate.ts';
import { uncomparedIn } from './comparedProperties.ts';

type Check = (template: BicepTemplate, all: readonly BicepTemplate[]) => readonly string[];

/**
 * Returns the faults of the templates, a sentence each, starting with the file. Does not find what only a compiler or
 * Azure can know, such as valid values of properties.
 */
export const bicepFaults = (all: readonly BicepTemplate[]): readonly string[] => [
  ...all.flatMap((template) =>
    checks.flatMap((check) => check(template, all).map((said) => `${template.file}: ${said}`)),
  ),
  ...settingFaults(all),
];

const syntax: Check = ({ root }) =>
  allBelow(root)
    .filter((node) => node.isError || node.isMissing)
    .map(({ startPosition, text }) => `${startPosition.row + 1}: cannot be read at “${text.slice(0, 40)}”.`);

const described: Check = ({ parameters }) =>
  [...parameters].filter(([, { described: is }]) => !is).map(([name]) => `${name} has no description.`);

const isSecret = (name: string): boolean => /(secret|password|keys?|token)$/i.test(name);

const secrets: Check = ({ parameters, outputs, modules, resources }, all) => {
  const secure = [...parameters].filter(([, { secure: is }]) => is).map(([name]) => name);
  const uses = (node: Node): readonly string[] =>
    allBelow(node)
      .filter(({ type, text }) => type === 'identifier' && secure.includes(text))
      .map(({ text }) => text);
  return [
    ...[...parameters]
      .filter(([name, one]) => isSecret(name) && !one.secure)
      .map(([name]) => `${name} is not @secure().`),
    ...[...parameters]
      .filter(([, { secure: is, required, node }]) => is && !required && !/= ''$/.test(node.text))
      .map(([name]) => `${name} has a default that anyone can read.`),
    ...[...outputs]
      .filter(([, node]) => uses(node).length > 0 || /\blist\w*\(/.test(node.text))
      .map(([name]) => `the output ${name} reveals a secret.`),
    ...modules.flatMap(({ name: called, what, body }) => {
      const taking = all.find(({ file }) => file === what)?.parameters;
      return [...propertiesOf(valueAt(body, 'params'))]
        .filter(([name, value]) => uses(value).length > 0 && !taking?.get(name)?.secure)
        .map(([name]) => `${called} is given a secret as ${name}, which is not @secure().`);
    }),
    ...resources
      .filter(({ what }) => !what.startsWith('Microsoft.KeyVault/vaults/secrets@'))
      .filter(({ body }) => uses(body).length > 0)
      .map(({ name }) => `${name} holds a secret and is not in the vault.`),
  ];
};

/** A module gets exactly its parameters, and has the outputs that are used. */
const calls: Check = ({ root, modules }, all) =>
  modules.flatMap(({ name, what, body }) => {
    const called = all.find(({ file }) => file === what);
    if (!called) return [`${name} is ${what}, which does not exist.`];
    const given = new Set(propertiesOf(valueAt(body, 'params')).keys());
    const taken = [...root.text.matchAll(new RegExp(`\\b${name}\\.outputs\\.(\\w+)`, 'g'))].map(([, one = '']) => one);
    return [
      ...[...called.parameters]
        .filter(([parameter, { required }]) => required && !given.has(parameter))
        .map(([parameter]) => `${name} is not given ${parameter}.`),
      ...[...given]
        .filter((parameter) => !called.parameters.has(parameter))
        .map((parameter) => `${name} is given ${parameter}, which it does not take.`),
      ...taken.filter((output) => !called.outputs.has(output)).map((output) => `${name} gives no ${output}.`),
    ];
  });

/** Required values of a resource type, by property path. */
const demanded: readonly (readonly [type: string, path: string, value: RegExp])[] = [
  ['Microsoft.App/containerApps', 'identity.type', /^UserAssigned$/],
  ['Microsoft.App/containerApps', 'properties.configuration.activeRevisionsMode', /^Single$/],
  ['Microsoft.App/containerApps', 'properties.configuration.ingress.allowInsecure', /^false$/],
  ['Microsoft.App/containerApps', 'properties.configuration.ingress.transport', /^http$/],
  ['Microsoft.App/containerApps', 'properties.configuration.ingress.stickySessions.affinity', /^none$/],
  // More than the maximum of DRAIN_SECONDS plus the 20 s that the server needs to end (server/stopOnSignals.ts).
  ['Microsoft.App/containerApps', 'properties.template.terminationGracePeriodSeconds', /^([4-9]\d|\d{3,})$/],
  ['Microsoft.App/containerApps', 'properties.template.scale.minReplicas', /^minReplicas$/],
  ['Microsoft.App/managedEnvironments', 'properties.appLogsConfiguration.destination', /^azure-monitor$/],
  ['Microsoft.KeyVault/vaults', 'properties.enableRbacAuthorization', /^true$/],
  ['Microsoft.KeyVault/vaults', 'properties.enablePurgeProtection', /^true$/],
  ['Microsoft.KeyVault/vaults/keys', 'properties.keyOps', /^\['sign', 'verify'\]$/],
  ['Microsoft.KeyVault/vaults/keys', 'properties.attributes.exportable', /^false$/],
  ['Microsoft.ContainerRegistry/registries', 'properties.adminUserEnabled', /^false$/],
  ['Microsoft.BotService/botServices', 'properties.msaAppType', /^SingleTenant$/],
  ['Microsoft.BotService/botServices', 'properties.endpoint', /^https:\/\/\$\{domain\}\/api\/messages$/],
  ['Microsoft.Insights/webtests', 'properties.Request.RequestUrl', /^https:\/\/\$\{domain\}\/healthz$/],
];

/** Probe types and their paths: a server that is not ready must not be killed for that. */
const probes = [
  ['Startup', 'alive'],
  ['Readiness', 'ready'],
  ['Liveness', 'alive'],
] as const;

const isNew = (body: Node): boolean => !/\bexisting\b/.test(body.parent?.text.slice(0, 200).split('{')[0] ?? '');

const rules: Check = ({ resources, parameters }) => [
  ...resources
    .filter(({ body }) => isNew(body))
    .flatMap(({ name, what, body }) =>
      demanded
        .filter(([type]) => what.startsWith(`${type}@`))
        .map(([, path, value]) => [path, valueAt(objectsIn(body)[0], path), value] as const)
        .filter(([, said, value]) => !value.test(textOf(said)))
        .map(([path, said]) => `${name} says ${textOf(said) || 'nothing'} of ${path}.`),
    ),
  ...[...parameters]
    .filter(([name, { least = 0 }]) => name === 'minReplicas' && least < 2)
    .map(([name]) => `${name} may be less than two.`),
  ...resources
    .filter(({ what }) => what.startsWith('Microsoft.App/containerApps@'))
    .flatMap(({ name, body }) =>
      probes
        .filter(
          ([type, path]) =>
            !objectsIn(body).some(
              (probe) => textOf(valueAt(probe, 'type')) === type && textOf(valueAt(probe, 'httpGet')) === path,
            ),
        )
        .map(([type]) => `${name} has no probe of the kind ${type}.`),
    ),
];

const checks: readonly Check[] = [syntax, undeclaredIn, uncomparedIn, described, secrets, calls, rules];

/** Resources whose values can be read in the portal. */
const secretSettings = ['SEAL_KEY', 'IDENTITY_KEYS'];

/** The settings of the server: no unknown ones, all mandatory ones, secrets by reference. */
const settingFaults = (all: readonly BicepTemplate[]): readonly string[] => {
  const objects = all.flatMap(({ root }) => objectsIn(root));
  const set = objects
    .filter((one) => /^[A-Z][A-Z_]+$/.test(textOf(valueAt(one, 'name'))))
    .map((one) => ({
      name: textOf(valueAt(one, 'name')),
      reference: textOf(valueAt(one, 'secretRef')),
      value: valueAt(one, 'value'),
    }));
  const held = new Set(objects.filter((one) => valueAt(one, 'keyVaultUrl')).map((one) => textOf(valueAt(one, 'name'))));
  const required = Object.entries(settingsSchema.shape).filter(([, one]) => !one.safeParse(undefined).success);
  const names = set.map(({ name }) => name);
  return [
    ...names.filter((name) => !(name in settingsSchema.shape)).map((name) => `The server has no setting ${name}.`),
    ...required.filter(([name]) => !names.includes(name)).map(([name]) => `The setting ${name} is missing.`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `The setting ${name} is there twice.`),
    ...set
      .filter(({ name, value }) => secretSettings.includes(name) && value)
      .map(({ name }) => `${name} is no reference.`),
    ...set
      .filter(({ reference }) => reference !== '' && !held.has(reference))
      .map(({ name, reference }) => `${name} refers to ${reference}, which comes from no vault.`),
  ];
};
