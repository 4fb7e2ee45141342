import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { tenant } from '../tenant.ts';

const main = join(__dirname, 'main.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'graph-main-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

/** Starts the command and waits for its line of output. */
async function start() {
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const url = /^Graph is ready: (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
  if (url === undefined) throw new Error(line);
  const post = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return (await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const { token } = await post('/_control/token', { access: 'full' });
  return { child, url, token, post: (path: string, body: object) => post(path, body, token) };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(child, 'exit');
  child.kill(signal);
  const [code, by] = await exit;
  return [code, by];
}

it('keeps every acknowledged write after SIGKILL during writes, and its key and tokens', async () => {
  const first = await start();
  const site = `/v1.0/sites/${tenant.siteId}`;
  const list = await first.post(`${site}/lists`, { displayName: 'Kept', columns: [{ name: 'Key', text: {} }] });
  const items = `${site}/lists/${list.id}/items`;
  const answered: string[] = [];
  const write = async (writer: number) => {
    for (let n = 0; ; n += 1) {
      const Key = `${writer}-${n}`;
      await first.post(items, { fields: { Key } });
      answered.push(Key);
      if (answered.length === 60) first.child.kill('SIGKILL');
    }
  };
  const exit = once(first.child, 'exit');
  await Promise.allSettled([1, 2, 3, 4].map(write));
  await exit;

  const second = await start();
  const headers = { authorization: `Bearer ${first.token}` };
  const { value } = await (await fetch(`${second.url}${items}?$top=5000&$expand=fields`, { headers })).json();
  const kept = value.map((one: { fields: { Key: string } }) => one.fields.Key);
  expect(answered.length).toBeGreaterThanOrEqual(60);
  expect(kept).toEqual(expect.arrayContaining(answered));
  expect(await ended(second.child, 'SIGTERM')).toEqual([0, null]);
});

it('resumes an upload after SIGKILL during a range, and keeps the file after another', async () => {
  const first = await start();
  const site = `/v1.0/sites/${tenant.siteId}`;
  const list = await first.post(`${site}/lists`, { displayName: 'Evidence', list: { template: 'documentLibrary' } });
  const headers = { authorization: `Bearer ${first.token}` };
  const file = `${site}/lists/${list.id}/drive/root:/big.bin:`;
  const { uploadUrl } = await first.post(`${file}/createUploadSession`, {});
  const range = 8 * 320 * 1024;
  const bytes = Uint8Array.from({ length: 2 * range }, (_, n) => (n * 31) % 256);
  const put = (url: string, start: number) => {
    const contentRange = `bytes ${start}-${start + range - 1}/${bytes.length}`;
    return fetch(url, {
      method: 'PUT',
      headers: { 'content-range': contentRange },
      body: bytes.slice(start, start + range),
    });
  };
  expect((await put(uploadUrl, 0)).status).toBe(202);
  const cut = put(uploadUrl, range);
  await first.post('/_control/token', { access: 'full' });
  expect(await ended(first.child, 'SIGKILL')).toEqual([null, 'SIGKILL']);
  await cut.catch(() => undefined);

  const second = await start();
  const resumed = uploadUrl.replace(new URL(uploadUrl).origin, second.url);
  const status = await fetch(resumed);
  // The interrupted range has either arrived completely, and the session has ended, or not at all.
  if (status.status === 200) {
    expect((await status.json()).nextExpectedRanges).toEqual([`${range}-`]);
    expect((await put(resumed, range)).status).toBe(201);
  }
  await ended(second.child, 'SIGKILL');

  const third = await start();
  const read = await fetch(`${third.url}${file}/content`, { headers });
  expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true);
  await ended(third.child, 'SIGTERM');
});

it('stops cleanly on SIGINT and reports invalid arguments', async () => {
  expect(await ended((await start()).child, 'SIGINT')).toEqual([0, null]);
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--port', 'x', '--data', dataDir]);
  const chunks: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(Buffer.concat(chunks).toString()).toBe('--port x is not a port\n');
});
