import type { Browser, FrameLocator } from 'playwright-core';
import { team } from '../../infra/local/tenant.ts';
import { type Colleague, createCast } from '../browser/cast.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser } from '../browser/teamsWindow.ts';
import { theClassification } from '../builders/aRecord.ts';
import { personNamed, postJson } from './asTeams.ts';
import { giveCommands } from './giveCommands.ts';
import { type LocalSystem, newDataDir, removeDataDir } from './localSystem.ts';
import { startShared } from './sharedSystem.ts';

/** Clause 10.2 b in the tab: who is in the channel of the card takes part by *Live view*, and card and tab are one. */
describe('5 Whys in the tab', () => {
  const dataDir = newDataDir();
  const operations = team.channels[2].id;
  let system: LocalSystem;
  let browser: Browser;
  let cast: ReturnType<typeof createCast>;
  let reference: string;
  let hana: Colleague;
  let rui: Colleague;
  let tab: FrameLocator;
  const card = ({ page }: Colleague) => page.locator('.ac-adaptiveCard', { hasText: `${reference} · 5` }).last();

  beforeAll(async () => {
    [system, browser] = await Promise.all([startShared({ dataDir }), launchBrowser()]);
    cast = createCast(browser, system);
    const give = giveCommands(system);
    const what = 'Visitor badges of the Lyon office open the server room.';
    await give('Sam', 'report', { facts: { what, ongoing: 'no', detectedOn: '2026-07-01' }, language: 'en' });
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: personNamed('Hana').id,
    };
    reference = await give('Claire', 'triageReport', triage);
    [hana, rui] = await Promise.all([cast.at('Hana'), cast.at('Rui')]);
    for (const { openChannel } of [hana, rui]) await openChannel('Operations');
  });
  afterAll(async () => {
    await browser.close();
    if (system.exitCode() === null) await system.stop();
    removeDataDir(dataDir);
  });

  it('opens from the card, for a guest who is in the channel', async () => {
    const said = { as: personNamed('Hana').id, conversation: operations, text: `5 whys ${reference}` };
    await postJson(`${system.local.teams}/api/say`, { ...said, mentionBot: true });
    await card(rui).getByRole('link', { name: rui.words.session.button.live }).click();
    tab = rui.page.frameLocator('iframe');
    await tab.getByRole('heading', { level: 1, name: `${reference} · 5 Whys` }).waitFor();
    await tab.getByText('0 people here · 0 contributions').waitFor();
    expect(await tab.getByRole('button', { name: 'The record' }).count()).toBe(0);
  });

  it('does not open for a person outside the channel', async () => {
    const lena = await (await cast.at('Lena')).openTab();
    await lena.locator('main').evaluate((_main, place) => location.replace(`#/${place}`), `${reference}/S1`);
    await lena.getByText('There is no such record, or you may not see it.').waitFor();
  });

  it('shows input from the tab on the card, and input from the card in the tab', async () => {
    await tab.getByRole('button', { name: 'I’m here' }).click();
    await card(hana).getByText('1 person here').waitFor();
    await card(hana).getByRole('button', { name: hana.words.session.button.here }).click();
    await tab.getByText('2 people here · 2 contributions').waitFor();
  });

  it('keeps text in progress while others contribute', async () => {
    await tab.getByRole('button', { name: 'Correct…' }).click();
    await tab.getByRole('textbox', { name: 'The problem' }).fill('Badges of visitors open the server room.');
    await tab.getByRole('textbox', { name: 'What it implies' }).fill('Anybody reaches the backups.');
    await tab.getByRole('button', { name: 'Save' }).click();
    await card(hana).getByText('Anybody reaches the backups.').waitFor();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it.each(['default', 'dark', 'contrast'])('has no problem that axe finds in the theme %s', async (theme) => {
    const { page } = rui;
    await page.locator('iframe').evaluate((frame: HTMLIFrameElement, name) => {
      frame.contentWindow?.postMessage({ func: 'themeChange', args: [name] }, '*');
    }, theme);
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await tab.locator('html').evaluate(drawn);
    const { violations } = await checkPage(page)
      .include({ fromFrames: ['iframe', 'html'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('fits into 320 px', async () => {
    await rui.page.setViewportSize({ width: 320, height: 700 });
    expect(await tab.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(320);
    expect([...hana.complaints, ...rui.complaints]).toEqual([]);
  });

  it('shows that the connection is lost when the server stops, and the server stops at once', async () => {
    const { page } = rui;
    const began = Date.now();
    await system.stop();
    expect(Date.now() - began).toBeLessThan(20_000);
    await page.frameLocator('iframe').getByText('The connection was lost').waitFor();
  });
});
