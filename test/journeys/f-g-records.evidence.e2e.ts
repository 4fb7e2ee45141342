import type { Browser, Page } from 'playwright-core';
import { people } from '../../infra/local/tenant.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

/** A picture from the clipboard, drawn there. */
const paste = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob ?? ''], 'image.png', { type: 'image/png' }));
    const box = [...document.querySelectorAll('textarea')].at(-1);
    box?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });

/** Clause 10.2 f and g in real windows: a photo after a report, files with its number, and where none are accepted. */
describe('evidence from a chat', () => {
  const dataDir = newDataDir();
  let system: LocalSystem;
  let browser: Browser;
  let sam: TeamsWindow;
  let reference = '';
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    const [who] = people;
    if (!who) throw new RangeError('The local tenant has lost its people.');
    sam = await openWindow(browser, system, who);
    await sam.card('Hello, I am TenTwo').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  const sendPasted = async (): Promise<void> => {
    await paste(sam.page);
    await sam.page.getByText('image.png', { exact: true }).waitFor();
    await sam.page.getByRole('textbox').last().press('Enter');
  };

  it('leads to a question where no record is named and none was just reported', async () => {
    await sendPasted();
    await sam.card('Which record is it for?').waitFor();
  });

  it('pasted just after a receipt goes to that report, and is shown in the chat', async () => {
    await sam.say('Visitor badges of the Lyon office open the server room, I just tried.');
    await sam.card('Shall I report this?').getByRole('button', { name: 'Send', exact: true }).click();
    await sam.card('Just send it here within ten minutes').waitFor();
    await sendPasted();
    const kept = sam.card(/Kept as evidence of NC-\d{4}-0001/);
    await kept.waitFor();
    reference = /NC-\d{4}-\d{4}/.exec(await kept.innerText())?.[0] ?? '';
    const pictures = sam.page.getByRole('img', { name: 'Pasted picture' });
    await pictures.last().waitFor();
    const width = await pictures.last().evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0));
    expect(width).toBeGreaterThan(0);
  });

  it('attached with the number is kept file by file', async () => {
    const file = (name: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(name) });
    await sam.page
      .locator('input[type=file]')
      .last()
      .setInputFiles([file('badge log.txt'), file('setup.exe')]);
    await sam.page.getByText('setup.exe', { exact: true }).waitFor();
    await sam.say(reference);
    const text = await sam.card('Not all of it could be kept').innerText();
    expect(text).toContain('badge log.txt · 13 bytes');
    expect(text).toContain('This file is a program');
  });

  it('is not accepted in a channel', async () => {
    await sam.openChannel('Operations');
    await sendPasted();
    await sam.card('I do not take files where others can read them').waitFor();
    expect(sam.complaints).toEqual([]);
  });
});
