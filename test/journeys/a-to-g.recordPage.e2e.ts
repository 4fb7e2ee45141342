import type { Browser, FrameLocator } from 'playwright-core';
import { addDays, type CalendarDate, dayOf } from '../../procedure/record/values/calendarDate.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { theClassification } from '../builders/aRecord.ts';
import { personNamed } from './asTeams.ts';
import { giveCommands } from './giveCommands.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

const idOf = (name: string): string => personNamed(name).id;
const inDays = (count: number): CalendarDate => addDays(dayOf(new Date(), 'Europe/Paris'), count);

const act = { kind: 'done', what: 'The badges were collected', by: 'Reception', doneOn: inDays(0) };
const action = { owner: idOf('Pedro'), priority: 'high' };
const plan = {
  manager: idOf('Hana'),
  objective: 'No group of doors is changed without review',
  actions: [
    { ...action, id: 'A1', title: 'Separate the visitors’ group', kind: 'corrective', term: 'short', due: inDays(20) },
    { ...action, id: 'A2', title: 'Train reception', kind: 'training', term: 'long', due: inDays(60) },
  ],
  successCriteria: 'No visitor badge opens a secure area in 90 days',
  verification: { method: 'Door log', on: inDays(150), verifier: idOf('Chloé') },
  followUps: [inDays(10)],
  ismsChange: { needed: false, because: 'The policy is right' },
};
const causes = {
  whys: [{ id: 'w1', question: 'Why?', answer: 'A group was copied', children: [] }],
  rootCauses: [{ statement: 'Groups are not reviewed', category: 'policyMissing', whyId: 'w1' }],
  agreedBy: [idOf('Claire')],
};

/** Clause 10.2 f and g: what is kept of one nonconformity, as those read it who may, in the real tab over the running system. */
describe('the page of a record', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  let [like, reference] = ['', ''];

  const open = async (name: string, size?: { width: number; height: number }, theme = 'default') => {
    const window = await openWindow(browser, system, personNamed(name), size, theme);
    windows.push(window);
    const frame = await window.openTab();
    await frame.locator('html').evaluate((_html, to) => {
      location.hash = to;
    }, `#/${reference}`);
    await frame.getByRole('heading', { level: 1, name: /Visitor badges|NC-/ }).waitFor();
    return { ...window, frame };
  };
  const unfold = async (frame: FrameLocator): Promise<void> => {
    for (const summary of await frame.locator('summary').all()) await summary.click();
  };

  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    const give = giveCommands(system);
    const facts = { what: 'Visitor badges open the server room in Paris.', detectedOn: inDays(0) };
    like = await give('Inès', 'report', { facts, language: 'en' });
    const told = { ...facts, what: 'Visitor badges open the door of the server room in Lyon.' };
    reference = await give('Sam', 'report', { facts: told, language: 'en' });
    const lane = { lane: 'standard', grade: 'minor', gradeReason: 'One office', ...theClassification };
    await give('Claire', 'triageReport', { ...lane, owner: idOf('Hana') });
    await give('Claire', 'recordContainment', { act });
    await give('Hana', 'confirmStatement', { problem: 'Badges open too much', implications: 'Anybody gets in' });
    await give('Hana', 'determineCauses', { causes });
    await give('Hana', 'draftPlan', { plan });
    await give('Hana', 'submitPlan', {});
    await give('Priya', 'approvePlan', { revision: 6 });
    await give('Pedro', 'requestExtension', { action: 'A1', due: inDays(30), reason: 'The supplier is late' });
    await give('Claire', 'decideExtension', { action: 'A1', granted: true, reason: 'Understood' });
    await give('Pedro', 'askTraining', { action: 'A2', text: 'Read the rules', people: [idOf('Olga'), idOf('Hana')] });
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it.each([
    ['default', 1280],
    ['dark', 1280],
    ['contrast', 1280],
    ['default', 320],
  ])('is accessible in the theme %s at %i px, fully expanded', async (theme, width) => {
    const { page, frame } = await open('Claire Dubois', { width, height: 900 }, theme);
    await unfold(frame);
    await frame.getByText('1 change since then').waitFor();
    const { violations } = await checkPage(page)
      .include({ fromFrames: ['iframe', 'html'] })
      .exclude({ fromFrames: ['iframe', '[data-tabster-dummy]'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const tooWide = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(tooWide).toBe(0);
  });

  it('shows what is missing and leads to a probably similar record, as far as the reader may see it', async () => {
    const { frame } = await open('Thomas');
    await frame.getByText('Il manque 5 éléments sur 11').waitFor();
    await frame.getByRole('button', { name: like }).click();
    await frame.getByRole('heading', { level: 1, name: 'Visitor badges open the server room in Paris.' }).waitFor();
    const hana = await open('Hana Ito');
    await hana.frame.getByText('There are no linked or similar records that you may read.').waitFor();
  });

  it('lets the people asked confirm a training, even without access to the record', async () => {
    const { frame } = await open('Olga');
    await frame.getByText('Read the rules').waitFor();
    expect(await frame.getByRole('region', { name: 'History' }).count()).toBe(0);
    await frame.getByRole('button', { name: 'I confirm' }).click();
    await frame.getByText(/^You confirmed it on/).waitFor();
    const hana = await open('Hana Ito');
    await hana.frame.getByText('A2 · 1 of 2 have confirmed').waitFor();
    await hana.frame.getByRole('button', { name: 'I confirm' }).click();
    await hana.frame.getByText('A2 · 2 of 2 have confirmed').waitFor();
  });

  it('caused no browser error except for the unreadable record', () => {
    const complaints = windows.flatMap((window) => window.complaints).filter((text) => !text.includes('404'));
    expect(complaints).toEqual([]);
  });
});
