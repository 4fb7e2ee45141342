import { checks, type Finding, type FindingState, findingStates } from './finding.ts';

const marks: Readonly<Record<FindingState, string>> = {
  ok: 'ok       ',
  unchecked: 'unchecked',
  warning: 'WARNING  ',
  problem: 'PROBLEM  ',
};

/** What `npm run doctor` prints for people: what is well in a line, the rest with why it matters and what to do. */
export const reportLines = (findings: readonly Finding[]): readonly string[] => [
  ...findings.flatMap(({ check, state, what, todo }) => [
    `${marks[state]}  ${what}`,
    ...(state === 'ok' ? [] : [`             Why it matters: ${checks[check]}`]),
    ...(todo === undefined ? [] : [`             What to do: ${todo}`]),
  ]),
  '',
  `${findingStates
    .toReversed()
    .map((state) => counted[state](findings.filter((one) => one.state === state).length))
    .join(', ')}.`,
];

const some = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const counted: Readonly<Record<FindingState, (count: number) => string>> = {
  ok: (count) => `${count} ok`,
  unchecked: (count) => `${count} to be looked at by hand`,
  warning: (count) => some(count, 'warning'),
  problem: (count) => some(count, 'problem'),
};
