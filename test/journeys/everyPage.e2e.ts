import { fileURLToPath } from 'node:url';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { loadSamples } from '../../infra/local/loadSamples.ts';
import { checkPage } from '../browser/checkPage.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { walkByTab } from '../browser/walkByTab.ts';
import { waitLimit } from '../setup/timeLimits.ts';
import { personNamed } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';

const samples = fileURLToPath(new URL('../samples/nonconformities.json', import.meta.url));

const mainPages = ['work', 'register', 'numbers', 'audit', 'report', 'procedure', 'administration'] as const;
const places = [...mainPages, 'case', 'NC-2026-0001'] as const;
type Place = (typeof places)[number];

/** The pages offered to each person: those with something they may read (`procedure/stages/reads.ts`). */
const offered: readonly (readonly [role: string, name: string, pages: readonly Place[]])[] = [
  ['a colleague without a role', 'Pedro Alvarez', ['work', 'register', 'report', 'procedure']],
  ['a guest who audits', 'Anna Kovač', mainPages],
  ['the ISMS manager', 'Claire Dubois', mainPages],
  ['the alternate, in French', 'Thomas Berger', mainPages],
  ['management', 'Priya Nair', mainPages],
  ['a custodian', 'Yusuf Demir', ['work', 'register', 'numbers', 'audit', 'report', 'procedure']],
  ['an administrator', 'Olga Lindqvist', ['work', 'register', 'report', 'procedure', 'administration']],
];

const headings = {
  en: {
    work: 'My work',
    register: 'Nonconformities',
    numbers: 'Numbers',
    audit: 'Audit',
    report: 'Report',
    procedure: 'Procedure',
    administration: 'Administration',
    own: 'My reports',
  },
  fr: {
    work: 'Mon travail',
    register: 'Non-conformités',
    numbers: 'Chiffres',
    audit: 'Audit',
    report: 'Signaler',
    procedure: 'Procédure',
    administration: 'Administration',
    own: 'Mes signalements',
  },
} as const;

type Where = Page | FrameLocator;
const goTo = (at: Where, place: string): Promise<void> =>
  at.locator('html').evaluate((_html, to) => {
    location.hash = `#/${to}`;
  }, place);
