import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { MovableClock } from '../../../infra/local/clock/movableClock.ts';
import { startEntra } from '../../../infra/local/entra/startEntra.ts';
import { startGraph } from '../../../infra/local/graph/startGraph.ts';
import { localEnvironment } from '../../../infra/local/localSettings.ts';
import { startTeams } from '../../../infra/local/teams/startTeams.ts';
import { applications } from '../../../infra/local/tenant.ts';
import { newFolder } from '../../../infra/local/testing/newFolder.ts';
import { argumentsOf, type Program, top } from '../../setup/programs.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const at = probe.address();
      probe.close(() => resolve(at !== null && typeof at === 'object' ? at.port : 0));
    });
  });

/** What a page's `npm run` starts: the programs as they are built once for all tests. */
const built: Readonly<Record<string, Program>> = {
  provision: 'infra/sharepoint/provision.ts',
  doctor: 'infra/doctor/doctor.ts',
  verify: 'infra/verify/verify.ts',
  serve: 'server/main.ts',
};

/**
 * `npm ci` and `npm run build` ran before the tests; without them nothing runs here either. npm itself refuses any
 * other script that does not exist.
 */
const npm = `npm() {
  if [ "$*" = ci ]; then touch ~/installed; return; fi
  if ! [ -e ~/installed ]; then echo "tsx: not found" >&2; return 127; fi
  if [ "$*" = "run build" ]; then touch ~/built; return; fi
  if [ "$*" = "run serve" ] && ! [ -e ~/built ]; then echo "Cannot find module dist/build/server/main.js" >&2; return 1; fi
  case "$1 $2" in
${Object.entries(built)
  .map(
    ([name, program]) =>
      `    "run ${name}") shift 2; [ "\${1:-}" = -- ] && shift; ${[process.execPath, ...argumentsOf(program)].join(' ')} "$@" ;;`,
  )
  .join('\n')}
    *) command npm "$@" ;;
  esac
}`;

export type Ran = { readonly code: number | null; readonly said: string };

/** Its output, which explains why it ended. @throws if it failed */
export const wellSaid = ({ code, said }: Ran): string => {
  if (code !== 0) throw new Error(`It ended with ${code}:\n${said}`);
  return said;
};

/** An empty tenant, and a shell of its administrator. */
export const openTenant = async () => {
  const dataDir = newFolder('tentwo-page');
  const clock = new MovableClock(dataDir);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const entra = await startEntra({ port: 0, dataDir });
  const graph = await startGraph({ port: 0, dataDir, key: entra.key, clock });
  const teams = await startTeams({ port: 0, dataDir, entra, botUrl: () => url, tabUrl: () => url, clock });
  const settings = localEnvironment({ graph: graph.url, entra: entra.url, teams: teams.url }, { port });
  const { id, secret } = applications.provisioner;
  const shells: { readonly child: ChildProcess; readonly ended: Promise<void> }[] = [];
  return {
    url,
    graph,
    entra,
    teams,
    home: dataDir,
    /** Values for the examples of the page. */
    values: { ...settings, SERVER: url, PROVISIONER_ID: id, PROVISIONER_SECRET: secret },
    /** Runs blocks one after the other, in one shell that ends at the first command that fails. */
    shell: (blocks: readonly string[]): Promise<Ran> =>
      new Promise((resolve) => {
        const { PATH } = process.env;
        const { GRAPH_ORIGIN, AUTHORITY_METADATA, BOT_METADATA, TOKEN_KEYS, SERVICE_URLS, HOST } = settings;
        const where = { GRAPH_ORIGIN, AUTHORITY_METADATA, BOT_METADATA, TOKEN_KEYS, SERVICE_URLS, HOST };
        const child = spawn('bash', ['-euo', 'pipefail', '-c', [endGroupWithParent, npm, ...blocks].join('\n')], {
          cwd: top,
          // npm would ask its registry whether there is a newer one of it.
          env: { PATH, HOME: dataDir, NODE_ENV: 'test', npm_config_update_notifier: 'false', ...where },
          stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
          // What it leaves running ends with its group.
          detached: true,
        });
        shells.push({ child, ended: new Promise((ended) => child.once('close', () => ended())) });
        let said = '';
        for (const stream of [child.stdout, child.stderr])
          stream?.on('data', (chunk: Buffer) => (said = said.concat(chunk.toString('utf8'))));
        child.once('exit', (code) => resolve({ code, said }));
      }),
    close: async () => {
      for (const { child } of shells) if (child.pid) endGroup(child.pid);
      await Promise.all(shells.map(({ ended }) => ended));
      await teams.close();
      await graph.close();
      await entra.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** When this process is gone, the other end of the shell's descriptor 3 is closed. */
const endGroupWithParent = '(cat <&3; kill -KILL 0) >/dev/null 2>&1 & exec 3<&-';

const endGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended.
  }
};
