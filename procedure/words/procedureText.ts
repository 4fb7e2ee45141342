import type { PageSection } from '../audit/procedurePage.ts';
import type { Level } from '../deadlines/deadlinePolicy.ts';
import type { CommandName } from '../stages/permissions.ts';
import type { Readable } from '../stages/reads.ts';
import type { Language } from './languages.ts';
import { procedureTextEn } from './procedureTextEn.ts';
import { procedureTextFr } from './procedureTextFr.ts';
import type { ProcedureTerms } from './terms.ts';

/** What the page of the procedure says around its tables. */
export type ProcedureText = {
  readonly title: string;
  readonly intro: string;
  readonly section: Readonly<Record<PageSection, string>>;
  readonly waysOut: (exits: string, terms: ProcedureTerms) => string;
  readonly part: string;
  readonly yes: string;
  readonly closedFrom: (terms: ProcedureTerms) => string;
  readonly command: string;
  readonly commandName: (name: CommandName) => string;
  readonly who: string;
  readonly stages: string;
  readonly noRecord: string;
  readonly span: (first: string, last: string) => string;
  /** What is besides the table: names of those who are apart in a sweep, of those who give whys, of those apart there. */
  readonly commands: (names: Readonly<Record<'sweepApart' | 'whysBy' | 'whysApart', string>>) => readonly string[];
  readonly duties: readonly string[];
  readonly tasks: readonly string[];
  readonly what: string;
  readonly readable: Readonly<Record<Readable, string>>;
  readonly reading: string;
  readonly deadlines: string;
  readonly deadline: string;
  readonly reminded: string;
  /** Working days after the due date, and who. */
  readonly rung: (at: number, to: Level) => string;
  readonly again: (days: number) => string;
  readonly rules: string;
  readonly rule: string;
  readonly value: string;
  readonly bounds: string;
  readonly measure: string;
  readonly definition: string;
  readonly population: string;
  readonly exclusions: string;
  readonly changes: readonly string[];
};

export const procedureText: Readonly<Record<Language, ProcedureText>> = { en: procedureTextEn, fr: procedureTextFr };
