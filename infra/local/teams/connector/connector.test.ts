import { request } from 'node:http';
import { people, team, teamMembers } from '../../tenant.ts';
import { personalChatOf, teamsIdOf } from '../chat/directory.ts';
import { idIn, StandIn } from '../testing/standIn.ts';

const [sam, ines] = people;
if (!sam || !ines) throw new Error('The tenant has no people.');
const triage = team.channels[1].id;
const chat = `/v3/conversations/${encodeURIComponent(personalChatOf(sam))}`;
const hello = { type: 'message', text: 'Hello' };

describe('Bot Connector', () => {
  let standIn: StandIn;
  beforeEach(async () => {
    standIn = await StandIn.start();
  });
  afterEach(() => standIn.close());

  it.each([
    ['none', ''],
    ['garbage', 'abc.def.ghi'],
    ['the bot token that Teams sends', 'own'],
    ['one of another application', 'other'],
    ['one for Graph', 'graph'],
    ['an expired one', 'expired'],
  ])('refuses a token: %s', async (_name, kind) => {
    const { key } = standIn.entra;
    const good = { aud: 'https://api.botframework.com', appid: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' };
    const tokens: Record<string, string> = {
      own: standIn.entra.issueBotToken(`${standIn.teams.url}/connector/`),
      other: key.sign({ ...good, appid: '1c2d3e4f-5061-4728-9394-a5b6c7d8e9f0' }),
      graph: key.sign({ ...good, aud: 'https://graph.microsoft.com' }),
      expired: key.sign(good, -60),
    };
    const answer = await standIn.connector('POST', `${chat}/activities`, hello, tokens[kind] ?? kind);
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'Unauthorized' } } });
  });

  it('opens the chat of a team member, and posts, edits and deletes a message under one id', async () => {
    const opened = await standIn.connector('POST', '/v3/conversations', {
      members: [{ id: teamsIdOf(sam) }],
      isGroup: false,
    });
    expect(opened).toEqual({ status: 201, body: { id: personalChatOf(sam) } });
    const id = idIn(await standIn.connector('POST', `${chat}/activities`, hello));
    const edited = await standIn.connector('PUT', `${chat}/activities/${id}`, { type: 'message', text: 'Hello again' });
    expect(edited).toEqual({ status: 200, body: { id } });
    const messages = await standIn.call('GET', `/_control/messages?userId=${sam.id}`);
    expect(messages.body).toMatchObject([{ id, text: 'Hello again', revision: 2, sender: 'bot' }]);
    expect((await standIn.connector('DELETE', `${chat}/activities/${id}`)).status).toBe(200);
    expect(await standIn.connector('PUT', `${chat}/activities/${id}`, hello)).toMatchObject({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation' } },
    });
  });

  it('starts a thread in a channel and replies to it', async () => {
    const begun = await standIn.connector('POST', '/v3/conversations', {
      isGroup: true,
      channelData: { channel: { id: triage } },
      activity: hello,
    });
    const thread = idIn(begun);
    expect(thread).toMatch(/^19:isms-triage@thread\.tacv2;messageid=\d+$/);
    const root = thread.split('=')[1] ?? '';
    expect(begun.body).toMatchObject({ activityId: root });
    await standIn.connector('POST', `/v3/conversations/${encodeURIComponent(thread)}/activities`, {
      ...hello,
      text: 'In the thread',
    });
    await standIn.connector('POST', `/v3/conversations/${encodeURIComponent(triage)}/activities/${root}`, {
      ...hello,
      text: 'Too',
    });
    const seen = await standIn.call(
      'GET',
      `/_control/messages?userId=${ines.id}&conversation=${encodeURIComponent(triage)}`,
    );
    expect(seen.body).toMatchObject([
      { id: root, root },
      { text: 'In the thread', root },
      { text: 'Too', root },
    ]);
  });

  it('assigns growing numeric activity ids', async () => {
    const ids = await Promise.all(
      [1, 2, 3, 4].map(() => standIn.connector('POST', `${chat}/activities`, hello).then(idIn)),
    );
    expect(new Set(ids).size).toBe(4);
    standIn.clock.advance(86_400_000);
    const later = idIn(await standIn.connector('POST', `${chat}/activities`, hello));
    expect(Number(later)).toBeGreaterThan(Math.max(...ids.map(Number)));
  });

  const card = (content: unknown) => ({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  });
  it.each([
    ['POST', '/v3/conversations/a%3Aunknown/activities', hello, 404, 'ConversationNotFound'],
    [
      'POST',
      `/v3/conversations/${encodeURIComponent(`${triage};messageid=1`)}/activities`,
      hello,
      404,
      'ConversationNotFound',
    ],
    ['PUT', `${chat}/activities/1`, hello, 404, 'ActivityNotFoundInConversation'],
    ['POST', `${chat}/activities`, { type: 'message' }, 400, 'BadArgument'],
    ['POST', `${chat}/activities`, card('text'), 400, 'BadArgument'],
    ['POST', `${chat}/activities`, { ...hello, text: 'x'.repeat(60_000) }, 413, 'MessageSizeTooBig'],
    ['POST', `${chat}/activities`, { ...hello, text: 'x'.repeat(1_100_000) }, 413, 'MessageSizeTooBig'],
    ['POST', '/v3/conversations', { members: [{ id: 'sam@contoso.example' }] }, 400, 'BadArgument'],
    [
      'POST',
      '/v3/conversations',
      { members: [{ id: teamsIdOf(sam) }], tenantId: 'another' },
      403,
      'ForbiddenOperation',
    ],
    ['GET', '/v1/meetings/abc', undefined, 404, 'NotFound'],
    ['POST', '/v1/meetings/abc/notification', {}, 501, 'NotImplemented'],
    ['POST', '/v3/batch/conversation/users', {}, 501, 'NotImplemented'],
  ])('refuses %s %s', async (method, path, body, status, code) => {
    expect(await standIn.connector(method, path, body)).toMatchObject({ status, body: { error: { code } } });
  });

  it('does not let the bot edit a person’s message', async () => {
    await standIn.call('POST', '/_control/say', { userId: sam.id, conversation: 'personal', text: 'Mine' });
    const [said] = (await standIn.call('GET', `/_control/messages?userId=${sam.id}`)).body as { id: string }[];
    const answer = await standIn.connector('PUT', `${chat}/activities/${said?.id}`, hello);
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'ForbiddenOperation' } } });
  });

  it('serves the roster in pages, and the team', async () => {
    const path = `/v3/conversations/${encodeURIComponent(team.id)}`;
    const first = await standIn.connector('GET', `${path}/pagedmembers?pageSize=10`);
    expect(first.body).toMatchObject({ continuationToken: '10', members: { length: 10 } });
    const rest = await standIn.connector('GET', `${path}/pagedmembers?pageSize=10&continuationToken=10`);
    expect(rest.body).toMatchObject({ members: { length: teamMembers.length - 10 } });
    expect(rest.body).not.toHaveProperty('continuationToken');
    const member = await standIn.connector('GET', `${path}/members/${encodeURIComponent(teamsIdOf(ines))}`);
    expect(member.body).toMatchObject({ aadObjectId: ines.id, userRole: 'user', surname: 'Moreau' });
    expect((await standIn.connector('GET', `${chat}/members`)).body).toMatchObject([{ id: teamsIdOf(sam) }]);
    const teamPath = `/v3/teams/${encodeURIComponent(team.id)}`;
    expect((await standIn.connector('GET', teamPath)).body).toMatchObject({
      aadGroupId: team.groupId,
      channelCount: 3,
    });
    expect((await standIn.connector('GET', `${teamPath}/conversations`)).body).toMatchObject({
      conversations: [{ id: team.id }, { name: 'Triage' }, { name: 'Operations' }],
    });
  });

  it('refuses requests with another host name', async () => {
    const { port } = new URL(standIn.teams.url);
    const status = await new Promise((resolve) => {
      request({ port, host: '127.0.0.1', path: '/_control/people', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });
});
