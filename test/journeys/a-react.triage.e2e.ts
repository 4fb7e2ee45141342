import type { Browser, Locator } from 'playwright-core';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { personNamed } from './asTeams.ts';
import { heardEverywhere } from './heardEverywhere.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

/** Clause 10.2 a, from the card in the channel: the ISMS manager, and no one else, triages a report in a dialog. */
describe('a report', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  let claire: TeamsWindow;
  const open = async (name: string, size?: { width: number; height: number }): Promise<TeamsWindow> => {
    const window = await openWindow(browser, system, personNamed(name), size);
    windows.push(window);
    return window;
  };
  const reference = 'NC-2026-0001';
  /** The card of the report in the channel, and the dialog that a button of it opens. */
  const pressInChannel = async (window: TeamsWindow, button: string): Promise<Locator> => {
    await window.openChannel('Triage');
    await window.card(reference).getByRole('button', { name: button, exact: true }).click();
    return window.page.getByRole('dialog');
  };

  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    const olga = await open('Olga Lindqvist');
    await olga.openChannel('Triage');
    await olga.say('use this channel for triage');
    await olga.card('New reports will be shown in this channel').waitFor();
    // Every server must know the channel.
    await heardEverywhere(system, 'commit');
    const sam = await open('Sam Carter');
    await sam.say('The archive door in Lyon stands open at night.');
    await sam.card('Shall I report this?').getByRole('button', { name: 'Send', exact: true }).click();
    await sam.card('Your report is saved as').waitFor();
    claire = await open('Claire Dubois');
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it('is not triaged by a colleague with the same button: the record does not exist for them', async () => {
    const hana = await open('Hana Ito');
    for (const button of ['Triage', 'Containment', 'More']) {
      const dialog = await pressInChannel(hana, button);
      await hana.page.getByText('There is no such record, or you may not see it.').waitFor();
      expect(await dialog.getByRole('textbox').count()).toBe(0);
      await hana.page.reload();
    }
  });

  it('is not triaged by the auditor, who may read it', async () => {
    const jonas = await open('Jonas Weber');
    const dialog = await pressInChannel(jonas, 'Triage');
    await dialog.getByText('You are not allowed to do this.').waitFor();
    await dialog.getByText('The archive door in Lyon').waitFor();
    expect(await dialog.getByRole('button', { name: 'Triage', exact: true }).count()).toBe(0);
  });

  it('is triaged by the ISMS manager: the form shows what is missing and keeps the input', async () => {
    const dialog = await pressInChannel(claire, 'Triage');
    await dialog.getByLabel('Why this grade?').fill('One door, one night.');
    await dialog.getByRole('button', { name: 'Save the triage' }).click();
    await dialog.getByText('please look at the notes under the fields').waitFor();
    expect(await dialog.getByLabel('Why this grade?').inputValue()).toBe('One door, one night.');
    const { violations } = await checkPage(claire.page).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await dialog.getByLabel('Grade', { exact: true }).selectOption('minor');
    await dialog.getByLabel('Lane', { exact: true }).selectOption('standard');
    await dialog.getByRole('combobox', { name: 'Owner of the nonconformity' }).fill('Hana');
    await claire.page.getByRole('option', { name: /Hana Ito/ }).click();
    // The report names none, and none fits clearly.
    await dialog.getByRole('combobox', { name: 'Clause affected' }).fill('badge');
    await claire.page.getByRole('option', { name: /^A\.7\.2/ }).click();
    await dialog.getByRole('button', { name: 'Save the triage' }).click();
    await dialog.getByText('The report is triaged.').waitFor();
    await dialog.getByText('11 of 11 missing').waitFor();
  });

  it('has its containment recorded at once', async () => {
    const dialog = claire.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Containment', exact: true }).click();
    await dialog.getByLabel('What was done?').fill('The guard shut the door.');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByText('The containment is recorded.').waitFor();
    await dialog.getByText('10 of 11 missing').waitFor();
    await claire.page.keyboard.press('Escape');
  });

  it('is updated for everyone on the card in the channel', async () => {
    const jonas = windows.at(-1);
    if (!jonas) throw new Error('no window');
    await jonas.page.keyboard.press('Escape');
    for (const window of [claire, jonas]) {
      const card = window.card(reference);
      await card.getByText('Triaged', { exact: true }).waitFor();
      for (const button of ['Triage', 'Containment'])
        await card.getByRole('button', { name: button, exact: true }).waitFor({ state: 'detached' });
    }
  });

  it('is now worked on by the owner: on a phone, in the personal chat', async () => {
    const hana = await open('Hana Ito', { width: 320, height: 900 });
    await hana.say(reference);
    const card = hana.card('10 of 11 missing');
    await card.getByRole('button', { name: 'Correction', exact: true }).click();
    const form = hana.page.getByRole('dialog');
    await form.getByLabel('What was done?').fill('The lock was repaired.');
    const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await hana.page.evaluate(wide)).toBe(false);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.getByText('The correction is recorded.').waitFor();
    // The message itself follows, also when the window is opened again.
    await hana.page.reload();
    await hana.card('9 of 11 missing').waitFor();
  });

  it('caused no browser error', () => {
    expect(windows.flatMap((window) => window.complaints)).toEqual([]);
  });
});
