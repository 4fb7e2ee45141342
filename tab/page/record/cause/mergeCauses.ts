import { type Divergence, divergence } from '../editor/divergence.ts';
import { type CausesDraft, placed } from './causesDraft.ts';

/** The parts of an analysis that belong together: a tree merged from two halves would be no one's. */
export const causeParts = ['whys', 'rootCauses', 'agreedBy', 'aloneBecause'] as const;
type CausePart = (typeof causeParts)[number];

/** As it reads: what is equal here is the same to people. People and categories by their wire values. */
const textOf: Readonly<Record<CausePart, (draft: CausesDraft) => string>> = {
  whys: ({ whys }) =>
    placed(whys)
      .map(({ place, why }) => `${place} ${why.answer}${why.evidence === '' ? '' : ` (${why.evidence})`}`)
      .join('\n'),
  rootCauses: ({ rootCauses }) =>
    rootCauses.map(({ statement, category, whyId }) => JSON.stringify([statement, category, whyId])).join('\n'),
  agreedBy: ({ agreedBy }) => agreedBy.join(' '),
  aloneBecause: ({ aloneBecause }) => aloneBecause,
};

/** Where another person changed the analysis while it was edited here, part by part. */
export const causeDivergences = (
  was: CausesDraft,
  theirs: CausesDraft,
  mine: CausesDraft,
): readonly Divergence<CausePart>[] =>
  causeParts.flatMap((part) => divergence(part, textOf[part](was), textOf[part](theirs), textOf[part](mine)));

/** @param taken parts that go as the others have them. A root cause of a why that is not in the tree is of none in particular. */
export const mergedCauses = (theirs: CausesDraft, mine: CausesDraft, taken: ReadonlySet<string>): CausesDraft => {
  const from = (part: CausePart): CausesDraft => (taken.has(part) ? theirs : mine);
  const { whys } = from('whys');
  const known = new Set(placed(whys).map(({ why }) => why.id));
  const rootCauses = from('rootCauses').rootCauses.map((root) =>
    known.has(root.whyId) ? root : { ...root, whyId: '' },
  );
  return {
    whys,
    rootCauses,
    agreedBy: from('agreedBy').agreedBy,
    aloneBecause: from('aloneBecause').aloneBecause,
  };
};
