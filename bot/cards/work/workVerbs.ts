import type { FormCommandName } from '../../../procedure/words/formCommands.ts';
import { type Verb, verbs } from '../verbs.ts';

/**
 * `open` requests a command's form and only reads; `more` redraws it with what is typed; `send` submits the command.
 */
const steps = ['open', 'more', 'send'] as const;
export type WorkStep = (typeof steps)[number];

/** The commands that have a form on a card: all that `FormWords` names. */
export type WorkCommandName = FormCommandName;

/** The verbs whose first half is such a command. */
export type WorkVerb = Extract<Verb, `${WorkCommandName}.${WorkStep}`>;

const halves = (verb: Verb): readonly [string, string] => {
  const dot = verb.lastIndexOf('.');
  return [verb.slice(0, dot), verb.slice(dot + 1)];
};

/** In the order in which they were added to the verbs. */
export const workCommandNames: readonly WorkCommandName[] = verbs.flatMap((verb) => {
  const [name, step] = halves(verb);
  // A report has no record yet and has its own form. Contributions to a session (`session.cause`) are not commands.
  return step === 'send' && name !== 'report' && !name.includes('.') ? [name as WorkCommandName] : [];
});

export const isWorkCommand = (text: unknown): text is WorkCommandName =>
  (workCommandNames as readonly unknown[]).includes(text);

export const isWorkVerb = (verb: Verb): verb is WorkVerb => {
  const [name, step] = halves(verb);
  return isWorkCommand(name) && (steps as readonly string[]).includes(step);
};
export const workVerbs: readonly WorkVerb[] = verbs.filter(isWorkVerb);

export const readWorkVerb = (verb: WorkVerb): { readonly name: WorkCommandName; readonly step: WorkStep } => {
  const [name, step] = halves(verb);
  // Ensured by `isWorkVerb`.
  return { name: name as WorkCommandName, step: step as WorkStep };
};
