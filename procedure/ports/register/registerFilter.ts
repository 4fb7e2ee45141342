import { isOverdue } from '../../measures/isOverdue.ts';
import { dayNumber } from '../../measures/periods/dayNumber.ts';
import type { RegisterEntry } from '../../record/registerEntry.ts';
import { holdsWork } from '../../stages/heldWork.ts';
import { isEnded } from '../../stages/stages.ts';
import type { RegisterQuery } from './register.ts';

type Passes = (entry: RegisterEntry) => boolean;

/** An empty filter filters nothing. */
const oneOf = <T>(chosen: readonly T[] | undefined, valueIn: (entry: RegisterEntry) => T | undefined): Passes[] => {
  if (!chosen || chosen.length === 0) return [];
  const values = new Set<T | undefined>(chosen);
  return [
    (entry) => {
      const value = valueIn(entry);
      return value !== undefined && values.has(value);
    },
  ];
};

const given = <T>(asked: T | undefined, passes: (asked: T, entry: RegisterEntry) => boolean): Passes[] =>
  asked === undefined ? [] : [(entry) => passes(asked, entry)];

/**
 * Returns whether an entry matches a query, text, order and page apart. An entry with unreadable facts is matched by
 * the rest. Its own properties are checked first: most cases have ended, and their facts need not be looked up.
 */
export const registerFilter = (query: RegisterQuery): Passes => {
  const { holder, overdueOn } = query;
  const all: readonly Passes[] = [
    ...oneOf(query.stages, ({ stage }) => stage),
    ...(holder !== undefined || overdueOn !== undefined ? [({ stage }: RegisterEntry) => !isEnded(stage)] : []),
    ...oneOf(query.priorities, ({ priority }) => priority),
    ...oneOf(query.clauses, ({ clause }) => clause),
    ...given(query.reporter, (id, { reporter }) => reporter === id),
    ...given(query.detectedFrom, (day, { detectedOn }) => detectedOn >= day),
    ...given(query.detectedTo, (day, { detectedOn }) => detectedOn <= day),
    ...given(overdueOn && dayNumber(overdueOn), (today, { measured }) => isOverdue(measured, today)),
    ...given(holder, (id, { measured }) => holdsWork(measured, id)),
    ...given(query.owner, (id, { measured }) => measured?.owner === id),
    ...oneOf(query.lanes, ({ measured }) => measured?.lane),
    ...oneOf(query.sources, ({ measured }) => measured?.source),
  ];
  return (entry) => {
    for (const passes of all) if (!passes(entry)) return false;
    return true;
  };
};
