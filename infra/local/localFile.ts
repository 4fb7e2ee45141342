import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { z } from 'zod';

/** `DATA_DIR/local.json`: where the parts of the local system are, and who lives in it (design section 6). */
export const localFileSchema = z.object({
  url: z.string(),
  graph: z.string(),
  entra: z.string(),
  teams: z.string(),
  tenantId: z.string(),
  botId: z.string(),
  /** With these `npm run verify` reads History and knows who may sign. */
  botSecret: z.string().default(''),
  checkpointKey: z.record(z.string(), z.string()).default({}),
  /** The environment of a server on these stand-ins, for `npm run doctor`. Its secrets are constants. */
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

/** @throws when the file is there and is not one of ours */
export const readLocalFile = (file: string): LocalFile | undefined =>
  existsSync(file) ? localFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;

/** Written whole or not at all, so that nobody reads half of it. */
export const writeLocalFile = (file: string, content: LocalFile): void => {
  writeFileSync(`${file}.next`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${file}.next`, file);
};

/** The port of `address` if nobody listens there, else 0 (any free one). */
export const reusablePort = (address: string | undefined): Promise<number> => {
  const port = address ? Number(new URL(address).port) : 0;
  if (port === 0) return Promise.resolve(0);
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
};
