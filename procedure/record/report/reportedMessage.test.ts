import { isMessageLink, longestMessage, namesPeople, readReportedMessage } from './reportedMessage.ts';

const channel = 'https://teams.microsoft.com/l/message/19:ops@thread.tacv2/1606000000000?tenantId=t&groupId=g';
const [one, other] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

it.each([
  [channel, true],
  [
    'https://teams.cloud.microsoft/l/message/19%3Aops%40thread.tacv2/16?context=%7B%22contextType%22%3A%22chat%22%7D',
    true,
  ],
  ['https://dod.teams.microsoft.us/l/message/19:x@thread.v2/1', true],
  [channel.replace('https', 'http'), false],
  ['https://teams.microsoft.com/l/entity/app/register', false],
  ['https://teams.microsoft.com.evil.example/l/message/1/2', false],
  ['https://teams.microsoft.com@evil.example/l/message/1/2', false],
  ['https://evil.example/?https://teams.microsoft.com/l/message/1/2', false],
  ['https://teamsXmicrosoft.com/l/message/1/2', false],
  ['javascript:alert(1)//https://teams.microsoft.com/l/message/1/2', false],
  [`${channel}"><script>`, false],
  [`${channel}\nhttps://evil.example`, false],
  [`${channel}&x=${'y'.repeat(longestMessage.link)}`, false],
])('a link to a message of Teams: %s is %s', (link, expected) => {
  expect(isMessageLink(link)).toBe(expected);
});

it.each([
  [channel, false],
  ['https://teams.microsoft.com/l/message/19:meeting_MjA@thread.v2/1', false],
  [`https://teams.microsoft.com/l/message/19:${one}_${other}@unq.gbl.spaces/1`, true],
  [`https://teams.microsoft.com/l/message/19%3A${one}%5F${other}%40unq%2Egbl%2Espaces/1`, true],
  ['https://teams.microsoft.com/l/message/48:notes/1', true],
  ['https://teams.microsoft.com/l/message/%E0%A4%A/1', true],
])('a link that reveals who was there: %s is %s', (link, expected) => {
  expect(namesPeople(link)).toBe(expected);
});

describe('a message from a form', () => {
  it.each([
    [undefined, undefined],
    ['text', undefined],
    [{}, undefined],
    [{ text: ' \u0000 ', link: 'https://evil.example' }, undefined],
    [{ text: 7, link: 8 }, undefined],
    [{ text: 'a\u202Eb', link: 'https://evil.example' }, { text: 'ab' }],
    [
      { text: '', link: channel },
      { text: '', link: channel },
    ],
    [{ text: 'x'.repeat(5000), more: 1 }, { text: 'x'.repeat(longestMessage.text) }],
  ])('%j is kept as %j', (sent, kept) => {
    expect(readReportedMessage(sent)).toEqual(kept);
  });
});
