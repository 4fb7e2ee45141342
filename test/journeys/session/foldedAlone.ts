import { z } from 'zod';

/**
 * What the contributions of a 5-Whys session come to, worked out from what the design says of them (section 2) and with
 * none of the product's code: sets by id, in the order of time, then id; a removal wins whenever it came, and what lies
 * under a removed cause is gone with it; of a person's votes on a why the last counts.
 */

const givenSchema = z.looseObject({
  type: z.string(),
  id: z.string(),
  at: z.string(),
  by: z.string(),
  why: z.string().optional(),
  cause: z.string().optional(),
  what: z.string().optional(),
  text: z.string().optional(),
});
export type GivenAlone = Readonly<z.output<typeof givenSchema>>;

/** A row of Contributions as it is stored. */
export type StoredContributions = { readonly ContributionKey: string; readonly Inputs: string };

export const givenIn = ({ Inputs }: StoredContributions): readonly GivenAlone[] =>
  z.array(givenSchema).parse(JSON.parse(Inputs));

/** A cause as visible to everyone: its text, its evidence, its number of votes, and its reason. */
export type Branch = readonly [text: string, evidence: readonly string[], votes: number, causes: readonly Branch[]];

/** The id of the first why. */
const theProblem = 'problem';

const order = (one: GivenAlone, other: GivenAlone): number => {
  const [a, b] = [`${one.at} ${one.id}`, `${other.at} ${other.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
};

export const foldedAlone = (given: readonly GivenAlone[]): readonly Branch[] => {
  const sorted = given.toSorted(order);
  // Given again on another server it has another time there; the first is the one that counts.
  const all = sorted.filter((one, index) => sorted.findIndex(({ id }) => id === one.id) === index);
  const removed = new Set(all.filter(({ type }) => type === 'Removed').map(({ what }) => what));
  const left = all.filter(({ id }) => !removed.has(id));
  const votes = new Map<string, GivenAlone>();
  for (const one of left) if (one.type === 'VoteCast') votes.set(`${one.by} on ${one.why}`, one);
  const under = (why: string): readonly Branch[] =>
    left
      .filter((one) => one.type === 'CauseAdded' && one.why === why)
      .map(({ id, text = '' }) => [
        text,
        left.filter((one) => one.type === 'EvidenceAdded' && one.cause === id).map((one) => one.text ?? ''),
        [...votes.values()].filter((vote) => vote.why === why && vote.cause === id).length,
        under(id),
      ]);
  return under(theProblem);
};

type ShownCause = {
  readonly text: string;
  readonly evidence: readonly { readonly text: string }[];
  readonly causes: readonly ShownCause[];
} & ({ readonly voters: readonly unknown[] } | { readonly votes: number });

/** The same of what a replica says. */
export const branchesOf = (causes: readonly ShownCause[]): readonly Branch[] =>
  causes.map((one) => [
    one.text,
    one.evidence.map(({ text }) => text),
    'votes' in one ? one.votes : one.voters.length,
    branchesOf(one.causes),
  ]);
