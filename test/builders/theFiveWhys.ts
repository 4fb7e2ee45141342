import { problemWhy } from '../../procedure/causes/causePath.ts';
import type { Contribution, UntimedContribution } from '../../procedure/causes/contribution.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';
import { sha256 } from './sha256.ts';
import { thePeople } from './thePeople.ts';

type Body = UntimedContribution extends infer One
  ? One extends { type: string }
    ? Omit<One, 'id' | 'by'>
    : never
  : never;
/** A contribution, with an id derived from a name. */
export type Gave = readonly [name: string, by: PersonId, body: Body];

const idOf = sha256;

/** One a second, in the order of the list, on Tuesday 24 November 2026 from 10:00 in Paris on. */
export const timed = (gave: readonly Gave[]): readonly Contribution[] =>
  gave.map(([name, by, body], second) => ({
    ...body,
    id: idOf(name),
    by,
    at: new Date(Date.parse('2026-11-24T09:00:00.000Z') + second * 1000).toISOString(),
  })) as readonly Contribution[];

const { owner, reporter, facilitator } = thePeople;
const step = (to: 'whys' | 'agreement'): Body => ({ type: 'StepTaken', step: to });

/** Two branches: the first ends in a root cause, two whys down; no one has agreed yet. */
export const theWhys: readonly Gave[] = [
  [
    'problem',
    reporter.id,
    { type: 'ProblemStated', problem: 'A door stood open', implications: 'Anybody could go in' },
  ],
  ['to whys', facilitator.id, step('whys')],
  ['open', reporter.id, { type: 'CauseAdded', why: problemWhy, text: 'No one shut it' }],
  ['hot', owner.id, { type: 'CauseAdded', why: problemWhy, text: 'It was hot inside' }],
  ['closer', owner.id, { type: 'CauseAdded', why: idOf('open'), text: 'It does not shut by itself' }],
  ['photo', reporter.id, { type: 'EvidenceAdded', cause: idOf('closer'), text: 'A photo of the hinge' }],
  ['root', facilitator.id, rootCause('closer')],
  ['ask', facilitator.id, step('agreement')],
];

function rootCause(of: string): Body {
  return {
    type: 'RootCauseChosen',
    cause: idOf(of),
    category: 'design',
    statement: 'Doors are bought without a closer',
  };
}

/** A person agrees, or states an objection. */
export const agrees = (by: PersonId, objection?: string): Gave => [
  `${by} agrees`,
  by,
  { type: 'AgreementGiven', round: idOf('ask'), ...(objection !== undefined && { objection }) },
];
/** To the whys of `theWhys`: the owner and the reporter agree. */
export const agreed: readonly Gave[] = [...theWhys, agrees(owner.id), agrees(reporter.id)];
