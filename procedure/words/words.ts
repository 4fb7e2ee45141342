import type { Refusal } from '../commands/refusal.ts';
import type { Impact, Ongoing, Priority, ReportedIn, Source } from '../record/choices.ts';
import type { Clause } from '../record/clauses.ts';
import type { NonconformityEvent } from '../record/events.ts';
import type { LogFields } from '../record/nonconformity.ts';
import type { Role } from '../record/person.ts';
import type { FieldProblem, ReportField } from '../record/reportFacts.ts';
import type { FaultCode } from '../runtime/fault.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Language } from './languages.ts';
import type { ProcedureTerms } from './terms.ts';

/** What the procedure itself says: names of its terms and sentences for its refusals, in one language. */
export type ProcedureWords = ProcedureTerms & {
  readonly field: Readonly<Record<ReportField, string>>;
  readonly logField: Readonly<Record<keyof LogFields, string>>;
  readonly ongoing: Readonly<Record<Ongoing, string>>;
  /** In plain words: what it means for people, not a letter. */
  readonly impact: Readonly<Record<Impact, string>>;
  readonly priority: Readonly<Record<Priority, string>>;
  readonly source: Readonly<Record<Source, string>>;
  readonly reportedIn: Readonly<Record<ReportedIn, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly event: Readonly<Record<NonconformityEvent['type'], string>>;
  readonly clause: Readonly<Record<Clause, string>>;
  /** Stands where no clause was given. */
  readonly clauseOpen: string;
  readonly unknown: string;
  readonly fieldProblem: (problem: FieldProblem, most?: number) => string;
  readonly refusal: (refusal: Refusal) => string;
  /** What happened outside, in half a sentence. */
  readonly fault: Readonly<Record<FaultCode, string>>;
};

export const procedureWords: Readonly<Record<Language, ProcedureWords>> = { en, fr };