const h1 = (at: Where) => at.getByRole('heading', { level: 1 });
/** The page is there, and no part of it is still on its way. */
const settled = async (at: Where): Promise<void> => {
  await h1(at).waitFor();
  await at.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
};
/** Texts that no page may contain. */
const broken = /undefined|NaN|\[object|Invalid Date|cannot be shown|ne peut pas être affiché/;

const look = async (at: Where) => {
  await settled(at);
  return at.locator('html').evaluate((html) => ({
    title: document.title,
    focused: document.activeElement?.tagName,
    hash: location.hash,
    text: document.body.innerText,
    tooWide: html.scrollWidth - html.clientWidth,
    alerts: document.querySelectorAll('[role=alert]:not(:empty)').length,
  }));
};

describe('every page', () => {
  const dataDir = newDataDir();
  const windows: TeamsWindow[] = [];
  let system: LocalSystem;
  let browser: Browser;
  const open = async (name: string, width = 1280, height = 900, theme = 'default') => {
    const window = await openWindow(browser, system, personNamed(name), { width, height }, theme);
    windows.push(window);
    return { ...window, frame: await window.openTab() };
  };
  const openOutside = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(waitLimit);
    const page = await context.newPage();
    await page.goto(`${system.url}/tab/#/work`);
    return page;
  };
  const signIn = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Sign in here instead' }).click();
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: `Sign out ${name}` }).waitFor();
  };
  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    await loadSamples(samples, system.local, () => undefined);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  /** Links to each page offered, and none to the others. */
  const walk = async (at: Where, pages: readonly Place[], language: 'en' | 'fr'): Promise<void> => {
    const readsAll = pages.includes('numbers');
    const names = headings[language];
    const nameOf = (place: Place): string =>
      place === 'register' && !readsAll ? names.own : names[place as keyof typeof names];
    const links = at.getByRole('navigation').first().getByRole('link');
    await goTo(at, 'no-such-page');
    await h1(at)
      .and(at.getByText(nameOf('register'), { exact: true }))
      .waitFor();
    expect(await links.allTextContents()).toEqual(pages.map(nameOf));
    for (const place of pages) {
      await links.getByText(nameOf(place), { exact: true }).click();
      await h1(at)
        .and(at.getByText(nameOf(place), { exact: true }))
        .waitFor();
      const { title, focused, text, tooWide, alerts } = await look(at);
      expect({ title, tooWide, alerts }).toEqual({ title: `${nameOf(place)} · TenTwo`, tooWide: 0, alerts: 0 });
      // Where one is already, nothing is to be announced.
      expect([place, focused]).toEqual([place, place === 'register' ? expect.anything() : 'H1']);
      expect(text).not.toMatch(broken);
      if (!readsAll) expect(text).not.toMatch(/NC-\d{4}-/);
    }
    for (const place of mainPages.filter((one) => !pages.includes(one))) {
      await goTo(at, place);
      await h1(at)
        .and(at.getByText(nameOf('register'), { exact: true }))
        .waitFor();
      expect((await look(at)).hash).toBe('#/register');
    }
  };

  it.each(offered)('is offered to %s in Teams, or looks like an unknown page', async (_role, name, pages) => {
    const { frame, close } = await open(name);
    await walk(frame, pages, name === 'Thomas Berger' ? 'fr' : 'en');
    await close();
  });

  it('is offered outside Teams as well', async () => {
    for (const [, name, pages] of offered.filter((_one, index) => index % 3 === 0)) {
      const page = await openOutside();
      await signIn(page, name);
      await walk(page, pages, 'en');
      await page.context().close();
    }
  });

  // Numbers, audit, report and a record with all of it unfolded are looked at in journeys of their own.
  it.each([
    ['default', 'Claire Dubois', 1280, ['work', 'register', 'procedure', 'administration', 'case']],
    ['dark', 'Thomas Berger', 320, ['work', 'register', 'procedure', 'administration', 'case']],
    ['contrast', 'Claire Dubois', 1280, ['work', 'register', 'procedure', 'administration', 'case']],
    ['default', 'Claire Dubois', 3840, []],
  ] as const)('is accessible in the theme %s, for %s at %i px', async (theme, name, width, checked) => {
    const { page, frame, close } = await open(name, width, width > 2000 ? 2160 : 900, theme);
    for (const place of places) {
      await goTo(frame, place);
      await frame.locator('html').evaluate(() => new Promise(requestAnimationFrame));
      const { text, tooWide } = await look(frame);
      expect([place, tooWide]).toEqual([place, 0]);
      expect(text).not.toMatch(broken);
      if (!checked.some((one) => one === place)) continue;
      const { violations } = await checkPage(page)
        .include({ fromFrames: ['iframe', 'html'] })
        .exclude({ fromFrames: ['iframe', '[data-tabster-dummy]'] })
        .analyze();
      expect([place, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)]).toEqual([place, []]);
    }
    await close();
  });

  it('can be used by keyboard alone', async () => {
    const page = await openOutside();
    await signIn(page, 'Claire Dubois');
    for (const place of places) {
      await page.goto(`${system.url}/tab/#/${place}`);
      await page.reload();
      await settled(page);
      expect([place, await walkByTab(page)]).toEqual([place, { unreached: [], unseen: [] }]);
    }
    await page.goto(`${system.url}/tab/#/register`);
    await page.reload();
    await page.getByRole('button', { name: 'Hand over work…' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await look(page)).focused).toBe('H1');
    for (const [button, role] of [
      ['Hand over work…', 'dialog'],
      ['Export', 'menu'],
    ] as const) {
      await page.getByRole('button', { name: button }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole(role).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole(role).waitFor({ state: 'detached' });
      await page.locator('button:focus', { hasText: button }).waitFor();
    }
    await page.context().close();
  });

  it('caused no browser error, except for the list of exports, which a custodian may not read', () => {
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([expect.stringContaining('404')]);
  });
});
