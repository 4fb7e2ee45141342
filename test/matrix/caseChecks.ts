import { approvalCases } from './approvalCases.ts';
import type { Check } from './check.ts';
import { fiveWhysCases } from './fiveWhysCases.ts';
import { outcomeOf, walked } from './outcomeOf.ts';
import { peopleCases } from './peopleCases.ts';
import { planCases } from './planCases.ts';
import { reminderCases } from './reminderCases.ts';
import { reviewCases } from './reviewCases.ts';
import { sealedCases } from './sealedCases.ts';
import { sessionCases } from './sessionCases.ts';
import { workCases } from './workCases.ts';

const cases = {
  ...reviewCases,
  ...planCases,
  ...approvalCases,
  ...workCases,
  ...sealedCases,
  ...sessionCases,
  ...fiveWhysCases,
  ...reminderCases,
  ...peopleCases,
};

const valueAt = (record: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (so, key) => (so === undefined ? undefined : (so as Readonly<Record<string, unknown>>)[key]),
      record,
    );

/** Rules that depend on more than a stage and a person: one line per rule. */
export const caseChecks: readonly Check[] = Object.entries(cases).flatMap(([about, all]) =>
  all.map(({ rule, on, first, press, expected, shows }) => ({
    about,
    name: rule,
    expected: { comesTo: expected, ...shows },
    got: (rules) => {
      const outcome = outcomeOf(rules, walked(rules, on, first), press, 51 + first.length);
      if ('refused' in outcome) return { comesTo: outcome.refused };
      const shown = Object.keys(shows).map((path) => [
        path,
        valueAt({ ...outcome.record, events: outcome.events }, path),
      ]);
      return { comesTo: outcome.record.stage, ...Object.fromEntries(shown) };
    },
  })),
);
