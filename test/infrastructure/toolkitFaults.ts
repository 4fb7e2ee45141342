import { parseDocument } from 'yaml';
import { z } from 'zod';
import { packageSettingsSchema } from '../../infra/appPackage/packageSettings.ts';
import type { BicepTemplate } from './bicepTemplate.ts';

const step = z.strictObject({
  uses: z.string(),
  with: z.record(z.string(), z.unknown()).optional(),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
const project = z.strictObject({
  version: z.literal('v1.11'),
  environmentFolderPath: z.literal('./env'),
  provision: z.array(step),
  deploy: z.array(step),
  publish: z.array(step).default([]),
});
type Step = z.output<typeof step>;

/** The actions that are used, with what each has to be given: https://aka.ms/teamsfx-actions */
const actions: Readonly<Record<string, readonly string[]>> = {
  'aadApp/create': ['name', 'generateClientSecret', 'signInAudience'],
  'aadApp/update': ['manifestPath', 'outputFilePath'],
  'arm/deploy': ['subscriptionId', 'resourceGroupName', 'templates'],
  'botFramework/create': ['botId', 'name', 'messagingEndpoint', 'channels'],
  'cli/runNpmCommand': ['args'],
  'file/createOrUpdateEnvironmentFile': ['target', 'envs'],
  'file/createOrUpdateJsonFile': ['target', 'content'],
  script: ['run'],
  'teamsApp/create': ['name'],
  'teamsApp/publishAppPackage': ['appPackagePath'],
  'teamsApp/update': ['appPackagePath'],
  'teamsApp/validateAppPackage': ['appPackagePath'],
};

export type ToolkitFiles = {
  readonly project: string;
  /** `env/.env.<name>`, whose comments name the secrets of its neighbour that Git ignores. */
  readonly env: string;
  /** A file of the repository, from its top; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  readonly template: (path: string) => BicepTemplate;
};

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

/** Other files that the toolkit fills in for a step. */
const filledFor = ({ with: given = {} }: Step): readonly string[] => {
  const templates = z.array(z.object({ parameters: z.string() })).safeParse(given.templates).data ?? [];
  const manifest = typeof given.manifestPath === 'string' ? [given.manifestPath] : [];
  return [...templates.map(({ parameters }) => parameters), ...manifest];
};

const neededBy = (one: Step, { read }: ToolkitFiles): readonly string[] => [
  ...namesIn(JSON.stringify(one.with ?? {})),
  ...filledFor(one).flatMap((path) => namesIn(read(path) ?? '')),
  ...(one.with?.args === 'run package'
    ? Object.entries(packageSettingsSchema.shape)
        .filter(([, schema]) => !schema.safeParse(undefined).success)
        .map(([name]) => name)
    : []),
];

const givenBy = (one: Step, { template }: ToolkitFiles): readonly string[] => {
  const run = String(one.with?.run ?? '');
  const templates = z.array(z.object({ path: z.string() })).safeParse(one.with?.templates).data ?? [];
  return [
    ...Object.values(one.writeToEnvironmentFile ?? {}),
    ...templates.flatMap(({ path }) => [...template(path).outputs.keys()]),
    ...(run.includes('nameBuild.mjs')
      ? ['VERSION', 'IMAGE', ...[...run.matchAll(/ (\w+)=/g)].map(([, name = '']) => name)]
      : []),
    // Drawn by the toolkit itself, the first time.
    ...(one.uses === 'aadApp/update' ? ['AAD_APP_ACCESS_AS_USER_PERMISSION_ID'] : []),
  ];
};

const stepFaults = (one: Step, { read }: ToolkitFiles): readonly string[] => {
  const needed = actions[one.uses];
  if (!needed) return ['is no action that is known here.'];
  const templates = z.array(z.object({ path: z.string() })).safeParse(one.with?.templates).data ?? [];
  const files = [...filledFor(one), ...templates.map(({ path }) => path)];
  return [
    ...needed.filter((name) => !(name in (one.with ?? {}))).map((name) => `is not given ${name}.`),
    ...files.filter((path) => read(path) === undefined).map((path) => `names ${path}, which is not there.`),
  ];
};

/** What is wrong with a project file of the Agents Toolkit: above all, a value that nobody has given before it is needed. */
export const toolkitFaults = (files: ToolkitFiles): readonly string[] => {
  const document = parseDocument(files.project);
  const unread = [...document.errors, ...document.warnings].map(({ message }) => message.split('\n')[0] ?? '');
  if (unread.length > 0) return unread;
  const parsed = project.safeParse(document.toJS());
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const set = [...files.env.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name);
  const secrets = [...files.env.matchAll(/\bSECRET_\w+/g)].map(([name]) => name);
  const known = new Set([...set, ...secrets]);
  const used = new Set<string>(['TEAMSFX_ENV']);
  const faults = (['provision', 'deploy', 'publish'] as const).flatMap((stage) =>
    parsed.data[stage].flatMap((one, at) => {
      const where = `${stage} ${at + 1}, ${one.uses},`;
      // What a step draws itself is there for its own file.
      const own = one.uses === 'aadApp/update' ? givenBy(one, files) : [];
      const needed = neededBy(one, files);
      for (const name of needed) used.add(name);
      const missing = needed.filter((name) => !known.has(name) && !own.includes(name));
      for (const name of givenBy(one, files)) known.add(name);
      return [
        ...stepFaults(one, files).map((said) => `${where} ${said}`),
        ...missing.map((name) => `${where} needs ${name}, which nobody has given before.`),
      ];
    }),
  );
  return [...faults, ...[...set, ...secrets].filter((name) => !used.has(name)).map((name) => `Nobody uses ${name}.`)];
};
