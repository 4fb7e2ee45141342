import type { Actor } from '../../procedure/record/values/person.ts';
import type { Check } from './check.ts';
import { readings } from './readings.ts';
import { recordIn, records } from './records.ts';
import { peopleIn, readers, stageCodes } from './rights.ts';

const mark = (may: boolean): string => (may ? '+' : '.');

/** Parts of a record in which everyone has a part; and readables without a record. */
const parts = ['session', 'reporter', 'authors', 'deciders'] as const;
const wholes = ['register', 'reviews', 'exports', 'settings', 'procedure'] as const;

const tableChecks = [...readers].map(
  ([who, expected]): Check => ({
    about: 'who may read what',
    name: who,
    expected,
    got: ({ mayRead }) => {
      const each = (may: (actor: Actor) => boolean): string =>
        [...new Set(peopleIn(who).map((actor) => mark(may(actor))))].join('/');
      const cells = [
        ...Object.entries(stageCodes).map(([code, stage]) => {
          const sessionOnly = (actor: Actor): boolean =>
            mayRead('session', actor, recordIn[stage]) && !mayRead('record', actor, recordIn[stage]);
          const read = each((actor) => mayRead('record', actor, recordIn[stage]));
          return [code, peopleIn(who).some(sessionOnly) ? 's' : read];
        }),
        ...parts.map((part) => [part, each((actor) => mayRead(part, actor, records.full))]),
        ...wholes.map((whole) => [whole, each((actor) => mayRead(whole, actor, undefined))]),
      ];
      return Object.fromEntries(cells);
    },
  }),
);

const singleChecks = readings.map(
  ({ rule, actor, record, what, may }): Check => ({
    about: 'who may read what, special cases',
    name: rule,
    expected: mark(may),
    got: (rules) => mark(rules.mayRead(what, actor, record)),
  }),
);

export const readerChecks: readonly Check[] = [...tableChecks, ...singleChecks];
