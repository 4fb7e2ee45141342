import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localFileSchema, readLocalFile, reusablePort, writeLocalFile } from './localFile.ts';

describe('local.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tentwo-file-'));
  const file = join(folder, 'local.json');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as it was written, and nothing else is left in the folder', () => {
    expect(readLocalFile(file)).toBeUndefined();
    const address = 'http://127.0.0.1:4010';
    const sam = { id: 'b1', userPrincipalName: 'sam@contoso.example', displayName: 'Sam', groups: [], lookupId: 11 };
    const content = localFileSchema.parse({
      ...{ url: address, graph: address, entra: address, teams: address },
      ...{ tenantId: 't', botId: 'b', users: [sam] },
    });
    writeLocalFile(file, content);
    expect(readLocalFile(file)).toEqual(content);
    expect(readdirSync(folder)).toEqual(['local.json']);
  });

  it('that somebody else wrote is not believed', () => {
    writeFileSync(file, '{"url":1}');
    expect(() => readLocalFile(file)).toThrow();
  });
});

describe('the port of the last run', () => {
  it('is taken again when it is free, and any other when it is not', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    const port = at !== null && typeof at === 'object' ? at.port : 0;
    expect(await reusablePort(`http://127.0.0.1:${port}`)).toBe(0);
    await new Promise((resolve) => server.close(resolve));
    expect(await reusablePort(`http://127.0.0.1:${port}`)).toBe(port);
  });

  it('is any when there was none', async () => {
    expect(await reusablePort(undefined)).toBe(0);
  });
});
