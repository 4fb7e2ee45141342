import { fileURLToPath } from 'node:url';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { loadSamples } from '../../infra/local/loadSamples.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { personNamed } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';
import { rowsOf } from './siteRows.ts';

const samples = fileURLToPath(new URL('../samples/nonconformities.json', import.meta.url));

/** Clause 10.2 a and b 1 without a chat: a report is triaged and answered on its page, in the real tab. */
describe('the forms on a record’s page', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  const open = async (name: string, size?: { width: number; height: number }, theme = 'default') => {
    const window = await openWindow(browser, system, personNamed(name), size, theme);
    windows.push(window);
    return { ...window, frame: await window.openTab() };
  };
  const openRecord = async (frame: FrameLocator, number: string): Promise<void> => {
    await frame
      .getByText(new RegExp(`NC-\\d{4}-${number}`))
      .first()
      .click();
    await frame.getByRole('region', { name: /What you can do|Ce que vous pouvez faire/ }).waitFor();
  };
  /** By the keyboard, in the page's frame. */
  const focused = (one: Locator): Promise<void> =>
    one.evaluate(
      (element) =>
        new Promise((resolve) => {
          const look = () =>
            document.hasFocus() && document.activeElement === element ? resolve() : setTimeout(look, 20);
          look();
        }),
    );
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    await loadSamples(samples, system.local, () => undefined);
  });
  afterEach(async () => {
    for (const { page } of windows.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it('triage a report, with its owner found in Teams by keyboard, and record what was done', async () => {
    const { page, frame } = await open('Claire Dubois');
    await openRecord(frame, '0005');
    await frame.getByRole('button', { name: 'Triage', exact: true }).click();
    const form = frame.getByRole('dialog');
    await form.getByRole('combobox', { name: 'Grade' }).selectOption('minor');
    await form.getByLabel('Why this grade?').fill('It happened once.');
    await form.getByRole('combobox', { name: 'Lane' }).selectOption('standard');
    const owner = form.getByRole('combobox', { name: 'Owner of the nonconformity' });
    // With the two required permissions the server knows only people it has met.
    await owner.pressSequentially('lena');
    await form.getByRole('option', { name: /No one found/ }).waitFor();
    await form.getByRole('option', { name: 'Find in Teams…' }).waitFor();
    await owner.press('Tab');
    const find = form.getByRole('button', { name: 'Find in Teams…: Owner of the nonconformity' });
    await find.press('Enter');
    const picker = page.getByRole('dialog', { name: 'Owner of the nonconformity' });
    await picker.getByRole('radio', { name: /Lena Vogt/ }).waitFor();
    const { violations } = await checkPage(page).exclude('iframe').exclude('[data-tabster-dummy]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.keyboard.press('Escape');
    await picker.waitFor({ state: 'detached' });
    expect(await owner.inputValue()).toBe('');
    await focused(find);
    await page.keyboard.press('Enter');
    await picker.getByRole('searchbox').fill('vogt');
    await picker.getByRole('radio').press('Space');
    await picker.getByRole('button', { name: 'Done' }).press('Enter');
    await picker.waitFor({ state: 'detached' });
    await focused(find);
    expect(await owner.inputValue()).toBe('Lena Vogt');
    await form.getByRole('button', { name: 'Save the triage' }).click();
    await frame.getByText('The report is triaged.').waitFor();
    await frame.getByRole('button', { name: 'Containment', exact: true }).click();
    await form.getByLabel('What was done?').fill('The door was shut.');
    await form.getByRole('button', { name: 'Save' }).click();
    await frame.getByText('The containment is recorded.').waitFor();
    await frame.getByRole('button', { name: 'More' }).click();
    await frame.getByRole('menuitem', { name: 'Open a 5-Whys session' }).click();
    await form.getByRole('button', { name: 'Open it' }).click();
    await frame.getByRole('heading', { level: 1, name: /5/ }).waitFor();
  });

  it('assign the task to the person found in Teams, without storing the name that Teams gives', async () => {
    const { id } = personNamed('Lena Vogt');
    for (const list of ['History', 'Nonconformities']) {
      const rows = JSON.stringify(await rowsOf(system, list));
      expect(rows).toContain(id);
      expect(rows).not.toContain('Vogt');
    }
    const { frame } = await open('Lena Vogt');
    await frame.getByRole('link', { name: 'My work' }).click();
    await frame
      .getByText(/NC-\d{4}-0005/)
      .first()
      .waitFor();
  });

  it('show the unnamed reporter what became of the report, and no one else', async () => {
    const { page, frame } = await open('Inès Moreau', { width: 320, height: 800 });
    await frame.getByRole('link', { name: /Signalé sans votre nom/ }).click();
    await frame.getByLabel('Numéro').fill('NC-2026-0001');
    await frame.getByLabel('Code de suivi').fill('AAAA-BBBB-CCCC');
    await frame.getByRole('button', { name: 'Afficher' }).click();
    await frame.getByText(/Aucun signalement n’a ce numéro avec ce code/).waitFor();
    const { violations } = await checkPage(page)
      .include({ fromFrames: ['iframe', 'html'] })
      .exclude({ fromFrames: ['iframe', '[data-tabster-dummy]'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it.each([
    ['default', 1280],
    ['dark', 1280],
    ['contrast', 1280],
    ['default', 320],
  ])('are accessible in the theme %s at %i px', async (theme, width) => {
    const { page, frame } = await open('Claire Dubois', { width, height: 900 }, theme);
    await openRecord(frame, '0006');
    await frame.getByRole('button', { name: 'Triage', exact: true }).click();
    await frame.getByRole('dialog').getByRole('button', { name: 'Save the triage' }).click();
    await frame.getByText('Please fill this in.').first().waitFor();
    const { violations } = await checkPage(page)
      .include({ fromFrames: ['iframe', 'html'] })
      .exclude({ fromFrames: ['iframe', '[data-tabster-dummy]'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const tooWide = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    // The dialog holds the page still: its scroll bar is away.
    expect(tooWide).toBeLessThanOrEqual(0);
  });
});
