import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localFileSchema, readLocalFile, reusablePort, writeLocalFile } from './localFile.ts';

describe('local.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tentwo-file-'));
  const file = join(folder, 'local.json');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reads back what was written and leaves no other file behind', () => {
    expect(readLocalFile(file)).toBeUndefined();
    const address = 'http://127.0.0.1:4010';
    const sam = { id: 'b1', userPrincipalName: 'sam@contoso.example', displayName: 'Sam', groups: [], lookupId: 11 };
    const content = localFileSchema.parse({
      url: address,
      graph: address,
      entra: address,
      teams: address,
      tenantId: 't',
      botId: 'b',
      users: [sam],
    });
    writeLocalFile(file, content);
    expect(readLocalFile(file)).toEqual(content);
    expect(readdirSync(folder)).toEqual(['local.json']);
  });

  it('refuses a file with another format', () => {
    writeFileSync(file, '{"url":1}');
    expect(() => readLocalFile(file)).toThrow();
  });
});

describe('reusablePort', () => {
  it('returns the previous port when it is free, and 0 when it is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    const port = at !== null && typeof at === 'object' ? at.port : 0;
    expect(await reusablePort(`http://127.0.0.1:${port}`)).toBe(0);
    await new Promise((resolve) => server.close(resolve));
    expect(await reusablePort(`http://127.0.0.1:${port}`)).toBe(port);
  });

  it('returns 0 without a previous address', async () => {
    expect(await reusablePort(undefined)).toBe(0);
  });
});
