import { appendFileSync, readFileSync } from 'node:fs';

/**
 * The player's actions and the answers, one line of JSON each, written as they happen. The checker trusts only the
 * ledger and the lists. Times are of the servers' clock, ISO 8601 in UTC.
 */

/** A command before it is sent for the first time. Sent again it is the same one: the same `n`. */
export type CommandLine = {
  readonly line: 'command';
  /** Unique; also a text that stands in what the command says, if it `says` it. */
  readonly id: string;
  readonly life: number;
  readonly door: 'tab' | 'bot';
  /** Entra object id. */
  readonly actor: string;
  /** The command's name, or the verb of the button. */
  readonly verb: string;
  readonly n: string;
  readonly reference?: string | undefined;
  /** Of the last commit the person saw before giving it. */
  readonly seen?: number | undefined;
  /** The same of the other record that the command names. */
  readonly seenOf?: number | undefined;
  /** What was typed. */
  readonly form: Readonly<Record<string, unknown>>;
  readonly says: boolean;
  /** The procedure forbids it in every case. */
  readonly mustBeRefused: boolean;
};

export type SentLine = {
  readonly line: 'sent';
  readonly id: string;
  readonly delivery: number;
  readonly server: string;
  readonly at: string;
};

/**
 * The outcome of a delivery. `done`: acknowledged, with the reference and, at the tab's endpoint, the number of the
 * commit; on a card, that of the last commit it shows. `refused`: the procedure says no. `unknown`: no answer, or one
 * that says that the outcome is not known.
 */
export type Outcome =
  | {
      readonly outcome: 'done';
      readonly reference: string;
      readonly sequence?: number | undefined;
      readonly shows?: number | undefined;
    }
  | { readonly outcome: 'refused'; readonly why: string }
  | { readonly outcome: 'unknown'; readonly why: string };

export type AnswerLine = { readonly line: 'answer'; readonly id: string; readonly delivery: number } & Outcome;

/** A power cut, and the start after it. */
export type PowerLine = { readonly line: 'killed' | 'started'; readonly server: string; readonly at: string };
/**
 * A person's chat with the bot: they have `none` yet, have `blocked` it, or are about to be met in it. People not
 * listed here have one from the beginning.
 */
export type ChatLine = {
  readonly line: 'chat';
  readonly who: string;
  readonly is: 'none' | 'blocked' | 'met';
  readonly at: string;
};
/** What was done to Microsoft 365. */
export type WeatherLine = { readonly line: 'weather'; readonly fault: unknown; readonly at: string };
/** A life that a refusal kept from going on: what it wanted, and why it was not to be had. */
export type StuckLine = { readonly line: 'stuck'; readonly life: number; readonly name: string; readonly why: string };

export type LedgerLine = CommandLine | SentLine | AnswerLine | PowerLine | ChatLine | WeatherLine | StuckLine;

export type Ledger = { readonly write: (line: LedgerLine) => void };

/** Every line is in the file before the next thing happens. */
export const openLedger = (file: string): Ledger => ({
  write: (line) => appendFileSync(file, `${JSON.stringify(line)}\n`),
});

export const readLedger = (file: string): readonly LedgerLine[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    // Written by `openLedger` a moment ago.
    .map((line) => JSON.parse(line) as LedgerLine);
