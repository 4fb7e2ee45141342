import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { z } from 'zod';

/** Schema of `DATA_DIR/local.json`: the addresses of the local system and its seeded people (design section 6). */
export const localFileSchema = z.object({
  url: z.string(),
  graph: z.string(),
  entra: z.string(),
  teams: z.string(),
  timestamps: z.object({ url: z.string(), root: z.string() }).optional(),
  tenantId: z.string(),
  botId: z.string(),
  /** For `npm run verify`: credentials to read History, and the accepted checkpoint keys. */
  botSecret: z.string().default(''),
  checkpointKey: z.record(z.string(), z.string()).default({}),
  /** For `npm run doctor`: the environment of a server on these stand-ins. Its secrets are constants. */
  settings: z.record(z.string(), z.string()).default({}),
  users: z.array(
    z.looseObject({
      id: z.string(),
      userPrincipalName: z.string(),
      displayName: z.string(),
      groups: z.array(z.string()),
    }),
  ),
});
export type LocalFile = Readonly<z.output<typeof localFileSchema>>;

/** @throws if the file exists and has another format */
export const readLocalFile = (file: string): LocalFile | undefined =>
  existsSync(file) ? localFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;

/** Writes atomically, so that no reader sees half a file. */
export const writeLocalFile = (file: string, content: LocalFile): void => {
  writeFileSync(`${file}.next`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${file}.next`, file);
};

/** Returns the port of `address` if it is free, otherwise 0 (any free port). */
export const reusablePort = (address: string | undefined): Promise<number> => {
  const port = address ? Number(new URL(address).port) : 0;
  if (port === 0) return Promise.resolve(0);
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
};
