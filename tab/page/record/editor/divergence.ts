/** Where another person changed what is being edited here: before, now, and as typed here. */
export type Divergence<Path extends string = string> = {
  readonly path: Path;
  readonly was: string;
  readonly theirs: string;
  readonly mine: string;
};
export type Side = 'theirs' | 'mine';
/** The choices, by path. */
export type Choices = Readonly<Partial<Record<string, Side>>>;

/** The divergence of three values of one field, if the others changed it to something else than what is typed here. */
export const divergence = <Path extends string>(
  path: Path,
  was: string,
  theirs: string,
  mine: string,
): readonly Divergence<Path>[] => (theirs === was || theirs === mine ? [] : [{ path, was, theirs, mine }]);

/**
 * Whether both changed it: then the user chooses. Changes only by others are adopted, unless the user decides
 * otherwise.
 */
export const isClash = ({ was, mine }: Divergence): boolean => mine !== was;

export const sideOf = (one: Divergence, choices: Choices): Side | undefined =>
  choices[one.path] ?? (isClash(one) ? undefined : 'theirs');

export const isSettled = (all: readonly Divergence[], choices: Choices): boolean =>
  all.every((one) => sideOf(one, choices) !== undefined);

/** Paths for which the others' version is used. */
export const takenOver = (all: readonly Divergence[], choices: Choices): ReadonlySet<string> =>
  new Set(all.filter((one) => sideOf(one, choices) === 'theirs').map(({ path }) => path));
