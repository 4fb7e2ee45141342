import type { Browser, FrameLocator, Page } from 'playwright-core';
import { addDays, type CalendarDate, dayOf } from '../../procedure/record/values/calendarDate.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { theClassification } from '../builders/aRecord.ts';
import { personNamed } from './asTeams.ts';
import { giveCommands } from './giveCommands.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

/** Clause 10.2 c in the tab: two who edit one plan in their own windows, and what is typed when the window is lost. */
describe('the editor of a plan', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  let reference = '';
  let second: Awaited<ReturnType<typeof openFor>>;
  const ahead = (days: number): CalendarDate => addDays(dayOf(new Date(), 'Europe/Paris'), days);
  const [claire, hana, marc] = ['Claire', 'Hana', 'Marc'].map((name) => personNamed(name).id);

  const toRecord = async (page: Page): Promise<FrameLocator> => {
    const frame = page.frameLocator('iframe');
    await frame
      .locator('main')
      .first()
      .evaluate((_main, place) => location.replace(`#/${place}`), reference);
    await frame.getByRole('heading', { level: 1, name: /Visitor badges/ }).waitFor();
    await frame.getByRole('region', { name: 'What you can do' }).getByRole('button', { name: 'More' }).click();
    await frame.getByRole('menuitem', { name: 'Plan', exact: true }).click();
    await frame.getByRole('dialog').waitFor();
    return frame;
  };
  const openFor = async (name: string) => {
    const window = await openWindow(browser, system, personNamed(name));
    windows.push(window);
    await window.openTab();
    return { ...window, frame: await toRecord(window.page) };
  };

  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    const give = giveCommands(system);
    const what = 'Visitor badges of the Lyon office open the server room.';
    await give('Sam', 'report', { facts: { what, ongoing: 'no', detectedOn: '2026-07-01' }, language: 'en' });
    await give('Claire', 'triageReport', {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: hana,
    });
    await give('Claire', 'confirmStatement', { problem: 'Badges open too much', implications: 'Theft' });
    const whys = [{ id: 'w1', question: 'Why?', answer: 'One group for all doors', children: [] }];
    const rootCauses = [{ statement: 'Badges have one group for all doors', category: 'design', whyId: 'w1' }];
    await give('Claire', 'determineCauses', { causes: { whys, rootCauses, agreedBy: [hana] } });
    const action = { id: 'A1', title: 'Make a group for each door', kind: 'corrective', term: 'short' };
    const plan = {
      manager: hana,
      objective: 'No visitor reaches a server',
      followUps: [ahead(10)],
      actions: [{ ...action, priority: 'high', owner: marc, due: ahead(20) }],
      successCriteria: 'None in 90 days',
      verification: { method: 'Log', on: ahead(100), verifier: claire },
      ismsChange: { needed: false, because: 'The rule is right' },
    };
    reference = await give('Claire', 'draftPlan', { plan });
  });
  afterAll(async () => {
    await browser.close();
    if (system.exitCode() === null) await system.stop();
    removeDataDir(dataDir);
  });

  it('shows the second editor the changes of both side by side, and saves both', async () => {
    const first = await openFor('Claire');
    second = await openFor('Hana');
    await first.frame.getByRole('textbox', { name: 'Objective' }).fill('No visitor enters a server room');
    await second.frame.getByRole('textbox', { name: 'Objective' }).fill('Mine');
    await second.frame.getByRole('textbox', { name: 'Success criteria' }).fill('None in 60 days');
    await first.frame.getByRole('button', { name: 'Save the plan' }).click();
    await first.frame.getByText('The plan is saved. Submit it to management now?').waitFor();
    await first.frame.getByRole('button', { name: 'Not yet' }).click();
    await second.frame.getByRole('button', { name: 'Save the plan' }).click();
    const beside = second.frame.getByRole('region', { name: /Claire Dubois changed this/ });
    await beside.getByText('Before: No visitor reaches a server').waitFor();
    await beside.getByRole('radio', { name: 'Theirs: No visitor enters a server room' }).click();
    await beside.getByRole('button', { name: 'Merge' }).click();
    await second.frame.getByRole('button', { name: 'Save the plan' }).click();
    await second.frame.getByRole('dialog').getByText('No visitor enters a server room').waitFor();
    await second.frame.getByRole('dialog').getByText('None in 60 days').waitFor();
    await second.frame.getByRole('button', { name: 'Not yet' }).click();
    await second.frame.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('keeps the input without a network and across a reload', async () => {
    const { page, openTab } = second;
    const frame = await toRecord(page);
    await frame.getByRole('textbox', { name: 'Objective' }).fill('Typed on the train');
    await page.context().setOffline(true);
    await frame.getByRole('button', { name: 'Save the plan' }).click();
    await frame.getByText(/Not saved yet/).waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await openTab();
    const again = await toRecord(page);
    await again.getByRole('button', { name: 'Continue' }).click();
    expect(await again.getByRole('textbox', { name: 'Objective' }).inputValue()).toBe('Typed on the train');
    await again.getByRole('button', { name: 'Save the plan' }).click();
    await again.getByText('The plan is saved. Submit it to management now?').waitFor();
    await again.getByRole('button', { name: 'Not yet' }).click();
    await again.getByRole('dialog').waitFor({ state: 'detached' });
    await toRecord(page);
  });

  it.each(['default', 'dark', 'contrast'])('has no problem that axe finds in the theme %s', async (theme) => {
    const { page } = second;
    await page.locator('iframe').evaluate((frame: HTMLIFrameElement, name) => {
      frame.contentWindow?.postMessage({ func: 'themeChange', args: [name] }, '*');
    }, theme);
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await page.frameLocator('iframe').locator('html').evaluate(drawn);
    const { violations } = await checkPage(page)
      .include({ fromFrames: ['iframe', 'html'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('fits into 320 px', async () => {
    await second.page.setViewportSize({ width: 320, height: 700 });
    const widths = await second.page
      .frameLocator('iframe')
      .getByRole('dialog')
      .evaluate((dialog) => [dialog, ...dialog.querySelectorAll('*')].map(({ scrollWidth }) => scrollWidth));
    expect(Math.max(...widths)).toBeLessThanOrEqual(320);
    for (const { complaints } of windows)
      expect(complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED|409/.test(text))).toEqual([]);
  });
});
