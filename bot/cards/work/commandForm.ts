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

/** What a form is drawn from. */
export type FormView = {
  readonly record: Nonconformity;
  /** Who looks at it. */
  readonly viewer: Actor;
  /** Known people who make sense here: roles, and contributors to the record. */
  readonly people: readonly Person[];
  /** Other records that are like this one, of those that the viewer may read. For forms that compare. */
  readonly similar: () => readonly Similar[];
  readonly typed: Typed;
  /** By input id, which is the field's path: `due`, or `actions.2.due`. */
  readonly problems?: Readonly<Partial<Record<string, FieldProblem>>> | undefined;
};

/** The form of one command, on a card: a file a command, and a line in `workForms.ts`. */
export type CommandForm = {
  /** Longest text that is kept of each input, in UTF-16 units; other inputs are dropped. */
  readonly limits: Readonly<Record<string, number>>;
  /** Absent: always. Whether what is on record fits on a card, so that sending the form takes nothing away. */
  readonly fits?: (record: Nonconformity) => boolean;
  /** What the inputs hold at first. */
  readonly typedOf: (record: Nonconformity, drawing: Drawing, viewer: Actor) => Typed;
  /** It shows what is similar: that is worked out before it is drawn. */
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
  /** Absent: the form always has all its inputs. Else the button *more*, while it makes sense, and what it types. */
  readonly more?: {
    readonly title: (view: FormView, drawing: Drawing) => string | undefined;
    readonly typed: (typed: Typed) => Typed;
  };
  /** Alternative decisions: each a button that opens its form, for those who may use it. */
  readonly instead?: readonly WorkCommandName[];
  /** Where *Back* leads, if not to the record. */
  readonly back?: Verb;
  /** It cannot be undone by telling it again. */
  readonly isFinal?: true;
};
