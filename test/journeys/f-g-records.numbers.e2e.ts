import { fileURLToPath } from 'node:url';
import type { Browser, FrameLocator } from 'playwright-core';
import { loadSamples } from '../../infra/local/loadSamples.ts';
import { addMonths, dayOf } from '../../procedure/record/values/calendarDate.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { personNamed } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

const samples = fileURLToPath(new URL('../samples/nonconformities.json', import.meta.url));

/** Clauses 9.1 and 10.2 f and g: what management reads, in the real tab over the running system. */
describe('the measures', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  let count = 0;
  const open = async (name: string, size?: { width: number; height: number }, theme = 'default') => {
    const window = await openWindow(browser, system, personNamed(name), size, theme);
    windows.push(window);
    return { ...window, frame: await window.openTab() };
  };
  const toNumbers = async (frame: FrameLocator): Promise<void> => {
    await frame.getByRole('link', { name: 'Numbers' }).click();
    await frame.getByRole('article', { name: 'Closure rate' }).waitFor();
  };
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    count = await loadSamples(samples, system.local, () => undefined);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it('lead to their nonconformities, and back', async () => {
    const { frame } = await open('Claire Dubois');
    await toNumbers(frame);
    await frame.getByRole('button', { name: `Closure rate, opened: show ${count}` }).click();
    await frame.getByText(`${count} nonconformities found`).waitFor();
    await frame.getByText(/Behind the number “Closure rate, opened/).waitFor();
    await frame.getByRole('link', { name: 'Numbers' }).click();
  });

  it('show the trend of any period, as a chart', async () => {
    const { frame } = await open('Claire Dubois');
    await toNumbers(frame);
    await frame.getByRole('combobox', { name: 'Period' }).click();
    await frame.getByRole('option', { name: 'Custom period' }).click();
    await frame.getByLabel('From').fill('2026-09-01');
    await frame.getByRole('button', { name: 'Show', exact: true }).click();
    await frame
      .getByRole('figure', { name: /Trend by clause/ })
      .locator('svg rect')
      .first()
      .waitFor();
  });

  it('are hidden from a colleague without a role', async () => {
    const { frame } = await open('Hana Ito');
    await frame.getByRole('heading', { name: 'My reports' }).waitFor();
    expect(await frame.getByRole('link', { name: 'Numbers' }).count()).toBe(0);
  });

  it.each([
    ['default', 1280],
    ['dark', 1280],
    ['contrast', 1280],
    ['default', 320],
  ])('are accessible in the theme %s at %i px', async (theme, width) => {
    const { page, frame } = await open('Claire Dubois', { width, height: 900 }, theme);
    await toNumbers(frame);
    await frame.getByRole('button', { name: 'How is this counted? Time to identify' }).click();
    const { violations } = await checkPage(page)
      .include({ fromFrames: ['iframe', 'html'] })
      .exclude({ fromFrames: ['iframe', '[data-tabster-dummy]'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const tooWide = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(tooWide).toBe(0);
  });

  it('are kept in a review, which is opened with its original figures', async () => {
    const { page, frame } = await open('Claire Dubois');
    await toNumbers(frame);
    await frame.getByRole('button', { name: 'Hold the periodic review' }).click();
    const form = frame.getByRole('dialog');
    await form.getByLabel('Conclusion').fill('Doors come back.');
    const now = (await page.locator('time').first().getAttribute('datetime')) ?? '';
    await form.getByLabel('Next review on').fill(addMonths(dayOf(new Date(now), 'Europe/Paris'), 3));
    await form.getByRole('button', { name: 'Hold the review' }).click();
    await frame.getByText('REVIEW-0001 is recorded.').waitFor();
    await frame.getByRole('button', { name: /^REVIEW-0001, held on/ }).click();
    await frame.getByText('Doors come back.').waitFor();
    await frame.getByText('Closure rate: 0%').waitFor();
  });

  it('are exported as a table, which is recorded first', async () => {
    const { page, frame } = await open('Claire Dubois');
    await toNumbers(frame);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: 'Export for the management review' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^EXPORT-0001 numbers \d{4}-\d\d-\d\d\.csv$/);
    await frame.getByText(/^Recorded as EXPORT-0001 and saved as/).waitFor();
  });

  it('caused no browser error', () => {
    expect(windows.flatMap((window) => window.complaints)).toEqual([]);
  });
});
