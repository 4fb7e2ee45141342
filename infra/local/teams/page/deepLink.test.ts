import { linkTarget, pastedLink } from './deepLink.ts';

const app = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';
const context = encodeURIComponent('{"subEntityId":"NC-2026-0001"}');

describe('link target', () => {
  it.each([
    [
      `https://teams.microsoft.com/l/entity/${app}/register?context=${context}`,
      { kind: 'tab', subPageId: 'NC-2026-0001' },
    ],
    [`https://teams.microsoft.com/l/entity/${app}/register`, { kind: 'tab', subPageId: undefined }],
    [`https://teams.microsoft.com/l/entity/${app}/register?context=%7Bbroken`, { kind: 'tab', subPageId: undefined }],
    [`https://teams.microsoft.com/l/entity/${app}/conversations`, { kind: 'chat' }],
    ['https://contoso.sharepoint.com/sites/isms', { kind: 'web', url: 'https://contoso.sharepoint.com/sites/isms' }],
    [
      'https://teams.microsoft.com/l/entity/another/register',
      { kind: 'web', url: 'https://teams.microsoft.com/l/entity/another/register' },
    ],
    ['javascript:alert(1)', undefined],
    ['not a link', undefined],
  ])('%s', (link, target) => {
    expect(linkTarget(link, app)).toEqual(target);
  });
});

describe('pasted link', () => {
  const link = `https://teams.microsoft.com/l/entity/${app}/register?context=${context}`;
  const tabUrl = 'https://tab.example.com/tab/';

  it.each([
    [link, link],
    [`Look at ${link} please`, link],
    ['https://tab.example.com/tab/#/NC-2026-0001', 'https://tab.example.com/tab/#/NC-2026-0001'],
    [`https://elsewhere.example ${link}`, link],
    ['https://tab.example.com.evil.example/tab/', undefined],
    [`https://teams.microsoft.com/l/entity/${app}/conversations`, undefined],
    ['https://teams.microsoft.com/l/entity/another/register', undefined],
    ['no link', undefined],
  ])('%s unfurls %s', (text, expected) => {
    expect(pastedLink(text, app, tabUrl)).toBe(expected);
  });
});
