import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import type { LocalSystem } from '../journeys/localSystem.ts';
import { waitLimit } from '../setup/timeLimits.ts';
import { findBrowser } from './findBrowser.ts';

/** Quiet flags, none of which weakens the test (the defaults in `args` would disable web security). */
const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

/**
 * Nothing leaves the machine, from any window: teams-js looks for a list of hosts on the network and goes on without
 * it. Playwright's `route` would intercept each request and disable the browser's cache.
 */
const alone = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await findBrowser(),
    // Chromium's sandbox refuses to run as root, which containers often are.
    args: [...quiet, alone, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });

export type WindowSize = { readonly width: number; readonly height: number };

/** One window of the local Teams page: one person. */
export type TeamsWindow = {
  readonly page: Page;
  /** Errors on the browser console, and exceptions of the page. */
  readonly complaints: readonly string[];
  readonly say: (text: string) => Promise<void>;
  readonly openChat: () => Promise<void>;
  readonly openChannel: (name: string) => Promise<void>;
  /** The personal tab, on the register or, for people without a role, on their own reports. */
  readonly openTab: () => Promise<FrameLocator>;
  /** The newest card that holds this text. */
  readonly card: (text: string | RegExp) => Locator;
  readonly close: () => Promise<void>;
};

const registerNames = /^(Nonconformities|Non-conformités|My reports|Mes signalements)$/;

/** @param theme one of those of Teams, as set in its stand-in; otherwise its own */
export const openWindow = async (
  browser: Browser,
  system: LocalSystem,
  who: SeededPerson,
  size: WindowSize = { width: 1280, height: 800 },
  theme?: string,
): Promise<TeamsWindow> => {
  // A colour in mid-transition is not read by people, but axe would judge it.
  const context = await browser.newContext({ viewport: size, locale: who.locale, reducedMotion: 'reduce' });
  context.setDefaultTimeout(waitLimit);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_NAME_NOT_RESOLVED/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${system.local.teams}/?${new URLSearchParams({ as: who.id, ...(theme && { theme }) })}`);
  const rail = page.getByRole('navigation', { name: /^(Apps|Applications)$/ });
  const goTo = async (name: RegExp): Promise<void> => rail.getByRole('button', { name }).click();
  return {
    page,
    complaints,
    say: async (text) => {
      const box = page.getByRole('textbox').last();
      await box.fill(text);
      await box.press('Enter');
    },
    openChat: () => goTo(/^(Chat|Conversation)/),
    openChannel: async (name) => {
      await goTo(/^(Teams|Équipes)/);
      await page.getByText(name, { exact: true }).first().click();
    },
    openTab: async () => {
      await goTo(/^TenTwo/);
      const frame = page.frameLocator('iframe');
      await frame.getByRole('link', { name: registerNames }).click();
      return frame;
    },
    card: (text) => page.locator('.ac-adaptiveCard', { hasText: text }).last(),
    close: () => context.close(),
  };
};
