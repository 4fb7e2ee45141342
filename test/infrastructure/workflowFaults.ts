import { parseDocument } from 'yaml';
import { z } from 'zod';

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const job = z.looseObject({
  'runs-on': z.string(),
  'timeout-minutes': z.number().optional(),
  permissions: z.unknown().optional(),
  steps: z.array(step),
});
const workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.unknown().optional(),
  jobs: z.record(z.string(), job),
});
type Workflow = z.output<typeof workflow>;

/** None of these runs untrusted code with the permissions of the repository, as `pull_request_target` does. */
const events = ['push', 'pull_request', 'schedule', 'workflow_dispatch'];

/** Actions must be pinned to a commit, which cannot be moved, with the version as a comment. */
const pinFaults = (text: string): readonly string[] =>
  [...text.matchAll(/^[\s-]*uses:\s*(\S+)(.*)$/gm)].flatMap(([, action = '', rest = '']) => [
    ...(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(action) ? [] : [`${action} is not pinned to a whole commit.`]),
    ...(/^ # v\d+\.\d+\.\d+$/.test(rest) ? [] : [`${action} is not followed by its version, such as “# v1.2.3”.`]),
  ]);

const rightFaults = ({ on, permissions, jobs }: Workflow): readonly string[] => [
  ...Object.keys(on)
    .filter((event) => !events.includes(event))
    .map((event) => `${event} is not an allowed event.`),
  ...(JSON.stringify(permissions) === '{"contents":"read"}' ? [] : ['Its permissions are not “contents: read” alone.']),
  ...Object.entries(jobs)
    .filter(([, { permissions: own }]) => own !== undefined)
    .map(([name]) => `${name} has permissions of its own.`),
];

const jobFaults = ({ jobs }: Workflow): readonly string[] =>
  Object.entries(jobs).flatMap(([name, { 'runs-on': machine, 'timeout-minutes': minutes, steps }]) => [
    ...(minutes === undefined ? [`${name} has no time limit.`] : []),
    ...(/^[a-z]+-\d[\d.]*$/.test(machine)
      ? []
      : [`${name} runs on ${machine}, which is not a fixed version of a machine.`]),
    ...steps
      .filter(
        ({ uses = '', with: given }) => uses.startsWith('actions/checkout@') && given['persist-credentials'] !== false,
      )
      .map(() => `${name} leaves the token of the repository in the files that it checks out.`),
  ]);

/** Shell commands that a step must not run. */
const runFaults = ({ jobs }: Workflow, scripts: readonly string[]): readonly string[] =>
  Object.values(jobs)
    .flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
    .flatMap((run) => [
      ...(run.includes('${{')
        ? [
            `“${run}” is filled in before the shell reads it, and can contain anything, such as the name of a branch: pass it in env.`,
          ]
        : []),
      ...(/\b(npx|curl|wget|npm (install|i|exec))\b/.test(run)
        ? [`“${run}” installs packages outside the lock file.`]
        : []),
      ...[...run.matchAll(/\bnpm run ([\w-]+)/g)]
        .filter(([, script = '']) => !scripts.includes(script))
        .map(([, script]) => `There is no script ${script}.`),
    ]);

/**
 * Returns the faults of a GitHub Actions workflow, a sentence each. GitHub itself refuses invalid syntax.
 * @param scripts the scripts of package.json
 */
export const workflowFaults = (text: string, scripts: readonly string[]): readonly string[] => {
  const document = parseDocument(text);
  if (document.errors.length > 0) return document.errors.map(({ message }) => message.split('\n')[0] ?? '');
  const read = workflow.safeParse(document.toJS());
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [
    ...pinFaults(text),
    ...rightFaults(read.data),
    ...jobFaults(read.data),
    ...runFaults(read.data, scripts),
    ...(/\$\{\{[^}]*\bsecrets\b/.test(text) ? ['It is given a secret.'] : []),
  ];
};
