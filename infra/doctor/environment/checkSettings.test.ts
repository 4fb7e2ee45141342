import { localEnvironment } from '../../local/localSettings.ts';
import { checkSettings } from './checkSettings.ts';

const at = 'http://127.0.0.1:4010';
const given = localEnvironment({ graph: at, entra: at, teams: at }, { port: 0 });
const found = (changes: Readonly<Record<string, string>>) =>
  checkSettings({ ...given, ...changes })[0].map(({ state, check, what }) => `${state} ${check}: ${what}`);

describe('the settings', () => {
  it('are reported individually if missing or wrong, and the others are still used', () => {
    const [findings, settings] = checkSettings({ ...given, TENANT_ID: ' ', PORT: 'x', CLIENT_SECRET: 'short' });
    expect(findings.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^TENANT_ID is missing/),
      expect.stringMatching(/^CLIENT_SECRET is too short/),
      expect.stringMatching(/^PORT /),
    ]);
    expect(settings).toMatchObject({ GRAPH_ORIGIN: at, TIME_ZONE: 'Europe/Paris', HOLIDAYS: [] });
    expect(settings).not.toHaveProperty('TENANT_ID');
    expect(JSON.stringify(findings)).not.toContain('short"');
  });

  it.each([
    ['contoso.sharepoint.com', 'public', []],
    ['Contoso.SharePoint.us', 'usGov', []],
    ['contoso.sharepoint-mil.us', 'usGovDod', []],
    ['contoso.sharepoint.us', 'public', ['Set CLOUD to usGov.']],
    ['contoso.sharepoint-mil.us', 'usGov', ['Set CLOUD to usGovDod.']],
    ['contoso.sharepoint.cn', 'usGov', ['Set CLOUD to china.']],
    ['intranet.example', 'china', []],
  ])('belong to one cloud: %s with %s', (SITE_HOSTNAME, CLOUD, todo) => {
    const [findings] = checkSettings({ ...given, SITE_HOSTNAME, CLOUD });
    expect(findings.filter(({ check }) => check === 'cloud').map((one) => one.todo)).toEqual(todo);
  });

  it('are valid when complete', () => {
    expect(found({})).toEqual([expect.stringMatching(/^ok settings: All \d+ settings are valid\.$/)]);
  });
});
