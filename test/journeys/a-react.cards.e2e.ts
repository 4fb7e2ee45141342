import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../browser/findBrowser.ts';
import { waitLimit } from '../setup/timeLimits.ts';

type Seen = { readonly name: string; readonly problem: string };

/** The gallery of `npm run cards`: every golden card is drawn by the `adaptivecards` package, as narrow as on a phone. */
describe('the gallery of cards', () => {
  let server: ChildProcess;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const script = join(__dirname, '../goldens/showCards.ts');
    server = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (!server.stdout) throw new Error('no output');
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    page.setDefaultTimeout(waitLimit);
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(line.replace(/^.*(http:)/, '$1'));
    await page.waitForSelector('main > section .card');
  });
  afterAll(async () => {
    await browser?.close();
    server?.kill();
  });

  it('draws each card in both languages at 320 px without overflow', async () => {
    const seen = await page.evaluate(async () => {
      const found: Seen[] = [];
      for (const section of document.querySelectorAll('main > section')) {
        section.scrollIntoView();
        for (let look = 0; look < 100 && !section.querySelector('.card'); look += 1)
          await new Promise((drawn) => requestAnimationFrame(drawn));
        const narrow = [...section.querySelectorAll('.card.narrow')];
        if (narrow.length !== 2) found.push({ name: section.id, problem: `${narrow.length} languages` });
        for (const card of narrow) {
          if (!card.querySelector('.ac-adaptiveCard')) found.push({ name: section.id, problem: 'not understood' });
          if (card.scrollWidth > 320) found.push({ name: section.id, problem: `${card.scrollWidth} px wide` });
        }
      }
      return found;
    });
    expect(seen).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('keeps the choices on each card, though other cards on the page have the same inputs', async () => {
    const chosen = await page.evaluate(() =>
      [...document.querySelectorAll('#report-unfolded .card')].map(
        (card) => card.querySelectorAll('input[type="radio"]:checked').length,
      ),
    );
    expect(chosen).toEqual([1, 1, 1, 1]);
  });

  it('can be searched by name, by keyboard alone, in each theme', async () => {
    await page.getByRole('searchbox', { name: 'Name' }).focus();
    await page.keyboard.type('training');
    expect(await page.locator('nav li:visible').allTextContents()).toContain('training-asked');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const first = (await page.locator('nav li:visible').first().textContent()) ?? '';
    expect(await page.locator(`[id="${first}"] h2`).isVisible()).toBe(true);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('radio', { name: 'light' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await background()).not.toBe(light);
  });
});
