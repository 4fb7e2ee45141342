import type { Browser, Frame, Page } from 'playwright-core';
import { z } from 'zod';
import { applications, team, tenant } from '../../infra/local/tenant.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { personNamed, postJson } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';
import { eventually } from './siteRows.ts';

/** Where causes are found together: a meeting in a channel, on the local Teams page, with the app beside it and on its stage. */
describe('a channel meeting', () => {
  const dataDir = newDataDir();
  const title = 'Where do we put the new printers?';
  const operations = team.channels[2].id;
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  const open = async (name: string): Promise<Page> => {
    const window = await openWindow(browser, system, personNamed(name));
    windows.push(window);
    await window.openChannel('Operations');
    return window.page;
  };
  const control = async (path: string, body: object): Promise<unknown> =>
    (await postJson(`${system.local.teams}/_control/${path}`, body)).json();
  let claire: Page;
  let sam: Page;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    [claire, sam] = [await open('Claire'), await open('Sam')];
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const frameOf = async (page: Page, name: string): Promise<Frame> => {
    const handle = await page.locator(`iframe[title="${name}"]`).elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error(`there is no frame ${name}`);
    return frame;
  };
  /** What Teams answers to the app's frame, as teams-js asks it. */
  const ask = (frame: Frame, func: string, args: readonly unknown[] = []): Promise<unknown> =>
    frame.evaluate(
      ([name, given]) =>
        new Promise((resolve) => {
          const id = `test ${name}`;
          addEventListener('message', ({ data }) => data.id === id && resolve(data.args));
          parent.postMessage({ id, uuidAsString: id, func: name, args: given }, '*');
        }),
      [func, args] as const,
    );
  const violations = async (page: Page) => (await checkPage(page).exclude('iframe').analyze()).violations;

  it('is announced in the channel, and two people join it', async () => {
    await press(claire, 'Schedule a meeting');
    await claire.getByLabel('Title of the meeting').fill(title);
    expect(await violations(claire)).toEqual([]);
    await press(claire, 'Schedule');
    for (const page of [claire, sam]) {
      await page
        .getByRole('region', { name: `Meeting: ${title}` })
        .getByRole('button', { name: 'Join' })
        .click();
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    }
    for (const page of [claire, sam]) {
      const present = page.getByRole('list', { name: 'In the meeting' });
      await eventually(
        () => present.getByRole('listitem').allInnerTexts(),
        (shown) => shown.map((text) => text.split('\n').at(-1)).join() === 'Claire Dubois,Sam Carter',
      );
    }
    expect(await violations(claire)).toEqual([]);
  });

  it('has a chat of its own, in the channel’s thread, where the bot is silent', async () => {
    await claire.getByRole('button', { name: 'Mention TenTwo' }).click();
    await claire.getByRole('textbox').fill('On the second floor?');
    await press(claire, 'Send');
    await sam.getByRole('article').filter({ hasText: 'On the second floor?' }).waitFor();
    expect(await sam.getByRole('article').count()).toBe(2);
  });

  it('has the app in its side panel, 320 px wide, with the meeting context', async () => {
    await sam.getByRole('tab', { name: 'TenTwo' }).click();
    const panel = await frameOf(sam, 'TenTwo beside the meeting');
    await panel.getByRole('heading').first().waitFor();
    expect(await panel.evaluate(() => innerWidth)).toBe(320);
    const [context] = z.array(z.unknown()).parse(await ask(panel, 'getContext'));
    expect(context).toMatchObject({
      frameContext: 'sidePanel',
      meetingId: expect.any(String),
      channelId: operations,
      teamId: team.id,
      groupId: team.groupId,
      userObjectId: personNamed('Sam').id,
      tid: tenant.id,
    });
    expect(await violations(sam)).toEqual([]);
  });

  it('opens a deep link in the side panel, and passes on its query', async () => {
    const asked = encodeURIComponent(JSON.stringify({ subEntityId: 'session' }));
    const link = `https://teams.microsoft.com/l/entity/${applications.product.id}/register?context=${asked}`;
    await (await frameOf(sam, 'TenTwo beside the meeting')).evaluate(
      (url) => parent.postMessage({ id: 1, uuidAsString: '1', func: 'executeDeepLink', args: [url] }, '*'),
      link,
    );
    await eventually(
      async () => ask(await frameOf(sam, 'TenTwo beside the meeting'), 'getContext').catch(() => undefined),
      (answer) => JSON.stringify(answer)?.includes('"subEntityId":"session"') === true,
    );
    await (await frameOf(sam, 'TenTwo beside the meeting')).getByRole('heading').first().waitFor();
  });

  it('has the app on its stage for everyone, once it is shared', async () => {
    const panel = await frameOf(sam, 'TenTwo beside the meeting');
    const share = (url: string) => ask(panel, 'meeting.shareAppContentToStage', [url, {}]);
    expect(await share('https://evil.example/')).toEqual([{ errorCode: 500 }, false]);
    expect(await share(panel.url())).toEqual([null, true]);
    await claire.getByText('Sam Carter is sharing TenTwo').waitFor();
    const stage = await frameOf(claire, 'TenTwo on stage');
    await stage.getByRole('heading').first().waitFor();
    expect(await ask(stage, 'getContext')).toMatchObject([{ frameContext: 'meetingStage', channelId: operations }]);
    await press(claire, 'Stop sharing');
    await sam.getByText('Sam Carter is sharing TenTwo').waitFor({ state: 'detached' });
  });

  it('fits into 320 px', async () => {
    await sam.setViewportSize({ width: 320, height: 640 });
    for (const tab of ['Meeting', 'Chat', 'TenTwo']) {
      await sam.getByRole('tab', { name: tab }).click();
      expect(await sam.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    const panel = await frameOf(sam, 'TenTwo beside the meeting');
    expect(await panel.evaluate(() => innerWidth)).toBe(320);
  });

  it('ends for everyone, and nothing else was posted', async () => {
    await press(claire, 'End for all');
    for (const page of [claire, sam]) await page.getByText('This meeting has ended.').waitFor();
    await press(claire, 'Back to the channel');
    await claire.getByText(/^Ended: /).waitFor();
    expect(await claire.getByRole('article').count()).toBe(2);
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('notifies the bot, which answers 200 and is silent where no nonconformity is named', async () => {
    const [first, second] = [personNamed('Claire').id, personNamed('Sam').id];
    const begun = z.object({ thread: z.string(), meeting: z.object({ id: z.string(), root: z.string() }) }).loose();
    const told = { answers: [{ status: 200 }] };
    const started = await control('meeting', { userId: first, conversation: operations, title });
    expect(started).toMatchObject(told);
    const { meeting } = begun.parse(started);
    expect(await control('meeting/join', { userId: second, meetingId: meeting.id })).toMatchObject({ answers: [] });
    expect(await control('meeting/end', { userId: second, meetingId: meeting.id })).toMatchObject(told);
    const said = await fetch(
      `${system.local.teams}/_control/messages?userId=${first}&conversation=${encodeURIComponent(operations)}`,
    );
    const inThread = z.array(z.object({ root: z.string(), sender: z.string() })).parse(await said.json());
    expect(inThread.filter(({ root }) => root === meeting.root)).toEqual([{ root: meeting.root, sender: first }]);
  });
});
