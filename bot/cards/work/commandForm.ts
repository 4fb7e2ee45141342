import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { FieldProblem } from '../../../procedure/record/report/reportFacts.ts';
import type { Actor, Person } from '../../../procedure/record/values/person.ts';
import type { Similar } from '../../../procedure/similarity/similar.ts';
import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import type { Typed } from '../parts/typed.ts';
import type { Press } from '../press.ts';
import type { Verb } from '../verbs.ts';
import type { WorkCommandName } from './workVerbs.ts';

/** Data from which a form is drawn. */
export type FormView = {
  readonly record: Nonconformity;
  /** The viewer. */
  readonly viewer: Actor;
  /** Known people who make sense here: roles, and contributors to the record. */
  readonly people: readonly Person[];
  /** Similar records that the viewer may read, for forms that compare. */
  readonly similar: () => readonly Similar[];
  readonly typed: Typed;
  /** By input id, which is the field's path: `due`, or `actions.2.due`. */
  readonly problems?: Readonly<Partial<Record<string, FieldProblem>>> | undefined;
};

/** The form of one command on a card. */
export type CommandForm = {
  /** Maximum length kept of each input, in UTF-16 units; other inputs are dropped. */
  readonly limits: Readonly<Record<string, number>>;
  /** Whether what is on record fits on a card, so sending the form loses nothing. Absent: always. */
  readonly fits?: (record: Nonconformity) => boolean;
  /** Initial values of the inputs. */
  readonly typedOf: (record: Nonconformity, drawing: Drawing, viewer: Actor) => Typed;
  /** Whether it shows similar records, which are computed before it is drawn. */
  readonly compares?: true;
  readonly draw: (view: FormView, drawing: Drawing) => readonly (Element | undefined)[];
  /**
   * The input of `readCommand`.
   * @param inputs what came with the press: untrusted
   * @param pressed `sequence`: of the commit that the card showed, if the button says so
   */
  readonly formOf: (
    inputs: Readonly<Record<string, unknown>>,
    record: Nonconformity,
    pressed: Pick<Press, 'sequence' | 'language'>,
  ) => unknown;
  /** The button *more*, while it makes sense, and the values it adds. Absent: the form always has all its inputs. */
  readonly more?: {
    readonly title: (view: FormView, drawing: Drawing) => string | undefined;
    readonly typed: (typed: Typed) => Typed;
  };
  /** Alternative decisions: each a button that opens its form, for those who may use it. */
  readonly instead?: readonly WorkCommandName[];
  /** Where *Back* leads, if not to the record. */
  readonly back?: Verb;
  /** It cannot be undone by recording it again. */
  readonly isFinal?: true;
};

/** The forms of a subject, by their commands. */
export type CommandForms = Readonly<Partial<Record<WorkCommandName, CommandForm>>>;
