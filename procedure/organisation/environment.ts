import { canonicalJson } from '../record/values/canonicalJson.ts';

/**
 * Environment of the server that shapes the meaning of records: the procedure's version, the calendar, the groups of
 * each role. Named as in docs/settings.md. Never a secret.
 */
export type EnvironmentValues = Readonly<Record<string, string>>;

/** Absent `old`: it was not set. Absent `new`: it is no longer set. */
export type EnvironmentChange = {
  readonly name: string;
  readonly old?: string | undefined;
  readonly new?: string | undefined;
};

/** Returns the differences, by name. */
export const environmentChanges = (before: EnvironmentValues, now: EnvironmentValues): readonly EnvironmentChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .sort()
    .filter((name) => before[name] !== now[name])
    .map((name) => ({
      name,
      ...(before[name] !== undefined && { old: before[name] }),
      ...(now[name] !== undefined && { new: now[name] }),
    }));

export const withEnvironment = (
  before: EnvironmentValues,
  changes: readonly EnvironmentChange[],
): EnvironmentValues => {
  const after: Record<string, string> = { ...before };
  for (const { name, new: value } of changes) {
    if (value === undefined) delete after[name];
    else after[name] = value;
  }
  return after;
};

/**
 * `CommandId` of recording them: of the values, and of the sequence before. Replicas that start together with the
 * same values give one command; values that come back later are another one.
 */
export const environmentId = (sequence: number, values: EnvironmentValues, digest: (text: string) => string): string =>
  digest(canonicalJson(['environment', sequence, values]));
