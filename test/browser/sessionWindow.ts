import type { Locator } from 'playwright-core';
import type { SessionFormName, SessionMove } from '../../bot/cards/session/sessionVerbs.ts';
import type { SessionWords } from '../../bot/words/en/sessionWords.ts';
import { botWords } from '../../bot/words/words.ts';
import { languageOf, words as teamsWords } from '../../infra/local/teams/page/words/words.ts';
import { languages } from '../../procedure/words/languages.ts';
import type { Colleague } from './cast.ts';
import { type Filled, fillCard } from './fillCard.ts';

export type SessionButton = keyof SessionWords['button'];
export type SessionWindow = ReturnType<typeof sessionWindow>;

/** One card for all, in the language of its conversation; an answer on it is in the language of the person who pressed. */
const inAnyLanguage = (button: SessionButton): RegExp =>
  new RegExp(`^(?:${languages.map((language) => botWords[language].session.button[button]).join('|')})$`);

/**
 * A person at the card of a 5-Whys session and in its dialogs.
 * @param heard resolves when every server knows the contributions given at another
 */
export const sessionWindow = (
  who: Colleague,
  reference: string,
  heard: () => Promise<void> = async () => undefined,
) => {
  const { page, language } = who;
  const words = who.words.session;
  const pageWords = teamsWords[languageOf(language)];
  const cards = page.locator('.ac-adaptiveCard', { hasText: `${reference} · 5` });
  const dialog = page.getByRole('dialog');

  const press = (button: SessionButton): Promise<void> =>
    cards.getByRole('button', { name: inAnyLanguage(button) }).click();

  const opens = async (button: SessionButton): Promise<Locator> => {
    await heard();
    await press(button);
    await dialog.waitFor();
    return dialog;
  };

  const fills = (inputs: readonly Filled[]): Promise<void> => fillCard(dialog, inputs);

  /** @param button if different from the form's own */
  const sends = async (form: SessionFormName, inputs: readonly Filled[] = [], button = words.form[form].send) => {
    await fills(inputs);
    await dialog.locator('.ac-adaptiveCard').getByRole('button', { name: button, exact: true }).click();
  };

  const isTold = (text: string): Promise<void> => dialog.getByText(text).first().waitFor();

  const closes = async (): Promise<void> => {
    await dialog.getByRole('button', { name: pageWords.close, exact: true }).first().click();
    await dialog.waitFor({ state: 'detached' });
  };

  const isDone = async (text: string): Promise<void> => {
    await isTold(text);
    await closes();
  };

  return {
    who,
    page,
    words,
    pageWords,
    cards,
    dialog,
    press,
    opens,
    fills,
    sends,
    isTold,
    closes,
    /** From the button on the card to the confirmation. */
    does: async (button: SessionButton, form: SessionFormName, inputs: readonly Filled[]): Promise<void> => {
      await opens(button);
      await sends(form, inputs);
      await isDone(words.form[form].done);
    },
    /** Chosen in the session leader's menu: either done at once, or its form opens. */
    chooses: async (move: Exclude<SessionMove, 'undo'>, next?: SessionFormName): Promise<void> => {
      await opens('facilitate');
      await sends('facilitate', [{ label: words.input.move, radio: words.move[move] }]);
      if (!next) return isDone(words.said.moved);
      await dialog.getByRole('button', { name: words.form[next].send, exact: true }).first().waitFor();
    },
    finishes: (form: SessionFormName): Promise<void> => isDone(words.form[form].done),
    shows: async (...texts: readonly string[]): Promise<void> => {
      for (const text of texts) await cards.getByText(text).first().waitFor();
    },
    /** Joins the meeting of the channel in view. */
    joins: async (title: string): Promise<void> => {
      const meeting = page.getByRole('region', { name: pageWords.meetingOf(title) });
      await meeting.getByRole('button', { name: pageWords.join }).click();
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    },
  };
};
