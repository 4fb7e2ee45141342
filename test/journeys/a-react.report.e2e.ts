import type { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { personNamed } from './asTeams.ts';
import { heardEverywhere } from './heardEverywhere.ts';
import { type LocalSystem, newDataDir, removeDataDir, serverCount, startLocalSystem } from './localSystem.ts';
import { rowsOf } from './siteRows.ts';

const expectNoViolations = async (check: AxeBuilder): Promise<void> => {
  const { violations } = await check.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

/** Clause 10.2 a in real windows: a person reports from a sentence, and the security team sees it at once. */
describe('a report from a sentence', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  const open = async (name: string, size?: { width: number; height: number }, theme?: string): Promise<TeamsWindow> => {
    const window = await openWindow(browser, system, personNamed(name), size, theme);
    windows.push(window);
    return window;
  };
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  const sentence = 'Visitor badges of the Lyon office open the server room, I just tried.';
  let reference = '';

  it('the administrator chooses the channel for triage', async () => {
    const olga = await open('Olga Lindqvist');
    await olga.openChannel('Triage');
    await olga.say('use this channel for triage');
    await olga.card('New reports will be shown in this channel').waitFor();
    // Every server must know the channel.
    await heardEverywhere(system, 'commit');
  });

  it('no one else can', async () => {
    const pedro = await open('Pedro Alvarez');
    await pedro.openChannel('Operations');
    await pedro.say('use this channel for triage');
    await pedro.card('Only an administrator').waitFor();
  });

  it('Sam writes a sentence, presses Send, and has a number', async () => {
    const [claire, sam] = [await open('Claire Dubois'), await open('Sam Carter')];
    await claire.openChannel('Triage');
    await sam.say(sentence);
    const form = sam.card('Shall I report this?');
    await form.getByRole('combobox').selectOption('yes');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    const receipt = sam.card('Your report is saved as');
    await receipt.waitFor();
    reference = /NC-\d{4}-\d{4}/.exec(await receipt.innerText())?.[0] ?? '';
    expect(reference).not.toBe('');
    const text = await receipt.innerText();
    for (const said of ['Who can see it', 'you will hear back by', 'Add', 'Correct', 'Withdraw'])
      expect(text).toContain(said);
    const triage = claire.card(reference);
    await triage.waitFor();
    const shown = await triage.innerText();
    expect(shown).toContain(sentence);
    // With the two required permissions the name is unknown until the person writes.
    expect(shown).toContain('Still going on: ISMS manager');
    expect(shown).not.toContain('Sam');
    await claire.openChat();
    await claire.card('please look at it now').waitFor();
  });

  it('what Sam adds and corrects arrives on the card in the channel', async () => {
    const [claire, sam] = [await open('Claire Dubois'), await open('Sam Carter')];
    await claire.openChannel('Triage');
    const receipt = sam.card(reference);
    await receipt.getByRole('button', { name: 'Correct', exact: true }).click();
    const correcting = sam.page.getByRole('dialog');
    await correcting.getByLabel('Still going on?').selectOption('no');
    await correcting.getByRole('button', { name: /^(Send|Save)/ }).click();
    await correcting.getByText('Your report is corrected').waitFor();
    await sam.page.keyboard.press('Escape');
    await sam.card('No, it is over').waitFor();
    await claire.card('No, it is over').waitFor();
  });

  it('Sam’s input is kept though Claire’s work redraws the card meanwhile, and is sent once', async () => {
    const [claire, sam] = [await open('Claire Dubois'), await open('Sam Carter')];
    const text = 'The locksmith says that the strike plate is worn.';
    const drawnBefore = await sam.card(reference).elementHandle();
    await sam.card(reference).getByRole('button', { name: 'Add', exact: true }).click();
    const adding = sam.page.getByRole('dialog');
    const box = adding.getByRole('textbox');
    await box.fill(text);
    await claire.openChannel('Triage');
    await claire.card(reference).getByRole('button', { name: 'Containment', exact: true }).click();
    const containing = claire.page.getByRole('dialog');
    await containing.getByLabel('What was done?').fill('Reception has taken the badges back.');
    await containing.getByRole('button', { name: 'Save', exact: true }).click();
    await containing.getByText('The containment is recorded.').waitFor();
    await sam.page.waitForFunction((card) => !card?.isConnected, drawnBefore);
    expect(await box.inputValue()).toBe(text);
    await adding.getByRole('button', { name: 'Add it', exact: true }).click();
    await adding.getByText(text).waitFor();
    await sam.page.keyboard.press('Escape');
    await sam.card(text).waitFor();
    const added = (await rowsOf(system, 'History')).filter(({ Events }) => String(Events).includes(text));
    expect(added.map(({ Reference }) => Reference)).toEqual([reference]);
  });

  it('the register shows it in English and in French', async () => {
    const claire = await open('Claire Dubois');
    const english = await claire.openTab();
    await english.getByText(reference).first().waitFor();
    await english.getByText('Reported', { exact: true }).first().waitFor();
    const marc = await open('Marc Lefèvre');
    const french = await marc.openTab();
    await french.getByText(reference).first().waitFor();
    await french.getByText('Signalée', { exact: true }).first().waitFor();
    await french.getByText(reference).first().click();
    await french.getByText(sentence).first().waitFor();
    await french.getByText('Signalement corrigé').first().waitFor();
  });

  it('a colleague without a role sees nothing of it', async () => {
    const hana = await open('Hana Ito');
    const frame = await hana.openTab();
    await frame.getByRole('main').waitFor();
    expect(await frame.getByText(reference).count()).toBe(0);
    await hana.openChat();
    await hana.say(reference);
    await hana.card('no such record, or you may not see it').waitFor();
  });

  it('in a channel Inès fills the form privately in a dialog', async () => {
    const ines = await open('Inès Moreau');
    await ines.openChannel('General');
    await ines.say('La porte du local serveur est restée ouverte toute la nuit');
    const opener = ines.card('Merci de nous en faire part').getByRole('button', { name: 'Ouvrir le formulaire' });
    await opener.click();
    const dialog = ines.page.getByRole('dialog');
    const what = dialog.getByRole('textbox').first();
    // Only the server that received it has it (`bot/incoming/sentences.ts`): sooner or later a press reaches that one.
    while (serverCount > 1 && (await what.inputValue()) === '') {
      await dialog.getByRole('button', { name: 'Fermer', exact: true }).first().click();
      await opener.click();
      await what.waitFor();
    }
    // The author’s text from the channel is filled in; for anyone else the form would be empty.
    expect(await what.inputValue()).toBe('La porte du local serveur est restée ouverte toute la nuit');
    await what.fill('La porte du local serveur est restée ouverte toute la nuit. Rien ne manque.');
    await dialog.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await dialog
      .getByText(/NC-\d{4}-\d{4}/)
      .first()
      .waitFor();
  });

  it('keeps everything across a restart', async () => {
    // A window left open would complain, rightly, that no server answers.
    for (const window of windows) await window.close();
    await system.stop();
    system = await startLocalSystem(dataDir);
    const sam = await open('Sam Carter');
    await sam.card(reference).waitFor();
    const claire = await open('Claire Dubois');
    const frame = await claire.openTab();
    await frame.getByText(reference).first().waitFor();
  });

  it('fits into 320 px without horizontal scrolling', async () => {
    const sam = await open('Sam Carter', { width: 320, height: 640 });
    await sam.card(reference).waitFor();
    const wide = await sam.page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    expect(wide).toBe(false);
    await expectNoViolations(checkPage(sam.page));
  });

  it.each(['default', 'dark', 'contrast'])('is accessible in the theme %s', async (theme) => {
    const claire = await open('Claire Dubois', undefined, theme);
    await claire.card(reference).waitFor();
    await expectNoViolations(checkPage(claire.page));
    const frame = await claire.openTab();
    const inFrame = () => checkPage(claire.page).include({ fromFrames: ['iframe', 'html'] });
    await frame.getByText(reference).first().waitFor();
    await expectNoViolations(inFrame());
    await frame.getByText(reference).first().click();
    await frame.getByText(sentence).first().waitFor();
    await expectNoViolations(inFrame());
  });

  it('caused no browser error', () => {
    expect(windows.flatMap((window) => window.complaints)).toEqual([]);
  });
});
