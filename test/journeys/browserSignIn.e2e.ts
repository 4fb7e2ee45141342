import type { Browser, Page } from 'playwright-core';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser } from '../browser/teamsWindow.ts';
import { waitLimit } from '../setup/timeLimits.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

/** The page in a plain browser, where only Microsoft's sign-in identifies the user. */
describe('outside Teams', () => {
  const dataDir = newDataDir();
  const asked: string[] = [];
  const complaints: string[] = [];
  let system: LocalSystem;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
  });
  beforeEach(async () => {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(waitLimit);
    page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_NAME_NOT_RESOLVED/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(`${system.url}/tab/#/numbers`);
  });
  afterEach(async () => {
    await page.context().close();
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  const signInAs = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Sign in here instead' }).click();
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: `Sign out ${name}` }).waitFor();
  };

  it('shows nothing before the sign-in, and then each person the requested page', async () => {
    await page.getByRole('heading', { name: 'TenTwo opens in Microsoft Teams' }).waitFor();
    expect((await checkPage(page).analyze()).violations).toEqual([]);
    expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
    await signInAs('Claire Dubois');
    await page.getByRole('heading', { level: 1, name: 'Numbers' }).waitFor();
    expect(page.url()).toBe(`${system.url}/tab/#/numbers`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Numbers' }).waitFor();
    expect((await checkPage(page).analyze()).violations).toEqual([]);
  });

  it('shows a person without a role only their own reports, and lets them sign out', async () => {
    await signInAs('Hana Ito');
    await page.goto(`${system.url}/tab/#/register`);
    await page.getByRole('heading', { name: 'My reports' }).waitFor();
    await page.getByRole('button', { name: 'Sign out Hana Ito' }).click();
    await page.getByRole('button', { name: 'Sign in here instead' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign in here instead' }).waitFor();
  });

  it('offers the sign-in again after a cancelled or forged answer', async () => {
    await page.getByRole('button', { name: 'Sign in here instead' }).click();
    await page.getByRole('heading', { name: 'Pick an account' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Sign in here instead' }).waitFor();
    await page.goto('about:blank');
    await page.goto(`${system.url}/tab/#code=made-up&state=made-up`);
    await page.getByRole('button', { name: 'Sign in here instead' }).waitFor();
    expect(page.url()).toBe(`${system.url}/tab/`);
  });

  it('put no token into any address, and caused no error', () => {
    expect(asked.filter((url) => /[?&#](access_token|id_token|token)=|eyJ[\w-]+\.eyJ/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
