import type { ServerResponse } from 'node:http';
import type { Log } from '../../procedure/ports/platform.ts';
import { aFileHost, bytes, type FileHost } from '../../test/builders/aFileHost.ts';
import type { MessageFile } from './activity/messageFiles.ts';
import { createFileSource, type FetchedFile } from './fileSource.ts';

describe('a file of a message', () => {
  let teams: FileHost;
  let drive: FileHost;
  let stranger: FileHost;
  let logged: Parameters<Log>[];
  let tokens: number;
  const picturePath = '/emea/v3/attachments/0-eus-d1/views/original';

  beforeEach(async () => {
    [teams, drive, stranger] = [await aFileHost(), await aFileHost(), await aFileHost()];
    [logged, tokens] = [[], 0];
  });
  afterEach(() => Promise.all([teams, drive, stranger].map((host) => host.stop())));

  const open = (file: MessageFile, within = { head: 2000, whole: 5000 }): Promise<FetchedFile> =>
    createFileSource({
      acceptedServiceUrls: [`${teams.url}/emea`],
      fileAddresses: [`${drive.url}/personal`],
      token: async () => {
        tokens += 1;
        return 'secret';
      },
      log: (...entry) => logged.push(entry),
      within,
    }).open(file);
  const file = (url: string, name = 'log.txt'): MessageFile => ({ kind: 'file', name, url });
  const picture = (url: string): MessageFile => ({ kind: 'picture', name: undefined, url });
  const read = async (fetched: FetchedFile): Promise<string> => {
    if (fetched.kind !== 'open') throw new Error(fetched.problem);
    const chunks: Uint8Array[] = [];
    for await (const chunk of fetched.bytes) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  const shown = (host: FileHost) => host.asked.map(({ path, headers }) => [path, headers.authorization]);

  it('is fetched from OneDrive without a token', async () => {
    drive.serve('/personal/download.aspx?tempauth=v1', bytes('four'));
    const fetched = await open(file(`${drive.url}/personal/download.aspx?tempauth=v1`));
    expect(fetched).toMatchObject({ kind: 'open', name: 'log.txt', size: 4 });
    expect(await read(fetched)).toBe('four');
    expect(shown(drive)).toEqual([['/personal/download.aspx?tempauth=v1', undefined]]);
    expect(tokens).toBe(0);
  });

  it('is a picture from the Bot Connector, fetched with the bot’s token and named by its type', async () => {
    teams.serve(picturePath, bytes('JFIF', 'image/jpeg'));
    const fetched = await open(picture(teams.url + picturePath));
    expect(fetched).toMatchObject({ kind: 'open', name: 'picture.jpg', size: 4 });
    expect(await read(fetched)).toBe('JFIF');
    expect(shown(teams)).toEqual([[picturePath, 'Bearer secret']]);
  });

  it('never receives the token from another host', async () => {
    const paths = [picturePath, '/emea/v3/attachments/x/views/..%2f..%2fevil', '/', '/emea/v3/conversations'];
    const at = (host: FileHost) => host.url.replace('http://', '');
    const urls = [
      ...paths.map((path) => stranger.url + path),
      `${teams.url}/other/v3/attachments/x/views/original`,
      `${teams.url}/emea/../other/v3/attachments/x/views/original`,
      `${teams.url}/emea/v3/conversations/a/activities`,
      `http://${at(teams)}@${at(stranger)}${picturePath}`,
      `http://user:word@${at(teams)}${picturePath}`,
      `${teams.url}.stranger.test${picturePath}`,
      drive.url + picturePath,
      'file:///etc/passwd',
      'data:image/png;base64,AAAA',
      'no address',
      '',
    ];
    for (const url of urls) expect(await open(picture(url))).toEqual({ kind: 'closed', problem: 'otherHost' });
    // Neither the Bot Connector nor any other host may serve files that open without a token.
    for (const url of [teams.url + picturePath, `${stranger.url}/personal/a`, `${drive.url}/sites/a`])
      expect(await open(file(url))).toEqual({ kind: 'closed', problem: 'otherHost' });
    expect([teams, drive, stranger].flatMap((host) => host.asked)).toEqual([]);
    expect(tokens).toBe(0);
    expect(JSON.stringify(logged)).not.toMatch(/personal|attachments|word/);
    expect(logged[0]).toEqual(['warn', 'file.unfetched', { problem: 'otherHost', host: new URL(stranger.url).host }]);
  });

  it.each([301, 302, 307, 308])('is not fetched through a redirect (%i)', async (status) => {
    teams.serve(picturePath, (response) => response.writeHead(status, { location: `${stranger.url}/` }).end());
    expect(await open(picture(teams.url + picturePath))).toEqual({ kind: 'closed', problem: 'gone' });
    expect(stranger.asked).toEqual([]);
  });

  it.each([
    ['gone', 404],
    ['gone', 403],
    ['unreachable', 503],
    ['unreachable', 429],
  ])('fails as %s after %i', async (problem, status) => {
    drive.serve('/personal/a', (response) => response.writeHead(status).end('no'));
    expect(await open(file(`${drive.url}/personal/a`))).toEqual({ kind: 'closed', problem });
    expect(logged).toEqual([['warn', 'file.unfetched', { problem, host: new URL(drive.url).host, status }]]);
  });

  it('is refused if Teams gave a web page for it, as on some phones; a page that was sent is a file', async () => {
    drive.serve('/personal/a', bytes('<html>', 'text/html; charset=utf-8'));
    expect(await open(file(`${drive.url}/personal/a`, 'photo.png'))).toEqual({ kind: 'closed', problem: 'page' });
    expect(await read(await open(file(`${drive.url}/personal/a`, 'saved.HTML')))).toBe('<html>');
  });

  it('fails if the host is unreachable, or silent for too long', async () => {
    drive.serve('/personal/slow', () => undefined);
    const within = { head: 20, whole: 5000 };
    expect(await open(file(`${drive.url}/personal/slow`), within)).toMatchObject({ problem: 'unreachable' });
    await drive.stop();
    expect(await open(file(`${drive.url}/personal/a`))).toMatchObject({ problem: 'unreachable' });
  });

  it('ends with an error if the rest takes too long or does not come', async () => {
    const half = (end: boolean) => (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 10 }).write('half.');
      if (end) setImmediate(() => response.destroy());
    };
    drive.serve('/personal/slow', half(false));
    await expect(open(file(`${drive.url}/personal/slow`), { head: 1000, whole: 60 }).then(read)).rejects.toThrow();
    drive.serve('/personal/cut', half(true));
    await expect(open(file(`${drive.url}/personal/cut`)).then(read)).rejects.toThrow();
  });

  it('can be abandoned unread', async () => {
    let closed: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    drive.serve('/personal/endless', (response) => {
      response.on('close', closed);
      response.writeHead(200, { 'content-type': 'video/mp4' }).write('x');
    });
    const fetched = await open(file(`${drive.url}/personal/endless`));
    expect(fetched).toMatchObject({ kind: 'open', size: undefined });
    if (fetched.kind === 'open') await fetched.close();
    await gone;
  });
});
