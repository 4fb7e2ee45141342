import { z } from 'zod';
import { people, type SeededPerson, team, tenant } from '../../tenant.ts';
import { teamsIdOf } from '../chat/directory.ts';
import { type Reply, StandIn } from '../testing/standIn.ts';
import type { Meeting } from '../wire.ts';

const personNamed = (name: string): SeededPerson => {
  const found = people.find(({ displayName }) => displayName.startsWith(name));
  if (!found) throw new RangeError(`no person is called ${name}`);
  return found;
};
const [claire, sam, rui, lena] = ['Claire', 'Sam', 'Rui', 'Lena'].map(personNamed);
if (!claire || !sam || !rui || !lena) throw new Error('The tenant has no people.');
const operations = team.channels[2].id;
const begun = z.object({ thread: z.string(), meeting: z.custom<Meeting>() });
const answersIn = ({ body }: Reply) => z.object({ answers: z.array(z.object({ status: z.number() })) }).parse(body);

describe('channel meeting', () => {
  let standIn: StandIn;
  beforeEach(async () => {
    standIn = await StandIn.start();
  });
  afterEach(() => standIn.close());

  const start = async (more: object = {}) => {
    const plan = { userId: claire.id, conversation: operations, title: 'Why NC-2026-0012?', ...more };
    return begun.parse((await standIn.call('POST', '/_control/meeting', plan)).body);
  };
  const act = (what: string, who: SeededPerson, meetingId: string, more: object = {}) =>
    standIn.call('POST', `/_control/meeting/${what}`, { userId: who.id, meetingId, ...more });
  const events = () => standIn.bot.received.filter(({ type }) => type === 'event');
  const meetingPath = (id: string) => `/v1/meetings/${encodeURIComponent(id)}`;
  const asked = (id: string, who: SeededPerson, tenantId: string = tenant.id) =>
    standIn.connector('GET', `${meetingPath(id)}/participants/${who.id}?tenantId=${tenantId}`);

  it('notifies the bot when it starts and ends, as Teams does', async () => {
    const { thread, meeting } = await start();
    await act('join', sam, meeting.id);
    await act('end', sam, meeting.id);
    expect(standIn.bot.refused()).toBe(0);
    const shared = {
      type: 'event',
      channelId: 'msteams',
      from: { id: teamsIdOf(claire), aadObjectId: claire.id },
      conversation: { id: thread, isGroup: true, conversationType: 'channel', tenantId: tenant.id },
      channelData: { tenant: { id: tenant.id }, source: null, meeting: { id: meeting.id } },
    };
    const value = {
      MeetingType: 'ChannelScheduled',
      Title: 'Why NC-2026-0012?',
      Id: expect.not.stringContaining(meeting.id),
      JoinUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//),
    };
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(events()).toMatchObject([
      { ...shared, name: 'application/vnd.microsoft.meetingStart', value: { ...value, StartTime: time } },
      { ...shared, name: 'application/vnd.microsoft.meetingEnd', value: { ...value, EndTime: time } },
    ]);
    expect(events()[0]?.channelData).toEqual(shared.channelData);
    expect(thread).toBe(`${operations};messageid=${meeting.root}`);
  });

  it('starts when the first person joins, ends when the last leaves, and can start again', async () => {
    const { meeting } = await start({ start: false });
    expect(events()).toEqual([]);
    for (const who of [sam, claire]) await act('join', who, meeting.id);
    for (const who of [sam, claire]) await act('leave', who, meeting.id);
    await act('join', claire, meeting.id);
    expect(events().map(({ name, from }) => [name, from.aadObjectId])).toEqual([
      ['application/vnd.microsoft.meetingStart', sam.id],
      ['application/vnd.microsoft.meetingEnd', sam.id],
      ['application/vnd.microsoft.meetingStart', claire.id],
    ]);
    const seen = await standIn.call('GET', `/_control/messages?userId=${sam.id}&conversation=${operations}`);
    expect(seen.body).toMatchObject([{ id: meeting.root, text: meeting.title, sender: claire.id }]);
    expect((await act('leave', sam, meeting.id)).status).toBe(400);
  });

  it.each([
    ['twice with the same id', { deliveries: 2, atOnce: true }, {}, 2],
    ['never', { deliveries: 0 }, {}, 0],
    ['never if switched off', {}, { silentMeetings: true }, 0],
    ['twice if switched on', {}, { deliverTwice: true }, 2],
  ])('notifies the bot %s', async (_name, more, switches, times) => {
    await standIn.call('POST', '/_control/switches', switches);
    const { meeting } = await start(more);
    const { answers } = answersIn(await act('end', claire, meeting.id, more));
    expect(answers).toHaveLength(times);
    expect(events()).toHaveLength(2 * times);
    expect(new Set(events().map(({ id }) => id)).size).toBe(times === 0 ? 0 : 2);
  });

  it('omits the title in events if switched on', async () => {
    await standIn.call('POST', '/_control/switches', { untitledMeetings: true });
    await start();
    expect(events()).toHaveLength(1);
    expect(events()[0]?.value).not.toHaveProperty('Title');
  });

  it('serves its details and participants to the bot', async () => {
    const { thread, meeting } = await start();
    const conversation = { id: thread, isGroup: true, conversationType: 'channel' };
    expect(await standIn.connector('GET', meetingPath(meeting.id))).toMatchObject({
      status: 200,
      body: {
        details: { id: meeting.id, title: meeting.title, type: 'ChannelScheduled' },
        conversation,
        organizer: { id: teamsIdOf(claire), aadObjectId: claire.id, tenantId: tenant.id },
      },
    });
    await act('join', lena, meeting.id);
    const answers = await Promise.all([claire, sam, rui, lena].map((who) => asked(meeting.id, who)));
    expect(answers.map(({ body }) => body)).toMatchObject([
      { user: { aadObjectId: claire.id }, meeting: { role: 'Organizer', inMeeting: true }, conversation },
      { user: { aadObjectId: sam.id }, meeting: { role: 'Presenter', inMeeting: false } },
      { user: { userRole: 'guest' }, meeting: { role: 'Attendee', inMeeting: false } },
      { user: { userRole: 'user' }, meeting: { role: 'Attendee', inMeeting: true } },
    ]);
  });

  it('refuses details without permission, to another tenant, for people outside and after its end', async () => {
    const { meeting } = await start();
    expect((await asked(meeting.id, claire, 'another')).status).toBe(403);
    expect((await asked(meeting.id, lena)).status).toBe(404);
    await standIn.call('POST', '/_control/switches', { closedMeetings: true });
    expect(await standIn.connector('GET', meetingPath(meeting.id))).toMatchObject({
      status: 403,
      body: { error: { code: 'NotEnoughPermissions' } },
    });
    expect((await asked(meeting.id, claire)).status).toBe(403);
    await standIn.call('POST', '/_control/switches', { closedMeetings: false });
    await act('end', claire, meeting.id);
    expect((await asked(meeting.id, claire)).status).toBe(404);
    expect((await standIn.connector('GET', meetingPath(meeting.id))).status).toBe(200);
  });

  it('continues after a restart', async () => {
    const { meeting } = await start();
    await standIn.restart();
    await act('end', claire, meeting.id);
    expect(events()).toHaveLength(2);
    expect((await standIn.call('GET', '/_control/meetings')).body).toMatchObject([{ id: meeting.id, ongoing: false }]);
  });

  it('shares only pages of the app to the stage', async () => {
    const { meeting } = await start();
    const share = (as: string, url: string | null) =>
      standIn.call('POST', '/api/meeting/stage', { as, meetingId: meeting.id, url });
    const stage = async () =>
      z.array(z.custom<Meeting>()).parse((await standIn.call('GET', '/_control/meetings')).body)[0]?.stage;
    expect((await share(claire.id, 'https://evil.example/tab/')).status).toBe(400);
    expect((await share(sam.id, `${standIn.bot.url}/tab/`)).status).toBe(400);
    expect((await share(claire.id, `${standIn.bot.url}/tab/`)).status).toBe(204);
    expect(await stage()).toEqual({ url: `${standIn.bot.url}/tab/`, by: claire.id });
    await share(claire.id, null);
    expect(await stage()).toBeNull();
  });

  describe('person outside the team', () => {
    it('is in no roster and sees no channel, but sees the chat of a meeting that they joined', async () => {
      const { thread, meeting } = await start();
      const members = `/v3/conversations/${encodeURIComponent(thread)}/members`;
      expect(await standIn.connector('GET', `${members}/${lena.id}`)).toMatchObject({
        status: 404,
        body: { error: { code: 'ConversationNotFound' } },
      });
      expect((await standIn.connector('GET', `${members}/${rui.id}`)).body).toMatchObject({ userRole: 'guest' });
      const all = await standIn.connector('GET', members.replace(/members$/, 'pagedmembers'));
      expect(JSON.stringify(all.body)).not.toContain(lena.id);
      const say = (more: object) =>
        standIn.call('POST', '/_control/say', { userId: lena.id, conversation: operations, text: 'Hello', ...more });
      const report = () => standIn.call('POST', '/_control/report', { userId: lena.id, activityId: meeting.root });
      expect([(await say({})).status, (await report()).status]).toEqual([400, 400]);
      await act('join', lena, meeting.id);
      expect([(await say({})).status, (await say({ replyTo: meeting.root })).status]).toEqual([400, 200]);
      expect((await report()).status).toBe(200);
    });

    it('can be reached by the bot only after installing the app', async () => {
      const open = () => standIn.connector('POST', '/v3/conversations', { members: [{ id: teamsIdOf(lena) }] });
      expect((await open()).status).toBe(403);
      await standIn.call('POST', '/_control/open', { userId: lena.id });
      expect((await open()).status).toBe(201);
    });
  });
});
