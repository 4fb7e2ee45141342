import { fileURLToPath } from 'node:url';
import { loadSamples } from '../../infra/local/loadSamples.ts';
import { people } from '../../infra/local/tenant.ts';
import { launchBrowser, openWindow } from '../browser/teamsWindow.ts';
import { newDataDir, removeDataDir, startLocalSystem } from '../journeys/localSystem.ts';

/** `npm run pictures`: takes the README's pictures from the running system. Look at them before you commit them. */
const size = { width: 1280, height: 720 };
const samples = fileURLToPath(new URL('../samples/nonconformities.json', import.meta.url));
const place = (name: string): string => fileURLToPath(new URL(`../../docs/images/${name}`, import.meta.url));

const take = async (): Promise<void> => {
  const dataDir = newDataDir();
  const system = await startLocalSystem(dataDir);
  const browser = await launchBrowser();
  try {
    const [sam, , claire] = people;
    if (!sam || !claire) throw new RangeError('The local tenant has lost its people.');
    await loadSamples(samples, system.local, () => undefined);
    const chat = await openWindow(browser, system, sam, size);
    await chat.say('Visitor badges of the Lyon office open the server room, I just tried.');
    const form = chat.card('Shall I report this?');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    await chat.card('Your report is saved as').waitFor();
    await chat.page.screenshot({ path: place('report.png') });
    const register = await openWindow(browser, system, claire, size);
    const frame = await register.openTab();
    await frame
      .getByText(/NC-\d{4}-0007/)
      .first()
      .waitFor();
    await register.page.screenshot({ path: place('register.png') });
  } finally {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  }
};

take().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
