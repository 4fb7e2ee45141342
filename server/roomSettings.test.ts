import { localSettings } from '../infra/local/localSettings.ts';
import { createTabLink, referenceInLink } from './roomSettings.ts';

const at = 'http://127.0.0.1:1';
const settings = {
  ...localSettings({ graph: at, entra: at, teams: at }, { port: 3978 }),
  APPLICATION_ID_URI: 'api://Tab.example.com/botid-x',
};
const tabLink = createTabLink(settings);
const link = tabLink('NC-2026-0042');
const withContext = (context: string) => `${tabLink()}?context=${encodeURIComponent(context)}`;

describe('a link to the tab', () => {
  it.each([
    link,
    `${link}&tenantId=t&webUrl=https%3A%2F%2Ftab.example.com`,
    link.replace('teams.microsoft.com', 'teams.cloud.microsoft'),
    tabLink('NC-2026-0042/evidence/A2'),
    'https://tab.example.com/tab/#/NC-2026-0042',
    'https://tab.example.com/tab/#/NC-2026-0042/evidence',
    'https://TAB.example.com/tab/?x=1#/NC-2026-0042',
    'https://tab.example.com/tab/open?record=NC-2026-0042',
  ])('leads to its record: %s', (url) => {
    expect(referenceInLink(settings, url)).toBe('NC-2026-0042');
  });

  it.each([
    tabLink(),
    link.replace('https', 'http'),
    link.replace('teams.microsoft.com', 'teams.microsoft.com.evil.example'),
    link.replace(settings.TEAMS_APP_ID, 'f0000000-0000-4000-8000-000000000000'),
    link.replace('/register', '/conversations'),
    link.replace('https://', 'https://user:secret@'),
    withContext('{"subEntityId":"NC-2026-0042\\n"}'),
    withContext('{"subEntityId":["NC-2026-0042"]}'),
    withContext('null'),
    withContext('{'),
    'https://tab.example.com.evil.example/tab/#/NC-2026-0042',
    'https://tab.example.com/tab/#/NC-2026-0042/x',
    withContext('{"subEntityId":"NC-2026-0042/evidence/../x"}'),
    'https://tab.example.com/other/#/NC-2026-0042',
    'https://tab.example.com/tab/open?record=x',
    'https://tab.example.com:444/tab/#/NC-2026-0042',
    'javascript:alert(1)#/NC-2026-0042',
    'NC-2026-0042',
    '',
  ])('leads nowhere: %s', (url) => {
    expect(referenceInLink(settings, url)).toBeUndefined();
  });
});
