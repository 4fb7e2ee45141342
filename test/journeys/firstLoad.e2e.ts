import type { Browser, FrameLocator, Page, Request } from 'playwright-core';
import { launchBrowser, openWindow } from '../browser/teamsWindow.ts';
import { personNamed } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

/** Bytes a phone must fetch before the first view (design section 7), compressed as by the server. */
const most = 250_000;

/** The size of the scripts requested before the first view; later ones delay no one. */
const fetchedUntil = async (page: Page, shown: string, act: () => Promise<unknown>): Promise<number> => {
  const scripts: Request[] = [];
  let isThere = false;
  const listen = (request: Request) => {
    // Its document: what the page before was still fetching is not its own.
    if (request.isNavigationRequest()) {
      scripts.length = 0;
      isThere = true;
    }
    if (/\/tab\/assets\/.*\.js$/.test(request.url())) scripts.push(request);
  };
  page.on('request', listen);
  const answered = page
    .waitForResponse((response) => isThere && new URL(response.url()).pathname === shown)
    .then(() => page.off('request', listen));
  await act();
  await answered;
  const sizes = await Promise.all(
    scripts.map(async (script) => Number(await (await script.response())?.headerValue('content-length'))),
  );
  expect(sizes.length).toBeGreaterThan(3);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  return sizes.reduce((sum, size) => sum + size, 0);
};

describe('the first page shown is small', () => {
  const dataDir = newDataDir();
  let system: LocalSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it.each(['Hana Ito', 'Claire Dubois', 'Thomas Berger'])('for %s: their work, and the register', async (name) => {
    const { page, openTab, close } = await openWindow(browser, system, personNamed(name));
    let frame: FrameLocator | undefined;
    const work = await fetchedUntil(page, '/api/work', async () => {
      frame = await openTab();
    });
    expect(work).toBeLessThanOrEqual(most);
    await frame?.getByRole('searchbox').waitFor();
    // As a channel's tab begins, and every link to a view.
    const register = await fetchedUntil(page, '/api/nonconformities', async () =>
      frame?.locator('html').evaluate(() => location.reload()),
    );
    expect(register).toBeLessThanOrEqual(most);
    await frame?.getByRole('searchbox').waitFor();
    await close();
  });
});
