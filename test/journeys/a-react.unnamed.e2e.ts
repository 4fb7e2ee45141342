import type { Browser } from 'playwright-core';
import { z } from 'zod';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { freshNonce, personNamed, postJson } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startOneServer } from './localSystem.ts';
import { rowsOf } from './siteRows.ts';

/** Like the tab, which has no page for it here. */
const command = async (system: LocalSystem, who: SeededPerson, sent: object): Promise<number> => {
  const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId: who.id });
  const { token } = z.object({ token: z.string() }).parse(await issued.json());
  return (await postJson(`${system.url}/api/commands`, { n: freshNonce(), command: sent }, token)).status;
};

/** Waits for the `n`th card with this text, counted from 0. */
const nthCard = ({ page }: TeamsWindow, hasText: string, n: number) =>
  page.locator('.ac-adaptiveCard', { hasText }).nth(n);

/** Clause 10.2 a, without fear: a person reports anonymously, asks about the outcome, and answers a question. */
describe('a report without a name', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  const [sam, claire, thomas, olga] = ['Sam Carter', 'Claire Dubois', 'Thomas Berger', 'Olga Lindqvist'].map(
    personNamed,
  );
  let system: LocalSystem;
  let browser: Browser;
  const open = async (who: SeededPerson | undefined): Promise<TeamsWindow> => {
    if (!who) throw new RangeError('no such person');
    const window = await openWindow(browser, system, who);
    windows.push(window);
    return window;
  };
  beforeAll(async () => {
    [system, browser] = await Promise.all([startOneServer(dataDir), launchBrowser()]);
    const window = await open(olga);
    await window.openChannel('Triage');
    await window.say('use this channel for triage');
    await window.card('New reports will be shown in this channel').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  const what = 'A manager asks us to share one password for the payroll system.';
  const answer = 'The ones of the night shift too.';
  let reference = '';
  let code = '';

  it('is typed into the form by Sam, who gets a number and a case code', async () => {
    const window = await open(sam);
    await window.say('report');
    const form = window.card('Prefer not to give your name?');
    await form.getByRole('button', { name: 'Add details' }).click();
    const unfolded = window.card('Teams keeps the messages in this chat');
    await unfolded.getByLabel('What happened?').fill(what);
    await unfolded.getByRole('radio', { name: /^Anonymous/ }).check();
    await unfolded.getByRole('button', { name: 'Send', exact: true }).click();
    const receipt = window.card('Your case code');
    await receipt.waitFor();
    const text = await receipt.innerText();
    reference = /NC-\d{4}-\d{4}/.exec(text)?.[0] ?? '';
    code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(text)?.[0] ?? '';
    expect([reference, code]).toEqual([expect.stringMatching(/^NC-/), expect.stringMatching(/^.{19}$/)]);
    for (const said of ['shown only here', 'Who can read it', 'Teams keeps the messages in this chat'])
      expect(text).toContain(said);
  });

  it('is in the triage channel without a name, and no row contains Sam', async () => {
    const window = await open(claire);
    await window.openChannel('Triage');
    const triage = window.card(reference);
    await triage.waitFor();
    expect(await triage.innerText()).not.toContain('Sam');
    const history = await rowsOf(system, 'History');
    const mine = history.filter((row) => row.Reference === reference);
    expect(mine.map(({ ActorId, At }) => [ActorId, String(At).slice(10)])).toEqual([
      ['reporter', expect.stringMatching(/^T\d\d:00:00\.000Z$/)],
    ]);
    for (const list of ['History', 'Nonconformities', 'Messages'])
      for (const row of (await rowsOf(system, list)).filter((one) => JSON.stringify(one).includes(reference)))
        expect(JSON.stringify(row)).not.toMatch(new RegExp(`${sam?.id}|Sam Carter`));
  });

  it('is not in the reopened chat: neither number nor code, and the form sends nothing by name', async () => {
    const window = await open(sam);
    const form = window.card('Prefer not to give your name?');
    await form.waitFor();
    const page = await window.page.locator('body').innerText();
    expect(page).not.toContain(code);
    expect(page).not.toContain(reference);
    await form.getByLabel('What happened?').fill(what);
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    await window.page.getByText('already sent without your name').waitFor();
    expect((await rowsOf(system, 'Nonconformities')).length).toBe(1);
  });

  it('is shown to Sam with number and code, and the ISMS manager’s question is answered', async () => {
    if (!claire) throw new RangeError('no such person');
    expect(await command(system, claire, { name: 'askReporter', reference, text: 'Which passwords?' })).toBe(200);
    const window = await open(sam);
    await window.say('case');
    const form = window.card('A report without your name');
    await form.getByLabel('Number').fill(reference);
    await form.getByLabel('Case code').fill(code.toLowerCase());
    await form.getByRole('button', { name: 'Show', exact: true }).click();
    const record = window.card('The security team asked on');
    await record.waitFor();
    expect(await record.innerText()).toContain('Which passwords?');
    await record.getByLabel('Your answer').fill(answer);
    await record.getByRole('button', { name: 'Send', exact: true }).click();
    const added = window.card('Thank you. It was added.');
    await added.waitFor();
    expect(await added.innerText()).toContain(answer);
    await checkPage(window.page)
      .analyze()
      .then(({ violations }) => expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]));
    const rows = (await rowsOf(system, 'History')).filter((row) => row.Reference === reference);
    expect(rows.map(({ ActorId }) => ActorId)).toEqual(['reporter', claire.id, 'reporter']);
    expect(String(rows[2]?.Events)).toContain(answer);
    expect(JSON.stringify(rows)).not.toContain(sam?.id);
  });

  it('is not shown with a wrong code', async () => {
    const window = await open(sam);
    await window.say('case');
    // The chat still has the first form: this is the second.
    const form = nthCard(window, 'A report without your name', 1);
    await form.getByLabel('Number').fill(reference);
    await form.getByLabel('Case code').fill('K7QM-2XWR-9TBD-4HNE');
    await form.getByRole('button', { name: 'Show', exact: true }).click();
    await window.card('There is no report with this number and this code.').waitFor();
  });

  it('kept from the ISMS manager goes to the alternate and to no channel', async () => {
    const [window, alternate, manager] = [await open(sam), await open(thomas), await open(claire)];
    await window.say('report');
    // The chat still has the first form, which was sent: this is the second.
    await nthCard(window, 'Prefer not to give your name?', 1).getByRole('button', { name: 'Add details' }).click();
    const form = window.card('Teams keeps the messages in this chat');
    await form.getByLabel('What happened?').fill('The ISMS manager shares the password too.');
    await form.getByRole('radio', { name: /^Under seal/ }).check();
    await form.getByRole('checkbox', { name: /^Keep it from the ISMS manager/ }).check();
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    const receipt = window.card('The ISMS manager does not see it, and no channel shows it.');
    await receipt.waitFor();
    const kept = /NC-\d{4}-\d{4}/.exec(await receipt.innerText())?.[0] ?? '';
    await alternate.card(kept).waitFor();
    expect(await alternate.card(kept).innerText()).toContain('Signalée sous scellé');
    await manager.openChannel('Triage');
    await manager.card(reference).waitFor();
    expect(await manager.page.getByText(kept).count()).toBe(0);
    await manager.openChat();
    await manager.say(kept);
    await manager.card('no such record, or you may not see it').waitFor();
  });

  it('caused no browser error', () => {
    expect(windows.flatMap((window) => window.complaints)).toEqual([]);
  });
});
