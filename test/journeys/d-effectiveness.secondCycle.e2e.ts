import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import type { WorkCommandName } from '../../bot/cards/work/workVerbs.ts';
import { type BotWords, botWords } from '../../bot/words/words.ts';
import { people } from '../../infra/local/tenant.ts';
import { addDays, type CalendarDate, dayOf } from '../../procedure/record/calendarDate.ts';
import { longDate } from '../../procedure/words/dates.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { noticeWords } from '../../procedure/words/noticeWords.ts';
import { procedureWords } from '../../procedure/words/words.ts';
import { type Filled, fillCard } from '../browser/fillCard.ts';
import { launchBrowser, openWindow, type TeamsWindow } from '../browser/teamsWindow.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';

const phone = { width: 320, height: 740 };
const dayLong = 86_400_000;

/** A day counted from the real today, which is where the local clock begins. */
const inDays = (count: number): CalendarDate => addDays(dayOf(new Date(), 'Europe/Paris'), count);

/** Somebody at his own window, in his own language. */
type Colleague = TeamsWindow & { readonly words: BotWords; readonly language: Language };

const terms = procedureWords;
const { label } = botWords.en.work;

/**
 * Clause 10.2 from a report to an effective closure, by nothing but cards, with a first plan that did not help: nine people
 * at once, French and English, one of them on a phone of 320 px.
 */
describe('a nonconformity whose first plan did not help', () => {
  const dataDir = newDataDir();
  const colleagues = new Map<string, Colleague>();
  let system: LocalSystem;
  let browser: Browser;
  let reference = '';
  let slight = '';

  /** Opened when he is first needed; the window stays open. */
  const at = async (name: string, size?: { width: number; height: number }): Promise<Colleague> => {
    const before = colleagues.get(name);
    if (before) return before;
    const who = people.find(({ displayName }) => displayName.startsWith(name));
    if (!who) throw new RangeError(name);
    const language: Language = who.locale === 'fr-FR' ? 'fr' : 'en';
    const window = await openWindow(browser, system, who, size);
    const colleague = { ...window, words: botWords[language], language };
    colleagues.set(name, colleague);
    return colleague;
  };
  const snap = async (name: string, step: string): Promise<void> => {
    if (process.env.SNAP) await (await at(name)).page.screenshot({ path: `${process.env.SNAP}/${step}-${name}.png`, fullPage: true });
  };
  const press = (card: Locator, name: string) => card.getByRole('button', { name, exact: true }).click();

  /** A report in somebody's own words, and the number that he is given. */
  const reports = async (name: string, text: string): Promise<string> => {
    const { say, card, words } = await at(name);
    await say(text);
    await press(card(words.report.title), words.report.send);
    const receipt = card(words.receipt.saved('').replace('.', '').trim());
    await receipt.waitFor();
    return /NC-\d{4}-\d{4}/.exec(await receipt.innerText())?.[0] ?? '';
  };
  /** From the button on a card to the sentence that it is done. */
  const fillsIn = async (who: Colleague, form: Locator, name: WorkCommandName, inputs: readonly Filled[]) => {
    await fillCard(form, inputs);
    await press(form, who.words.command[name].send);
  };
  const does = async (name: string, of: string, command: WorkCommandName, inputs: readonly Filled[] = [], on?: string) => {
    const who = await at(name);
    const { title, done } = who.words.command[command];
    await press(who.card(on ?? of), title);
    await fillsIn(who, who.card(who.words.work.title(title, of)), command, inputs);
    await who.card(done).waitFor();
  };

  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    const olga = await at('Olga');
    await olga.openChannel('Triage');
    await olga.say('use this channel for triage');
    await olga.card(olga.words.channel.chosen).waitFor();
    await Promise.all(['Inès', 'Sam', 'Thomas', 'Claire', 'Priya', 'Marc', 'Chloé', 'Hana'].map((name) => at(name)));
    await at('Pedro', phone);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it('a: is reported in French, and another one in English', async () => {
    [reference, slight] = [
      await reports('Inès', 'Un badge de visiteur ouvre la salle des serveurs de Lyon.'),
      await reports('Sam', 'The visitors’ book lay open at the reception desk.'),
    ];
    expect([reference, slight]).toEqual([expect.stringMatching(/^NC-/), expect.stringMatching(/^NC-/)]);
    await snap('Inès', '1');
  });
});
