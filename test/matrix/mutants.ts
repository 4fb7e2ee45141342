import type { RuleModules } from './ruleModules.ts';
import { syntaxMistakes } from './syntaxMistakes.ts';
import { tableMistakes } from './tableMistakes.ts';

/** A plausible mistake in a rule: the text from `from` to `to`, and its replacement. */
export type Mistake = {
  readonly path: string;
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly after: string;
};

/** A rule module with one mistake in it. */
export type Mutant = {
  /** `procedure/commands/permitted.ts:13 if never: !allowed → false` */
  readonly name: string;
  readonly path: string;
  readonly kind: string;
  readonly text: string;
};

const shown = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200);

const mutantOf = ({ path, kind, from, to, after }: Mistake, before: string): Mutant => ({
  name: `${path}:${before.slice(0, from).split('\n').length} ${kind}: ${shown(before.slice(from, to))} → ${shown(after)}`,
  path,
  kind,
  text: before.slice(0, from) + after + before.slice(to),
});

/** Every mistake in every rule, one at a time; each makes another rule (`syntaxMistakes.ts` says of which that is so). */
export const mutantsOf = (modules: RuleModules): readonly Mutant[] =>
  [...tableMistakes(modules), ...syntaxMistakes(modules.texts)].map((mistake) =>
    mutantOf(mistake, modules.texts.get(mistake.path) ?? ''),
  );
