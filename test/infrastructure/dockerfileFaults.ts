import { validate } from 'dockerfile-utils';

type Line = { readonly instruction: string; readonly rest: string };

/** Instructions of each stage, with continuation lines joined. */
const stagesOf = (dockerfile: string): readonly (readonly Line[])[] => {
  const lines = dockerfile
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => {
      const [, instruction = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
      return instruction === '' ? [] : [{ instruction, rest }];
    });
  const starts = lines.flatMap(({ instruction }, at) => (instruction === 'FROM' ? [at] : []));
  return starts.map((start, at) => lines.slice(start, starts[at + 1]));
};

const saidIn = (stage: readonly Line[], instruction: string): readonly string[] =>
  stage.filter((line) => line.instruction === instruction).map(({ rest }) => rest);

/** Files copied into the image. */
const sourcesOf = (stage: readonly Line[]): readonly string[] =>
  saidIn(stage, 'COPY')
    .filter((copy) => !copy.startsWith('--from='))
    .flatMap((copy) => copy.split(/\s+/).slice(0, -1));

/**
 * Returns the faults of a Dockerfile, found by the validator of its language server and by our own rules.
 * @param ignore `.dockerignore`, which lists the files to include
 */
export const dockerfileFaults = (dockerfile: string, ignore: string): readonly string[] => {
  const stages = stagesOf(dockerfile);
  const last = stages.at(-1) ?? [];
  const [user = 'root'] = saidIn(last, 'USER').slice(-1);
  const [start = ''] = saidIn(last, 'CMD').slice(-1);
  const through = ignore.split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const copied = stages.flatMap(sourcesOf);
  return [
    ...validate(dockerfile).map(({ range, message }) => `line ${range.start.line + 1}: ${message}`),
    ...(stages.length === 2 ? [] : [`There are ${stages.length} stages.`]),
    ...stages
      .flatMap((stage) => saidIn(stage, 'FROM'))
      .filter((from) => !/^\$\{BASE\}( AS \w+)?$/.test(from))
      .map((from) => `${from} is not the base that is given.`),
    ...(/^[1-9]\d*:[1-9]\d*$/.test(user) ? [] : [`It runs as ${user}.`]),
    ...(start.startsWith('["node", ') ? [] : ['It is not node itself that the signal to stop reaches.']),
    ...(saidIn(last, 'HEALTHCHECK').some((check) => check.includes('/healthz')) ? [] : ['Nothing checks /healthz.']),
    ...(saidIn(last, 'RUN').length === 0 ? [] : ['Something is installed into what runs.']),
    ...(/npm ci --omit=dev\b/.test(dockerfile) ? [] : ['What only developers need is not left out.']),
    ...(dockerfile.includes("-name '*.map'") ? [] : ['Source maps stay in.']),
    ...copied.filter((name) => !through.includes(name)).map((name) => `.dockerignore does not let ${name} through.`),
    ...through
      .filter((name) => !copied.includes(name))
      .map((name) => `.dockerignore lets ${name} through unnecessarily.`),
  ];
};
