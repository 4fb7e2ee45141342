import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { environment } from '../../server/settings.ts';
import { type LocalFile, readLocalFile } from './localFile.ts';
import { playgroundConfig, playgroundPort } from './playgroundConfig.ts';
import { startGateway } from './playgroundGateway.ts';

/**
 * `npm run playground`: starts the Microsoft 365 Agents Playground as a second, independent client of the running local bot.
 * The Playground listens on all interfaces and has no setting for that: run it only on a network you trust.
 */
const main = async (): Promise<void> => {
  const dataDir = environment().DATA_DIR ?? '.local';
  const local = await readRunningSystem(join(dataDir, 'local.json'));
  const { endpoint } = await startGateway({ bot: local.url, entra: local.entra });
  const folder = resolve(dataDir, 'playground');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), playgroundConfig());
  const child = spawn(
    process.execPath,
    [command(), 'start', '-e', endpoint, '-c', 'msteams', '-p', String(playgroundPort), '--disable-telemetry'],
    // The flag alone does not turn telemetry off.
    { cwd: folder, stdio: 'inherit', env: { ...withoutBrowser(folder), APPLICATION_INSIGHTS_NO_STATSBEAT: 'true' } },
  );
  process.stdout.write(`The Playground is at http://localhost:${playgroundPort} (press Ctrl+C to stop).\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 0));
};

/** The Playground opens a browser with `xdg-open`, cannot be told not to, and exits if that fails. So it gets an `xdg-open` that does nothing. */
const withoutBrowser = (folder: string): NodeJS.ProcessEnv => {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'xdg-open'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return { ...environment(), BROWSER: 'true', PATH: [bin, environment().PATH].join(delimiter) };
};

const readRunningSystem = async (file: string): Promise<LocalFile> => {
  const local = readLocalFile(file);
  const answers =
    local &&
    (await fetch(`${local.url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    ));
  if (!local || !answers) throw new Error('TenTwo is not running. Start it in another terminal: npm start');
  return local;
};

const command = (): string => {
  const manifest = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: Record<string, string> };
  return join(dirname(manifest), Object.values(bin)[0] ?? '');
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
