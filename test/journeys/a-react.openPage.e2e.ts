import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readPackageValues } from '../../infra/appPackage/buildPackage.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow } from '../browser/teamsWindow.ts';
import { waitLimit } from '../setup/timeLimits.ts';
import { personNamed } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

/**
 * Clause 10.2 a, to react, begins with the person who notices: here without sign-in, in a browser without JavaScript.
 */
describe('the page without sign-in', () => {
  const dataDir = newDataDir();
  const contexts: BrowserContext[] = [];
  let system: LocalSystem;
  let browser: Browser;
  const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', ...options });
    context.setDefaultTimeout(waitLimit);
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${system.url}${path}`);
    return page;
  };
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it('accepts a report, and number and code give access to it', async () => {
    const page = await open('/report/');
    await page.getByLabel('What happened?').fill('The archive door\nis open.');
    await page.getByText('Add details').click();
    await page.getByLabel('Clause affected').selectOption('A.7.2');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Your report is saved' }).waitFor();
    const [reference = '', code = ''] = await page.locator('.code').allTextContents();
    expect(reference).toMatch(/^NC-\d{4}-\d{4}$/);
    // Sent again by a reload, it is the same one.
    await page.reload();
    expect(await page.locator('.code').allTextContents()).toEqual([reference, code]);

    const asking = await open('/report/case');
    await asking.getByLabel('Number').fill(reference);
    await asking.getByLabel('Case code').fill(code.toLowerCase());
    await asking.getByRole('button', { name: 'Show' }).click();
    await asking.getByText('The security team has it and will decide what to do.').waitFor();
    await asking.getByLabel('What do you want to add?').fill('It is the north door.');
    await asking.getByRole('button', { name: 'Send' }).click();
    await asking.getByText('Thank you. It was added.').waitFor();
    await asking.locator('.said').getByText('It is the north door.').waitFor();
    expect(asking.url()).not.toContain(code);
    for (const context of contexts) expect(await context.cookies()).toEqual([]);
    // The log says that the ISMS managers were notified, as of every report.
    for (const secret of [code, 'open.', '127.0.0.1"', 'north']) expect(system.printed()).not.toContain(secret);
  });

  it.each([
    ['light', 'none', 1280, ['/report/', '/privacy']],
    ['dark', 'none', 320, ['/report/?lang=fr', '/report/case', '/privacy?lang=fr', '/terms']],
    ['light', 'active', 320, ['/report/']],
  ] as const)('is accessible: %s, forced colours %s, %i px', async (colorScheme, forcedColors, width, paths) => {
    // axe itself is a script.
    const options = {
      colorScheme,
      forcedColors,
      viewport: { width, height: 800 },
      javaScriptEnabled: true,
      bypassCSP: true,
    };
    for (const path of paths) {
      const page = await open(path, options);
      for (const details of await page.locator('details').all()) await details.locator('summary').click();
      const { violations } = await checkPage(page).analyze();
      expect([path, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)]).toEqual([path, []]);
      const tooWide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, tooWide]).toEqual([path, 0]);
    }
  });

  it.each([
    ['dark', 320],
    ['contrast', 1280],
  ])(
    'has an accessible counterpart in the tab in the theme %s at %i px, which shows the case code',
    async (theme, width) => {
      const window = await openWindow(browser, system, personNamed('Hana Ito'), { width, height: 900 }, theme);
      const frame = await window.openTab();
      await frame.getByRole('link', { name: 'Report', exact: true }).click();
      await frame.getByRole('textbox', { name: /^What happened/ }).fill('The careless guard left a door open.');
      await frame.getByRole('button', { name: 'Add details' }).click();
      await frame.getByRole('radio', { name: /^Anonymous/ }).check();
      const look = async () => {
        const { violations } = await checkPage(window.page)
          .include({ fromFrames: ['iframe', 'html'] })
          .exclude({ fromFrames: ['iframe', '[data-tabster-dummy]'] })
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
      };
      await look();
      await frame.getByRole('button', { name: 'Send' }).click();
      await frame.getByText('Your case code', { exact: true }).waitFor();
      await frame.getByText(/“careless” reads as if a person were to blame/).waitFor();
      await look();
      expect(window.complaints).toEqual([]);
    },
  );

  it('answers the privacy and terms links of the app manifest', async () => {
    const at = { graph: system.url, entra: system.url, teams: system.url };
    const values = readPackageValues({
      ...localEnvironment(at, { port: 0 }),
      SUPPORT_URL: 'https://contoso.example/support',
    });
    for (const address of [values.PRIVACY_URL, values.TERMS_URL]) {
      const answer = await fetch(`${system.url}${new URL(address ?? '').pathname}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Contoso');
    }
  });
});
