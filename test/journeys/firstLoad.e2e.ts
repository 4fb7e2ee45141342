import type { Browser, Response } from 'playwright-core';
import { launchBrowser, openWindow } from '../browser/teamsWindow.ts';
import { personNamed } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

/** What a phone has to fetch before anything is seen (design section 7), packed as the server packs it. */
const most = 250_000;

describe('the first page that is shown', () => {
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

  it.each(['Hana Ito', 'Claire Dubois', 'Chloé Garnier'])(
    'and the register after it are light, for %s',
    async (name) => {
      const { page, openTab, close } = await openWindow(browser, system, personNamed(name));
      const fetched: Response[] = [];
      page.on('response', (response) => {
        if (/\/tab\/assets\/.*\.js$/.test(response.url())) fetched.push(response);
      });
      const frame = await openTab();
      await frame.getByRole('searchbox').waitFor();
      const sizes = await Promise.all(
        fetched.map(async (response) => Number(await response.headerValue('content-length'))),
      );
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      expect(sizes.length).toBeGreaterThan(3);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(most);
      await close();
    },
  );
});
