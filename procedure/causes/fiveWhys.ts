import type { RootCause, Statement, Why } from '../record/recordParts.ts';
import type { PersonId } from '../record/values/person.ts';
import { activeContributions, lastOf, ofType } from './activeContributions.ts';
import { allCauses, pathTo, problemWhy } from './causePath.ts';
import { causeTree, type MergedCauses, mergedCausesOf, placedBy } from './causeTree.ts';
import type { Cause, Contribution, FiveWhysStep } from './contribution.ts';

/** Maximum number of whys under discussion: people in a meeting cannot follow more. */
export const mostWhys = 3;

export type ChosenRootCause = Omit<RootCause, 'whyId'> & {
  /** Id of the choice, by which it can be undone. */
  readonly id: string;
  /** The cause of the tree. */
  readonly cause: string;
  readonly despite?: string | undefined;
};

/** The result of a 5-Whys session (10.2 b 1 and b 2). Independent of order, as the fold of the contributions is. */
export type FiveWhys = {
  readonly step: FiveWhysStep;
  /** As stated in the session, if it was. */
  readonly problem?: Statement | undefined;
  readonly causes: readonly Cause[];
  /** The whys under discussion, at most `mostWhys`: `problemWhy`, or ids of causes. */
  readonly asked: readonly string[];
  /** In the order of the tree. Once agreement is requested, those that were chosen before. */
  readonly rootCauses: readonly ChosenRootCause[];
  /** While agreement is requested: the round, which an agreement refers to. */
  readonly round?: { readonly id: string; readonly number: number } | undefined;
  readonly agreed: readonly PersonId[];
  readonly objections: readonly { readonly by: PersonId; readonly text: string }[];
  /** Everyone who said that they are here, or contributed anything, in the order of time. */
  readonly present: readonly PersonId[];
  /** The leader's last move, which they can undo. */
  readonly lastMove?: { readonly id: string; readonly type: MoveType } | undefined;
  readonly count: number;
};

/** What only the session's leader contributes. */
export const moveTypes = ['StepTaken', 'WhysAsked', 'CausesMerged', 'RootCauseChosen'] as const;
export type MoveType = (typeof moveTypes)[number];
export const isMove = (one: Contribution): one is Extract<Contribution, { type: MoveType }> =>
  (moveTypes as readonly string[]).includes(one.type);

export const foldFiveWhys = (given: Iterable<Contribution>): FiveWhys => {
  const { all, there } = activeContributions(given);
  const merged = mergedCausesOf(there);
  const causes = causeTree(there, merged);
  const last = ofType(there, 'StepTaken').at(-1);
  const round = last?.step === 'agreement' ? last : undefined;
  const stated = ofType(there, 'ProblemStated').at(-1);
  const move = there.filter(isMove).at(-1);
  const answers = round ? lastAnswers(there, round.id) : [];
  return {
    step: last?.step ?? 'problem',
    ...(stated && { problem: { problem: stated.problem, implications: stated.implications } }),
    causes,
    asked: askedOf(there, causes, merged),
    rootCauses: rootCausesOf(round ? before(there, round.id) : there, causes, merged),
    ...(round && { round: { id: round.id, number: roundNumber(all, round.id) } }),
    agreed: answers.flatMap(({ by, objection }) => (objection === undefined ? by : [])),
    objections: answers.flatMap(({ by, objection: text }) => (text === undefined ? [] : { by, text })),
    present: [...new Set(all.map(({ by }) => by))],
    ...(move && { lastMove: { id: move.id, type: move.type } }),
    count: all.length,
  };
};

const before = (there: readonly Contribution[], id: string): readonly Contribution[] =>
  there.slice(
    0,
    there.findIndex((one) => one.id === id),
  );

/** Undone rounds count, too: a card that shows one must not agree to the next. */
const roundNumber = (all: readonly Contribution[], id: string): number => {
  const asked = ofType(all, 'StepTaken').filter(({ step }) => step === 'agreement');
  return asked.findIndex((one) => one.id === id) + 1;
};

const lastAnswers = (there: readonly Contribution[], round: string) =>
  lastOf(
    ofType(there, 'AgreementGiven').filter((one) => one.round === round),
    ({ by }) => by,
  );

/** The whys last put under discussion that still exist; without any, the first why again. */
const askedOf = (there: readonly Contribution[], causes: readonly Cause[], merged: MergedCauses): readonly string[] => {
  const known = new Set([problemWhy, ...allCauses(causes).map(({ id }) => id)]);
  const asked = ofType(there, 'WhysAsked').at(-1)?.whys.map(placedBy(merged)) ?? [];
  const placed = [...new Set(asked)].filter((id) => known.has(id)).slice(0, mostWhys);
  return placed.length > 0 ? placed : [problemWhy];
};

const rootCausesOf = (
  there: readonly Contribution[],
  causes: readonly Cause[],
  merged: MergedCauses,
): readonly ChosenRootCause[] => {
  const placed = placedBy(merged);
  const chosen = new Map(ofType(there, 'RootCauseChosen').map((one) => [placed(one.cause), one]));
  return allCauses(causes).flatMap(({ id: cause }) => {
    const one = chosen.get(cause);
    if (!one) return [];
    const { id, statement, category, despite } = one;
    return { id, cause, statement, category, ...(despite !== undefined && { despite }) };
  });
};

/**
 * Returns the whys that lead to the root causes, as the record keeps them; all others stay in the session. `w1`, `w2`
 * … in the order of the tree, `whyId` of each root cause among them. The question is the text that was asked about.
 */
export const whysOf = (
  { causes, rootCauses }: Pick<FiveWhys, 'causes' | 'rootCauses'>,
  problem: string,
): { readonly whys: readonly Why[]; readonly rootCauses: readonly RootCause[] } => {
  const wanted = new Set(rootCauses.flatMap(({ cause }) => pathTo(causes, cause).map(({ id }) => id)));
  const ids = new Map(
    allCauses(causes)
      .flatMap(({ id }) => (wanted.has(id) ? id : []))
      .map((id, index) => [id, `w${index + 1}`]),
  );
  const whysUnder = (some: readonly Cause[], question: string): readonly Why[] =>
    some.flatMap(({ id, text, evidence, causes: under }) => {
      const whyId = ids.get(id);
      if (whyId === undefined) return [];
      const [first] = evidence;
      return {
        id: whyId,
        question,
        answer: text,
        ...(first && { evidence: first.text }),
        children: whysUnder(under, text),
      };
    });
  return {
    whys: whysUnder(causes, problem),
    rootCauses: rootCauses.map(({ cause, statement, category }) => {
      const whyId = ids.get(cause);
      return { statement, category, ...(whyId !== undefined && { whyId }) };
    }),
  };
};
