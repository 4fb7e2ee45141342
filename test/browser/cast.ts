import type { Browser, Locator, Page } from 'playwright-core';
import type { WorkCommandName } from '../../bot/cards/work/workVerbs.ts';
import type { BotWords } from '../../bot/words/en/botWords.ts';
import { botWords } from '../../bot/words/words.ts';
import { languageOf, words as pageWords } from '../../infra/local/teams/page/words/words.ts';
import { people } from '../../infra/local/tenant.ts';
import type { NoticeKind } from '../../procedure/notices/noticeKinds.ts';
import { type CalendarDate, dayOf } from '../../procedure/record/values/calendarDate.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { procedureWords } from '../../procedure/words/words.ts';
import type { LocalSystem } from '../journeys/localSystem.ts';
import { eventually, type Row, rowsOf } from '../journeys/siteRows.ts';
import { type Filled, fillCard } from './fillCard.ts';
import { openWindow, type TeamsWindow, type WindowSize } from './teamsWindow.ts';

/** A person at their own window, in their own language. */
export type Colleague = TeamsWindow & { readonly words: BotWords; readonly language: Language };

const numbers = /NC-\d{4}-000\d/;

export const press = (card: Locator, button: string): Promise<void> =>
  card.getByRole('button', { name: button, exact: true }).click();

/** The newest card of a record that has this button. */
export const cardWith = ({ page }: Colleague, reference: string, button: string): Locator =>
  page
    .locator('.ac-adaptiveCard', { hasText: reference })
    .filter({ has: page.getByRole('button', { name: button, exact: true }) })
    .last();

const clockOf = async (page: Page): Promise<Date> =>
  new Date((await page.locator('time').first().getAttribute('datetime')) ?? '');

const alsoShown = ({ AlsoShowing }: Row): readonly string[] => String(AlsoShowing ?? '').split(' ');

/** One row states it for others: their ids, each with the sequence it had. */
const isShown = (row: Row, rows: readonly Row[], head: number): boolean =>
  [row, ...rows.filter((other) => alsoShown(other).includes(`${row.id}:${row.Sequence}`))].some(
    ({ Sequence }) => Number(Sequence) >= head,
  );

/**
 * Several people at once on the local Teams page, each identified by the beginning of their name, and their actions on
 * cards.
 */
export const createCast = (browser: Browser, system: LocalSystem) => {
  const colleagues = new Map<string, Colleague>();

  /** The person's window; opened on first use. */
  const at = async (name: string, size?: WindowSize): Promise<Colleague> => {
    const before = colleagues.get(name);
    if (before) return before;
    const who = people.find(({ displayName }) => displayName.startsWith(name));
    if (!who) throw new RangeError(`no one is called ${name}`);
    const language: Language = who.locale === 'fr-FR' ? 'fr' : 'en';
    const colleague = { ...(await openWindow(browser, system, who, size)), words: botWords[language], language };
    colleagues.set(name, colleague);
    return colleague;
  };

  /** Every card of the record shows its last commit. */
  const settled = async (reference: string): Promise<void> => {
    const of = async (list: string) => (await rowsOf(system, list)).filter((row) => row.Reference === reference);
    const { length: head } = await of('History');
    await eventually(
      () => of('Messages'),
      (rows) => rows.every((row) => row.ActivityId && isShown(row, rows, head)),
    );
  };

  const dialogOf = ({ page }: Colleague): Locator => page.getByRole('dialog');

  const closeDialog = async (who: Colleague): Promise<void> => {
    if ((await dialogOf(who).count()) === 0) return;
    await who.page.keyboard.press('Escape');
    await dialogOf(who).waitFor({ state: 'detached' });
  };

  /** From the person's current page, the dialog of an earlier step; otherwise from the newest card of the record. */
  const opens = async (name: string, reference: string, button: string): Promise<Locator> => {
    const who = await at(name);
    // The dialog's own cross is called *Close*, too.
    const dialog = dialogOf(who).locator('.ac-adaptiveCard');
    const isNext = (await dialog.getByRole('button', { name: button, exact: true }).count()) > 0;
    if (!isNext) await closeDialog(who);
    await press(isNext ? dialog : cardWith(who, reference, button), button);
    return dialog;
  };

  return {
    at,
    opens,
    /** Closes the person's open dialog, if any. */
    closesDialog: async (name: string) => closeDialog(await at(name)),
    complaints: () => [...colleagues.values()].flatMap((one) => one.complaints),
    leave: async () => {
      await Promise.all([...colleagues.values()].map(({ close }) => close()));
    },

    /** A report in the person's own words. @returns its number */
    reports: async (name: string, text: string): Promise<string> => {
      const { say, card, words } = await at(name);
      await say(text);
      await press(card(words.report.title), words.report.send);
      const receipt = card(numbers);
      await receipt.waitFor();
      const said = await receipt.innerText();
      const [reference = ''] = numbers.exec(said) ?? [];
      expect(said).toContain(words.receipt.saved(reference));
      return reference;
    },

    /**
     * From the card in the channel, which is shared and in the channel's language, to the dialog in the person's own.
     */
    triages: async (name: string, reference: string, inputs: (words: BotWords) => readonly Filled[]): Promise<void> => {
      const { openChannel, openChat, card, page, words } = await at(name);
      await openChannel('Triage');
      await press(card(reference), botWords.en.command.triageReport.title);
      const dialog = page.getByRole('dialog');
      await fillCard(dialog, inputs(words));
      await press(dialog, words.command.triageReport.send);
      await dialog.getByText(words.command.triageReport.done).waitFor();
      await page.keyboard.press('Escape');
      await openChat();
    },

    /** From the button on a card of the record to the confirmation. @param button if different from the form's title */
    does: async (
      name: string,
      reference: string,
      command: WorkCommandName,
      inputs: readonly Filled[] = [],
      button?: string,
    ): Promise<void> => {
      const who = await at(name);
      const { title, send, done } = who.words.command[command];
      const form = await opens(name, reference, button ?? title);
      await dialogOf(who).getByText(who.words.work.title(title, reference)).waitFor();
      await fillCard(form, inputs);
      await press(form, send);
      await form.getByText(done).waitFor();
    },

    /** @param texts on the notice, besides its text in the person's language */
    isTold: async (name: string, reference: string, kind: NoticeKind, ...texts: readonly string[]) => {
      const who = await at(name);
      await closeDialog(who);
      const card = who.card(procedureWords[who.language].notices[kind]);
      await card.waitFor();
      const said = await card.innerText();
      for (const text of [reference, ...texts]) expect(said).toContain(text);
      await settled(reference);
      return { who, card };
    },

    movesClock: async (name: string, button: 'ninetyDays' | 'nextWorkingDay'): Promise<void> => {
      const { page, language } = await at(name);
      const before = (await clockOf(page)).getTime();
      await press(page.locator('body'), pageWords[languageOf(language)][button]);
      await eventually(
        () => clockOf(page),
        (shown) => shown.getTime() > before + 3_600_000,
      );
    },

    today: async (name: string): Promise<CalendarDate> => dayOf(await clockOf((await at(name)).page), 'Europe/Paris'),
  };
};
