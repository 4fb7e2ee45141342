import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSigningKey } from '../signing.ts';
import { startGraph } from './startGraph.ts';

/** `npm run graph -- --port 4010 --data DIR` starts the emulator alone. `POST /_control/token` issues tokens. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4010' }, data: { type: 'string', default: '.local' } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port`);
  const graph = await startGraph({
    port,
    dataDir: values.data,
    key: openSigningKey(join(values.data, 'signing-key.pem')),
    clock: { now: () => new Date() },
  });
  process.stdout.write(`Graph is ready: ${graph.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void graph.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
