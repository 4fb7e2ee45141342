import { people, team } from '../../tenant.ts';
import { StandIn } from '../testing/standIn.ts';

const [sam] = people;
const [channel] = team.channels;
const png = Buffer.from('iVBORw0KGgo=', 'base64');

type Put = { readonly id: string; readonly attachment: Record<string, unknown> };

describe('files in the Teams stand-in', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await StandIn.start();
  });
  afterAll(() => standIn.close());

  const put = async (
    kind: 'file' | 'picture',
    name: string,
    content: string | Uint8Array,
    type: string,
  ): Promise<Put> => {
    const query = new URLSearchParams({ kind, name });
    const response = await fetch(`${standIn.teams.url}/_control/files?${query}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(Buffer.from(content)),
    });
    return (await response.json()) as Put;
  };
  const say = (conversation: string, files: readonly string[], mention = false) =>
    standIn.call('POST', '/_control/say', { userId: sam?.id, conversation, text: '', mention, files });
  const lastReceived = () =>
    standIn.bot.received.at(-1) as unknown as { readonly attachments: Record<string, unknown>[] };

  it('are delivered in a personal chat in the two formats of Teams', async () => {
    await standIn.call('POST', '/_control/open', { userId: sam?.id });
    const log = await put('file', 'badge log.txt', 'line 1', 'text/plain');
    const photo = await put('picture', 'image.png', png, 'image/png');
    await say('personal', [log.id, photo.id]);
    const { url } = standIn.teams;
    const [file, picture, twin] = lastReceived().attachments;
    expect(file).toEqual({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: `${url}/files/${log.id}`,
      name: 'badge log.txt',
      content: { downloadUrl: expect.stringContaining('?tempauth='), uniqueId: log.id, fileType: 'txt' },
    });
    expect(picture).toEqual({
      contentType: 'image/*',
      contentUrl: `${url}/connector/v3/attachments/${photo.id}/views/original`,
    });
    expect(twin).toMatchObject({ contentType: 'text/html' });
  });

  it('open with the key in their URL and refuse a token', async () => {
    const { id, attachment } = await put('file', 'a.bin', 'bytes', 'application/x-anything');
    const { downloadUrl } = attachment.content as { readonly downloadUrl: string };
    expect(await (await fetch(downloadUrl)).text()).toBe('bytes');
    const statusOf = async (address: string, headers = {}) => (await fetch(address, { headers })).status;
    expect(await statusOf(`${standIn.teams.url}/files/${id}?tempauth=guessed`)).toBe(403);
    expect(await statusOf(downloadUrl, { authorization: 'Bearer x' })).toBe(400);
    expect(await statusOf(`${standIn.teams.url}/files/unknown`)).toBe(404);
  });

  it('are served by the Bot Connector behind the bot’s token if they were pasted', async () => {
    const { id, attachment } = await put('picture', 'image.png', png, 'image/png');
    expect((await fetch(String(attachment.contentUrl))).status).toBe(401);
    expect(await standIn.connector('GET', `/v3/attachments/${id}/views/thumbnail`)).toMatchObject({ status: 404 });
    const shown = await fetch(`${standIn.teams.url}/api/pictures/${id}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
  });

  it('are only named in a channel', async () => {
    const log = await put('file', 'badge log.txt', 'line 1', 'text/plain');
    await say(channel?.id ?? '', [log.id], true);
    expect(lastReceived().attachments).toEqual([
      { contentType: 'text/html', content: expect.stringMatching(/<attachment id="[^"]+"><\/attachment>$/) },
    ]);
  });

  it('must be uploaded before they are sent', async () => {
    expect(await say('personal', ['nothing'])).toMatchObject({ status: 400 });
  });
});
