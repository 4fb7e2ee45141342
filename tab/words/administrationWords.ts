import type { Language } from '../../procedure/words/languages.ts';
import { administrationEn } from './administrationEn.ts';
import { administrationFr } from './administrationFr.ts';

export type AdministrationWords = {
  readonly rules: string;
  readonly rulesText: string;
  readonly rule: string;
  readonly value: string;
  readonly usual: string;
  readonly bounds: (least: string, most: string) => string;
  readonly change: string;
  readonly changeTitle: string;
  readonly because: string;
  readonly becauseHint: string;
  readonly save: string;
  readonly saved: string;
  readonly nothingChanged: string;
  readonly roles: string;
  readonly rolesText: string;
  readonly count: (count: string, isOne: boolean) => string;
  readonly nobody: string;
  readonly more: (count: string) => string;
  readonly lists: string;
  readonly listsText: string;
  readonly list: string;
  readonly state: string;
  readonly asItMustBe: string;
  readonly lacks: (what: string) => string;
  readonly lookAgain: string;
  readonly server: string;
  readonly version: string;
  readonly startedAt: string;
  readonly used: string;
  readonly usedText: (requests: string, units: string) => string;
  readonly optional: string;
  readonly none: string;
  readonly triageChannel: string;
  readonly noTriageChannel: string;
  readonly environment: string;
  readonly environmentText: string;
  readonly history: string;
  readonly noHistory: string;
  /** `Observation window: 180, before 90`; a part that is absent was not set. */
  readonly changed: (name: string, now: string | undefined, old: string | undefined) => string;
  readonly settingName: Readonly<Record<'triageChannel' | 'procedureApproved', string>>;
  readonly byServer: string;
  readonly damage: string;
};

export const administrationWords: Readonly<Record<Language, AdministrationWords>> = {
  en: administrationEn,
  fr: administrationFr,
};
