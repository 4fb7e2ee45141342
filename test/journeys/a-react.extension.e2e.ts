import type { Browser } from 'playwright-core';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { personNamed } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

/** Clause 10.2 a, where people talk anyway: a message becomes a report, and a record is posted where it is talked about. */
describe('the message extension', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  const open = async (name: string): Promise<TeamsWindow> => {
    const window = await openWindow(browser, system, personNamed(name));
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

  const sentence = 'The archive door was open again this morning.';
  let reference = '';

  it('Hana’s message becomes Sam’s report, and nothing is posted in the channel', async () => {
    const [hana, sam] = [await open('Hana Ito'), await open('Sam Carter')];
    await hana.openChannel('Operations');
    await hana.page.getByRole('button', { name: 'Mention TenTwo' }).last().click();
    await hana.say(sentence);
    await sam.openChannel('Operations');
    const message = sam.page.getByRole('article').filter({ hasText: sentence });
    await message.getByRole('button', { name: 'More options' }).click();
    await sam.page.getByRole('menuitem', { name: 'Report as nonconformity' }).click();
    const dialog = sam.page.getByRole('dialog');
    const what = dialog.getByLabel('What happened?');
    expect(await what.inputValue()).toBe(`“${sentence}”\n– Hana Ito`);
    expect(await dialog.getByLabel('Keep this message as evidence').isChecked()).toBe(true);
    expect((await checkPage(sam.page).analyze()).violations).toEqual([]);
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText('Thank you. Your report is saved as').waitFor();
    const receipt = await dialog.innerText();
    reference = /NC-\d{4}-\d{4}/.exec(receipt)?.[0] ?? '';
    expect(reference).not.toBe('');
    expect(receipt).toContain(sentence);
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await message.waitFor();
    expect(await sam.page.getByRole('article').count()).toBe(1);
  });

  it('the register shows the message, and where it was posted', async () => {
    const sam = await open('Sam Carter');
    const frame = await sam.openTab();
    await frame.getByText(reference).first().click();
    await frame.getByText('The message that was reported').waitFor();
    const link = await frame.getByRole('link', { name: 'Open it in Teams' }).getAttribute('href');
    expect(link).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/message\//);
  });

  it('Sam finds it and posts its card', async () => {
    const sam = await open('Sam Carter');
    await sam.openChannel('Operations');
    await sam.page.getByRole('button', { name: 'Search in TenTwo' }).last().click();
    await sam.page.getByRole('searchbox', { name: 'Search in TenTwo' }).fill('archive');
    await sam.page.getByRole('button', { name: reference }).click();
    await sam.page.getByRole('button', { name: 'Remove the card' }).waitFor();
    await sam.page.getByRole('button', { name: 'Send', exact: true }).last().click();
    await sam.page.getByRole('button', { name: 'Remove the card' }).waitFor({ state: 'detached' });
    const hana = await open('Hana Ito');
    await hana.openChannel('Operations');
    expect(await hana.card(reference).innerText()).toContain('Only those who may read it can open it');
  });

  it('Hana, without access, finds nothing', async () => {
    const hana = await open('Hana Ito');
    await hana.page.getByRole('button', { name: 'Search in TenTwo' }).last().click();
    await hana.page.getByText('There are no records yet that you may see.').waitFor();
    await hana.page.getByRole('searchbox', { name: 'Search in TenTwo' }).fill(reference);
    await hana.page.getByText(`I found nothing for “${reference}”`).waitFor();
  });

  const paste = async (window: TeamsWindow, text: string): Promise<void> => {
    const box = window.page.getByRole('textbox').last();
    await box.evaluate((element, pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
    await box.fill(text);
  };

  it('a pasted link shows number and stage to authorised readers, and nothing to others', async () => {
    const marc = await open('Marc Lefèvre');
    const context = encodeURIComponent(JSON.stringify({ subEntityId: reference }));
    const link = `https://teams.microsoft.com/l/entity/${system.local.botId}/register?context=${context}`;
    await marc.openChannel('Operations');
    await paste(marc, link);
    await marc.page.getByRole('button', { name: 'Retirer la carte' }).waitFor();
    const shown = await marc.card(`${reference} · Signalée`).innerText();
    expect(shown).not.toContain('archive');
    const hana = await open('Hana Ito');
    await hana.openChannel('Operations');
    const answered = hana.page.waitForResponse(/\/api\/unfurl$/);
    await paste(hana, link);
    expect(await (await answered).json()).toEqual({ kind: 'postings', postings: [] });
    expect(await hana.page.getByRole('button', { name: 'Remove the card' }).count()).toBe(0);
  });

  it('no page reported an error', () => {
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
