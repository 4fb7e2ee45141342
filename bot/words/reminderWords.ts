import type { FormWords } from '../../procedure/words/formWords.ts';

/** Of reminders, of what is to be done, and of what was searched for. */
export type ReminderWords = {
  readonly digest: {
    readonly title: string;
    /** In the notification: how much, and nothing of what. */
    readonly summary: (overdue: number, all: number) => string;
    readonly intro: string;
  };
  readonly mine: { readonly title: string; readonly none: string };
  readonly overdue: {
    readonly title: string;
    readonly none: string;
    /** For those who see all records. */
    readonly titleAll: string;
    readonly noneAll: string;
  };
  readonly group: Readonly<Record<'overdue' | 'today' | 'coming', string>>;
  readonly more: (count: number) => string;
  /** Why it comes to somebody whose it is not. */
  readonly instead: string;
  readonly show: string;
  /** Of the tasks that are told: the one to be opened or snoozed. */
  readonly which: string;
  readonly open: string;
  /** In place of a record, for the periodic review. */
  readonly review: string;
  readonly snooze: FormWords['snooze'] & { readonly open: string; readonly nothing: string };
  /** Who stands in for the one who reads it. */
  readonly deputy: {
    readonly title: string;
    readonly how: string;
    readonly now: (name: string) => string;
    readonly who: string;
    readonly send: string;
    readonly nobody: string;
    readonly done: string;
    readonly cleared: string;
  };
  readonly search: {
    readonly heading: string;
    readonly title: (text: string) => string;
    readonly found: (count: number) => string;
    readonly none: string;
    readonly more: (count: number) => string;
  };
};
