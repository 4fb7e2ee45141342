import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { environment } from '../../server/settings.ts';
import { type LocalFile, readLocalFile } from './localFile.ts';
import { playgroundConfig, playgroundPort } from './playgroundConfig.ts';
import { startGateway } from './playgroundGateway.ts';

/**
 * `npm run playground`: the Microsoft 365 Agents Playground as a second, independent client of the running local bot.
 * It listens on all interfaces (it has no setting for that): run it on a machine whose network you trust.
 */
const main = async (): Promise<void> => {
  const dataDir = environment().DATA_DIR ?? '.local';
  const local = await running(join(dataDir, 'local.json'));
  const { endpoint } = await startGateway({ bot: local.url, entra: local.entra });
  const place = resolve(dataDir, 'playground');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, '.m365agentsplayground.yml'), playgroundConfig());
  const child = spawn(
    process.execPath,
    [command(), 'start', '-e', endpoint, '-c', 'msteams', '-p', String(playgroundPort), '--disable-telemetry'],
    // Its flag alone does not keep it from phoning home.
    { cwd: place, stdio: 'inherit', env: { ...withoutBrowser(place), APPLICATION_INSIGHTS_NO_STATSBEAT: 'true' } },
  );
  process.stdout.write(`The Playground is at http://localhost:${playgroundPort} (Ctrl+C ends it).\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 0));
};

/** The Playground opens a browser by `xdg-open`, has no flag against it, and ends where there is none: it finds one that does nothing. */
const withoutBrowser = (place: string): NodeJS.ProcessEnv => {
  const bin = join(place, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'xdg-open'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return { ...environment(), BROWSER: 'true', PATH: [bin, environment().PATH].join(delimiter) };
};

const running = async (file: string): Promise<LocalFile> => {
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
