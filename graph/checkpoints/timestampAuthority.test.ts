import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TimeStampReq } from 'pkijs';
import { newFolder } from '../../infra/local/testing/newFolder.ts';
import { type AuthorityKeys, createAuthorityKeys } from '../../infra/local/timestamps/authorityKeys.ts';
import { issueTimestamp } from '../../infra/local/timestamps/issueTimestamp.ts';
import { startTimestamps } from '../../infra/local/timestamps/startTimestamps.ts';
import { createTimestampAuthority, type Timestamp, timestampRequest } from './timestampAuthority.ts';
import { verifyTimestamp } from './verifyTimestamp.ts';

const text = 'tentwo.example/été\n1\nroot\n';
const now = new Date('2026-12-02T10:00:00.000Z');

let keys: AuthorityKeys;
beforeAll(async () => {
  keys = await createAuthorityKeys();
});

/** Requests a time stamp from an authority that answers like this. */
const askOne = async (answer: RequestListener, timeLimit = 10_000): Promise<unknown> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`;
  try {
    return await createTimestampAuthority({ url, authorities: keys.root, timeLimit }).stamp(text);
  } catch (error) {
    return error;
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  }
};

const read = async (request: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
};

describe('an authority', () => {
  it('stamps the hash of a text, and sees nothing else of it', async () => {
    let seen: Buffer = Buffer.alloc(0);
    const stamp = await askOne(async (request, response) => {
      seen = await read(request);
      expect([request.method, request.url]).toEqual(['POST', '/tsr']);
      expect(request.headers['content-type']).toBe('application/timestamp-query');
      response.end(await issueTimestamp(keys, seen, now));
    });
    const stated = { at: now.toISOString(), authority: 'Contoso Time-Stamp Authority' };
    expect(stamp).toEqual({ response: expect.any(String), ...stated });
    const bytes = Buffer.from((stamp as Timestamp).response, 'base64');
    expect(await verifyTimestamp(bytes, text, { authorities: keys.root })).toEqual(stated);
    const { nonce } = TimeStampReq.fromBER(new Uint8Array(seen));
    // Nothing but the hash, a random number and what the format itself needs.
    expect(seen).toEqual(Buffer.from(timestampRequest(text, nonce?.toBigInt() ?? 0n)));
    expect(seen.length).toBeLessThan(80);
  });

  it('gets another random number with each request', async () => {
    const nonces = new Set<bigint>();
    for (let i = 0; i < 3; i += 1)
      await askOne(async (request, response) => {
        const { nonce } = TimeStampReq.fromBER(new Uint8Array(await read(request)));
        nonces.add(nonce?.toBigInt() ?? 0n);
        response.end();
      });
    expect(nonces.size).toBe(3);
  });

  it.each([
    [403, 'refused'],
    [429, 'throttled'],
    [503, 'unreachable'],
    [302, 'unreachable'],
  ])('that answers %i is %s', async (status, code) => {
    const error = await askOne((_request, response) => void response.writeHead(status, { location: '/' }).end());
    expect(error).toMatchObject({ code, operation: 'timestamp.request' });
  });

  it.each<[string, string, RequestListener]>([
    [
      'refuses',
      'refused',
      async (_request, response) => void response.end(await issueTimestamp(keys, Buffer.alloc(1), now)),
    ],
    ['answers nothing', 'unexpectedAnswer', (_request, response) => void response.end()],
    ['answers with a page', 'unexpectedAnswer', (_request, response) => void response.end('<!doctype html>')],
    ['answers without an end', 'unexpectedAnswer', (_request, response) => void response.write(Buffer.alloc(30_000))],
    ['breaks off', 'unreachable', (_request, response) => void response.write('0', () => response.destroy())],
    [
      'repeats an earlier answer',
      'unexpectedAnswer',
      async (_request, response) => void response.end(await issueTimestamp(keys, timestampRequest(text, 1n), now)),
    ],
    [
      'is another one',
      'unexpectedAnswer',
      async (request, response) =>
        void response.end(await issueTimestamp(await createAuthorityKeys(), await read(request), now)),
    ],
  ])('that %s gives no time stamp: %s', async (_what, code, answer) => {
    expect(await askOne(answer)).toMatchObject({ code, operation: 'timestamp.request' });
  });

  it('that stays silent is unreachable once the time limit is over', async () => {
    expect(await askOne(() => undefined, 50)).toMatchObject({ code: 'unreachable' });
    const slow: RequestListener = (_request, response) => void response.write('0');
    expect(await askOne(slow, 50)).toMatchObject({ code: 'unreachable' });
  });

  it('is played on this machine, and keeps its keys', async () => {
    const dataDir = newFolder('timestamps');
    for (let start = 0; start < 2; start += 1) {
      const local = await startTimestamps({ port: 0, dataDir, clock: { now: () => now } });
      const { response } = await createTimestampAuthority({ url: local.url, authorities: local.root }).stamp(text);
      await local.close();
      keys = start === 0 ? { ...keys, root: local.root } : keys;
      expect(await verifyTimestamp(Buffer.from(response, 'base64'), text, { authorities: keys.root })).toEqual({
        at: now.toISOString(),
        authority: 'Contoso Time-Stamp Authority',
      });
    }
  });
});
