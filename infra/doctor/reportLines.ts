import { checks, type Finding, type FindingState, findingStates } from './finding.ts';

const marks: Readonly<Record<FindingState, string>> = {
  ok: 'ok       ',
  unchecked: 'unchecked',
  warning: 'WARNING  ',
  problem: 'PROBLEM  ',
};

/** Output of `npm run doctor` for people: one line if all is well, otherwise also why it matters and what to do. */
export const reportLines = (findings: readonly Finding[]): readonly string[] => [
  ...findings.flatMap(({ check, state, what, todo }) => [
    `${marks[state]}  ${what}`,
    ...(state === 'ok' ? [] : [`             Why it matters: ${checks[check]}`]),
    ...(todo === undefined ? [] : [`             What to do: ${todo}`]),
  ]),
  '',
  `${findingStates
    .toReversed()
    .map((state) => countText[state](findings.filter((one) => one.state === state).length))
    .join(', ')}.`,
];

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const countText: Readonly<Record<FindingState, (count: number) => string>> = {
  ok: (count) => `${count} ok`,
  unchecked: (count) => `${count} to check by hand`,
  warning: (count) => plural(count, 'warning'),
  problem: (count) => plural(count, 'problem'),
};
