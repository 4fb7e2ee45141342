import { longestMessage } from '../../../procedure/record/report/reportedMessage.ts';
import { cpuTime } from '../../../test/builders/cpuTime.ts';
import { readMessage, textOfHtml } from './messageText.ts';

it.each([
  ['<div>Door A was <b>open</b></div>', 'Door A was open'],
  ['<p>One</p>\n<p>Two<br>Three</p>', 'One\nTwo\nThree'],
  ['<ul><li>a</li><li>b</li></ul>', '• a\n• b'],
  ['<p>&nbsp;</p><p>a&nbsp;&amp;&nbsp;b</p>', 'a & b'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ['<script>alert(1)</script>', 'alert(1)'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['<at id="0">Claire Dubois</at> look', 'Claire Dubois look'],
  ['well <emoji alt="👍" title="Yes"></emoji><attachment id="x"></attachment>', 'well 👍'],
  ['<img alt="the open door" src="https://evil.example/x.png">', 'the open door'],
  ['a &#8364; &#x1F600; &#0; &#xFFFFFF; &unknown;', 'a € 😀   &unknown;'],
  ['1 < 2 and <unclosed', '1 < 2 and <unclosed'],
  ['a\u202Eb\u0007', 'ab'],
  ['', ''],
])('%s reads: %s', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

it.each(['<', '<img alt="', '&', '&#', '<p> ', '&nbsp;', ' ', '\n<li>'])('reads a megabyte of %j quickly', (unit) => {
  const html = unit.repeat(1_000_000 / unit.length);
  expect(cpuTime(() => textOfHtml(html))).toBeLessThan(1000);
});

describe('a message of Teams', () => {
  const link = 'https://teams.microsoft.com/l/message/19:ops@thread.tacv2/1606000000000';
  const payload = {
    id: '1606000000000',
    linkToMessage: link,
    body: { contentType: 'html', content: '<div>Door A was <b>open</b></div>' },
    from: { user: { userIdentityType: 'aadUser', id: 'x', displayName: 'Ana\nDiaz' }, application: null, device: null },
  };

  it('gives its text, its link, and the name of its author', () => {
    expect(readMessage(payload, 'me')).toEqual({
      message: { text: 'Door A was open', link },
      author: 'Ana Diaz',
      isOwn: false,
    });
    expect(readMessage(payload, 'x').isOwn).toBe(true);
  });

  it.each([
    ['of an app', { from: { user: null, application: { displayName: 'Monitor' } } }, 'Monitor'],
    ['without an author', { from: null }, undefined],
    ['of an unknown sender', { from: { user: 7 } }, undefined],
  ])('%s', (_name, changes, author) => {
    const read = readMessage({ ...payload, ...changes }, 'me');
    expect(read).toEqual({ message: { text: 'Door A was open', link }, author, isOwn: false });
  });

  it.each([
    ['deleted', { deleted: true }, { text: '', link }],
    ['without a body', { body: null }, { text: '', link }],
    ['with a foreign link', { linkToMessage: 'https://evil.example/' }, { text: 'Door A was open' }],
    ['as plain text', { body: { contentType: 'text', content: '1 <b> 2' } }, { text: '1 <b> 2', link }],
    ['without content', { body: null, linkToMessage: null }, undefined],
  ])('%s', (_name, changes, message) => {
    expect(readMessage({ ...payload, ...changes }, 'me').message).toEqual(message);
  });

  it('that is long is truncated, and says so', () => {
    const body = { contentType: 'html', content: '😀'.repeat(5000) };
    const { message } = readMessage({ ...payload, body }, 'me');
    expect(message?.text).toHaveLength(longestMessage.text - 1);
    expect(message?.text).toMatch(/^(😀)+…$/u);
  });

  it.each([undefined, null, 'x', [], { body: 'x', from: 'y', linkToMessage: 7 }])('that is invalid: %j', (value) => {
    expect(readMessage(value, 'me')).toEqual({ message: undefined, author: undefined, isOwn: false });
  });
});
