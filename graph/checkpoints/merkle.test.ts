import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createMerkleTree, emptyFrontier, leafHash, rootOfFrontier } from './merkle.ts';

/** RFC 6962 section 2.1 as it is written, over a list of leaf hashes. */
const sha256 = (...parts: readonly Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.from([1]), left, right);
const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
const rootOf = ([first, ...more]: readonly Buffer[]): Buffer => {
  if (!first) return sha256();
  if (more.length === 0) return first;
  const all = [first, ...more];
  const k = split(all.length);
  return node(rootOf(all.slice(0, k)), rootOf(all.slice(k)));
};
/** PATH(m, D[n]): the audit path of the leaf m. */
const path = (m: number, leaves: readonly Buffer[]): readonly Buffer[] => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...path(m, left), rootOf(right)] : [...path(m - k, right), rootOf(left)];
};
/** SUBPROOF(m, D[n], b): the consistency proof from size m. */
const subproof = (m: number, leaves: readonly Buffer[], isWhole: boolean): readonly Buffer[] => {
  if (m === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k ? [...subproof(m, left, isWhole), rootOf(right)] : [...subproof(m - k, right, false), rootOf(left)];
};

type Nodes = Readonly<Record<string, string>>;

/** A verifier as docs/verify.md describes it. @returns the hash of each part of the tree that it computed or was given */
const verified = (size: number, nodes: Nodes, leaves: ReadonlyMap<number, Buffer>, sizes: readonly number[]) => {
  const seen = new Map<string, Buffer>();
  const hashOf = (from: number, to: number, cuts: readonly number[]): Buffer => {
    const inside = cuts.filter((cut) => from < cut && cut < to);
    const given = Buffer.from(nodes[`${from}-${to}`] ?? '', 'base64');
    const middle = from + split(to - from);
    const own = to - from === 1 ? leaves.get(from) : undefined;
    const hash = own ?? (inside.length > 0 ? node(hashOf(from, middle, inside), hashOf(middle, to, inside)) : given);
    seen.set(`${from}-${to}`, hash);
    return hash;
  };
  const root = hashOf(0, size, [...sizes, ...[...leaves.keys()].flatMap((leaf) => [leaf, leaf + 1])]);
  return { root, seen };
};
/** The root at an earlier size, from parts of the later tree alone. */
const earlierRoot = (seen: ReadonlyMap<string, Buffer>, from: number, to: number): Buffer => {
  const middle = from + split(to - from);
  if (to - from > 1 && !seen.has(`${from}-${to}`))
    return node(earlierRoot(seen, from, middle), earlierRoot(seen, middle, to));
  return seen.get(`${from}-${to}`) ?? Buffer.from('unknown');
};

const leaves4096 = Array.from({ length: 4096 }, (_, index) => leafHash(`${index}`));
const leavesOf = (size: number): readonly Buffer[] => leaves4096.slice(0, size);
const treeOf = (leaves: readonly Buffer[], proved: readonly number[] = [], sizes: readonly number[] = []) => {
  const tree = createMerkleTree(emptyFrontier, new Set(sizes));
  for (const [index, leaf] of leaves.entries()) tree.append(leaf, proved.includes(index));
  return tree;
};

/** A tree, leaves to prove in it, and earlier sizes. */
const cases = fc.integer({ min: 1, max: 130 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    proved: fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: 6 }),
    sizes: fc.uniqueArray(fc.integer({ min: 1, max: size }), { maxLength: 4 }),
  }),
);
const seed = Date.now();
const check = (property: fc.IProperty<[{ size: number; proved: number[]; sizes: number[] }]>) =>
  fc.assert(property, { seed, numRuns: 200 });

describe('the Merkle tree of History', () => {
  it('has the roots of the test vectors of Certificate Transparency', () => {
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ].map((hex) => leafHash(Buffer.from(hex, 'hex')));
    const roots = [
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    for (const [size, root] of roots.entries())
      expect(Buffer.from(treeOf(leaves.slice(0, size)).root(), 'base64').toString('hex')).toBe(root);
  });

  it('has the root that RFC 6962 defines, also when it is continued from its frontier at any size', () => {
    check(
      fc.property(cases, ({ size, sizes: [at = 1] }) => {
        const leaves = leavesOf(size);
        const root = rootOf(leaves).toString('base64');
        expect(treeOf(leaves).root()).toBe(root);
        const continued = createMerkleTree(JSON.parse(JSON.stringify(treeOf(leaves.slice(0, at)).frontier())));
        for (const leaf of leaves.slice(at)) continued.append(leaf);
        expect([continued.size(), continued.root()]).toEqual([size, root]);
        expect(continued.frontier()).toEqual(treeOf(leaves).frontier());
      }),
    );
  });

  it('proves leaves and earlier sizes with the hashes of the RFC’s own proofs', () => {
    check(
      fc.property(cases, ({ size, proved, sizes }) => {
        const leaves = leavesOf(size);
        const nodes = treeOf(leaves, proved, sizes).proof();
        const own = new Map(proved.map((index) => [index, leafHash(`${index}`)]));
        const { root, seen } = verified(size, nodes, own, sizes);
        expect(root).toEqual(rootOf(leaves));
        const known = [...seen.values()].map((hash) => hash.toString('hex'));
        const needed = [
          ...proved.flatMap((index) => path(index, leaves)),
          ...sizes.flatMap((earlier) => subproof(earlier, leaves, true)),
        ];
        expect(known).toEqual(expect.arrayContaining(needed.map((hash) => hash.toString('hex'))));
        for (const earlier of sizes) expect(earlierRoot(seen, 0, earlier)).toEqual(rootOf(leaves.slice(0, earlier)));
      }),
    );
  });

  it('proves no other leaf, and no other earlier tree', () => {
    check(
      fc.property(cases, ({ size, proved, sizes }) => {
        const leaves = leavesOf(size);
        const nodes = treeOf(leaves, proved, sizes).proof();
        const own = new Map(proved.map((index) => [index, leafHash(`${index}`)]));
        const root = rootOf(leaves);
        for (const index of proved)
          expect(verified(size, nodes, new Map([...own, [index, leafHash('forged')]]), sizes).root).not.toEqual(root);
        const rewritten = [leafHash('rewritten'), ...leaves.slice(1)];
        const { seen } = verified(size, nodes, own, sizes);
        for (const earlier of sizes)
          expect(earlierRoot(seen, 0, earlier)).not.toEqual(rootOf(rewritten.slice(0, earlier)));
      }),
    );
  });

  it('grows a proof with the logarithm of its size', () => {
    const count = (size: number) => Object.keys(treeOf(leavesOf(size), [3, 4], [size / 2]).proof()).length;
    expect([count(64), count(4096)]).toEqual([7, 13]);
  });

  it('is not continued from a frontier of another size', () => {
    const { hashes } = treeOf(leavesOf(6)).frontier();
    expect(rootOfFrontier({ size: 6, hashes })).toBe(rootOf(leavesOf(6)).toString('base64'));
    expect(rootOfFrontier(emptyFrontier)).toBe(rootOf([]).toString('base64'));
    for (const size of [4, 7, 8, 0, -6, 6.5]) expect(rootOfFrontier({ size, hashes })).toBeUndefined();
    expect(rootOfFrontier({ size: 6, hashes: hashes.slice(1) })).toBeUndefined();
    expect(rootOfFrontier({ size: 6, hashes: ['AAAA', ...hashes.slice(1)] })).toBeUndefined();
    expect(rootOfFrontier({ size: 10, hashes })).not.toBe(rootOf(leavesOf(10)).toString('base64'));
  });
});
