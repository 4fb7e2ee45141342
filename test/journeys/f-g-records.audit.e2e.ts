import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { loadSamples } from '../../infra/local/loadSamples.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { personNamed } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

const samples = fileURLToPath(new URL('../samples/nonconformities.json', import.meta.url));

/** Clause 10.2 f and g: what an auditor gets without help, in the real tab over the running system. */
describe('the audit', () => {
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
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    count = await loadSamples(samples, system.local, () => undefined);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it('is for a guest who audits: counts lead to their nonconformities, a sample is recorded', async () => {
    const { frame } = await open('Anna Kovač');
    await frame.getByRole('link', { name: 'Audit', exact: true }).click();
    await frame
      .getByRole('button', { name: `Reported: show ${count}` })
      .first()
      .click();
    await frame.getByText(`${count} nonconformities found`).waitFor();
    await frame.getByRole('link', { name: 'Audit', exact: true }).click();
    await frame.getByLabel('Sample size').fill('2');
    await frame.getByLabel('Your own seed').fill('4-6-1');
    await frame.getByRole('button', { name: 'Draw' }).click();
    await frame.getByText(`EXPORT-0001: 2 drawn from ${count}`).waitFor();
    await frame.getByText('Seed: 4-6-1').waitFor();
    await frame.getByRole('rowheader', { name: 'EXPORT-0001' }).waitFor();
  });

  it('shows the procedure, which management approves', async () => {
    const { frame } = await open('Priya Nair');
    await frame.getByRole('link', { name: 'Audit', exact: true }).click();
    await frame.getByText(/^No one in management has approved/).waitFor();
    await frame.getByRole('button', { name: 'Approve the procedure' }).click();
    await frame.getByText(/^Version .* was approved by Priya Nair \(you\)/).waitFor();
  });

  it('is hidden from a colleague without a role', async () => {
    const { frame } = await open('Hana Ito');
    await frame.getByRole('heading', { name: 'My reports' }).waitFor();
    expect(await frame.getByRole('link', { name: 'Audit', exact: true }).count()).toBe(0);
  });

  it.each([
    ['default', 1280],
    ['dark', 1280],
    ['contrast', 1280],
    ['default', 320],
  ])('is accessible in the theme %s at %i px', async (theme, width) => {
    const { page, frame } = await open('Claire Dubois', { width, height: 900 }, theme);
    await frame.getByRole('link', { name: 'Audit', exact: true }).click();
    await frame.getByText('Who may do what, and when').click();
    await frame.getByText('EXPORT-0001').first().waitFor();
    const { violations } = await checkPage(page)
      .include({ fromFrames: ['iframe', 'html'] })
      .exclude({ fromFrames: ['iframe', '[data-tabster-dummy]'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    const [wide, seen] = await frame.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth]);
    expect(wide).toBe(seen);
  });

  it('caused no browser error', () => {
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
