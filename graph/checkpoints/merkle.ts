import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962 section 2.1, built leaf by leaf: it holds O(log n) hashes, never the leaves. Hashes leave
 * it in base64. Specified for outsiders in docs/verify.md.
 */

/** A part of the tree over the leaves `from` (counted from 0) up to `to`, which is not included. */
type Subtree = {
  readonly from: number;
  readonly to: number;
  readonly hash: Buffer;
  /** A verifier computes its hash: it is or contains a proved leaf, or a proved size lies inside it. */
  readonly open: boolean;
};

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const [leafMark, nodeMark] = [Buffer.from([0]), Buffer.from([1])];

export const leafHash = (leaf: string | Uint8Array): Buffer => sha256(leafMark, Buffer.from(leaf));

/**
 * A tree by the roots of its largest full subtrees, from left to right (one for each 1 in the binary form of `size`): as
 * much as it takes to continue it.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly string[] };

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

export type MerkleTree = {
  readonly size: () => number;
  readonly root: () => string;
  readonly frontier: () => Frontier;
  /** @param isProved whether the proof is to contain this leaf */
  readonly append: (leaf: Buffer, isProved?: boolean) => void;
  /**
   * Proves the proved leaves and sizes against the root: the hashes that a verifier cannot compute, by the leaves that
   * each is over (`"16-32"`). From these and the leaves follow the root, and the root at each proved size.
   */
  readonly proof: () => Readonly<Record<string, string>>;
};

/**
 * @param from the tree to continue. Its leaves cannot be proved
 * @param provedSizes sizes at which a verifier can compute the root
 * @throws RangeError when the frontier has not as many hashes as its size demands
 */
export const createMerkleTree = (
  from: Frontier = emptyFrontier,
  provedSizes: ReadonlySet<number> = new Set(),
): MerkleTree => {
  const subtrees = subtreesOf(from);
  const nodes = new Map<string, Buffer>();

  const reveal = ({ from: first, to, hash, open }: Subtree): void => {
    if (!open) nodes.set(`${first}-${to}`, hash);
  };
  const join = (left: Subtree, right: Subtree, revealed: (subtree: Subtree) => void): Subtree => {
    const open = left.open || right.open || provedSizes.has(right.from);
    if (open) [left, right].forEach(revealed);
    return { from: left.from, to: right.to, hash: sha256(nodeMark, left.hash, right.hash), open };
  };
  const whole = (revealed: (subtree: Subtree) => void): Subtree | undefined =>
    subtrees.length === 0 ? undefined : subtrees.reduceRight((right, left) => join(left, right, revealed));
  const size = (): number => subtrees.at(-1)?.to ?? 0;

  return {
    size,
    root: () => (whole(() => undefined)?.hash ?? sha256()).toString('base64'),
    frontier: () => ({ size: size(), hashes: subtrees.map(({ hash }) => hash.toString('base64')) }),
    append: (leaf, isProved = false) => {
      const at = size();
      let last: Subtree = { from: at, to: at + 1, hash: leaf, open: isProved };
      for (let left = subtrees.at(-1); left && widthOf(left) === widthOf(last); left = subtrees.at(-1)) {
        subtrees.pop();
        last = join(left, last, reveal);
      }
      subtrees.push(last);
    },
    proof: () => {
      const all = whole(reveal);
      if (all) reveal(all);
      return Object.fromEntries([...nodes].map(([range, hash]) => [range, hash.toString('base64')]));
    },
  };
};

const widthOf = ({ from, to }: Subtree): number => to - from;

const subtreesOf = ({ size, hashes }: Frontier): Subtree[] => {
  const subtrees: Subtree[] = [];
  let from = 0;
  for (const hash of hashes) {
    // The largest full subtree among the leaves that are left. Not by bits: a size may exceed 32 of them.
    const width = from < size ? 2 ** Math.floor(Math.log2(size - from)) : 0;
    subtrees.push({ from, to: from + width, hash: Buffer.from(hash, 'base64'), open: false });
    from += width;
  }
  if (from !== size || subtrees.some(({ hash, to, from: first }) => hash.length !== 32 || to === first))
    throw new RangeError(`no tree of ${size} leaves`);
  return subtrees;
};

/** The root of the tree with this frontier; undefined if there is no such tree. */
export const rootOfFrontier = (frontier: Frontier): string | undefined => {
  try {
    return createMerkleTree(frontier).root();
  } catch {
    return undefined;
  }
};
