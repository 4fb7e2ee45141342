import { pastedLink } from './pastedLink.ts';

const appId = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';
const link = `https://teams.microsoft.com/l/entity/${appId}/register?context=%7B%22subEntityId%22%3A%22NC-2026-0001%22%7D`;
const tabUrl = 'https://tab.example.com/tab/';

it.each([
  [link, link],
  [`Look at ${link} please`, link],
  ['https://tab.example.com/tab/#/NC-2026-0001', 'https://tab.example.com/tab/#/NC-2026-0001'],
  [`https://elsewhere.example ${link}`, link],
  ['https://tab.example.com.evil.example/tab/', undefined],
  [`https://teams.microsoft.com/l/entity/${appId}/conversations`, undefined],
  ['https://teams.microsoft.com/l/entity/another/register', undefined],
  ['no link', undefined],
])('%s unfurls %s', (text, expected) => {
  expect(pastedLink(text, appId, tabUrl)).toBe(expected);
});
