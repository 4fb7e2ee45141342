import { createHash, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { canonical } from './canonical.ts';
import type { Row } from './chains.ts';
import type { Finding, What } from './finding.ts';

/** As specified in docs/verify.md; an anchor is a checkpoint kept outside the site. */
export type Signed = { readonly note: string };
type Jwk = Readonly<Record<string, string>>;

type Checkpoint = {
  readonly size: number;
  readonly root: string;
  readonly name: string;
  readonly last: number;
  readonly highest: Readonly<Record<string, number>>;
};

const signedSchema = z.array(z.looseObject({ type: z.literal('CheckpointMade'), note: z.string() }));

const checkpointIn = ({ note }: Signed): Checkpoint => {
  const [, size, root = '', name = '', , last = '', highest = ''] = note.split('\n');
  const numbers = highest
    .split(' ')
    .slice(1)
    .map((pair) => pair.split(':'));
  return {
    size: Number(size),
    root,
    name: name.replace('name ', ''),
    last: Number(last.replace('last ', '')),
    highest: Object.fromEntries(numbers.map(([year = '', number]) => [year, Number(number)])),
  };
};

const readSigned = ({ events }: Row): Signed | undefined => {
  try {
    return signedSchema.parse(JSON.parse(events))[0];
  } catch {
    return undefined;
  }
};

const isSigned = ({ note }: Signed, jwk: Jwk): boolean => {
  const [text = '', signature = ''] = note.split('\n\n');
  const bytes = Buffer.from(signature.trim().split(' ')[2] ?? '', 'base64').subarray(4);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(jwk.kty === 'OKP' ? null : 'sha256', Buffer.from(`${text}\n`), key, bytes);
};

const hashOf = (mark: number, ...parts: readonly Buffer[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(mark), ...parts]))
    .digest();

/** RFC 6962 section 2.1, as it is written. */
const treeHash = (leaves: readonly Buffer[]): Buffer => {
  const [first] = leaves;
  if (!first || leaves.length === 1) return first ?? createHash('sha256').digest();
  const middle = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return hashOf(1, treeHash(leaves.slice(0, middle)), treeHash(leaves.slice(middle)));
};

/** The root over these rows, base64. */
export const rootOf = (rows: readonly Row[]): string =>
  treeHash(rows.map(({ key, hash }) => hashOf(0, Buffer.from(`${key} ${hash}`)))).toString('base64');

export const coveredBy = (signed: Signed, rows: readonly Row[]): readonly Row[] => {
  const { last } = checkpointIn(signed);
  return rows.filter(({ item }) => item.id <= last);
};

const highestOf = (rows: readonly Row[]): Checkpoint['highest'] => {
  const highest: Record<string, number> = {};
  for (const { stream } of rows) {
    const [, year, number] = /^NC-(\d{4})-(\d{4,7})$/.exec(stream) ?? [];
    if (year !== undefined) highest[year] = Math.max(highest[year] ?? 0, Number(number));
  }
  return highest;
};

const misfits = (row: Row, signed: Signed, before: Signed | undefined, rows: readonly Row[], jwk: Jwk) => {
  const { name, size, root, last, highest } = checkpointIn(signed);
  const previous = before && checkpointIn(before);
  const covered = coveredBy(signed, rows);
  const found: readonly (readonly [boolean, What])[] = [
    [!isSigned(signed, jwk), 'signatureDiffers'],
    [name !== row.key, 'checkpointNameDiffers'],
    [last <= (previous?.last ?? 0) || size <= (previous?.size ?? 0) || last >= row.item.id, 'rangeDiffers'],
    [covered.length !== size, 'rowsDiffer'],
    [rootOf(covered) !== root, 'rootDiffers'],
    [canonical(highest) !== canonical(highestOf(covered)), 'highestDiffers'],
  ];
  return found.flatMap(([is, what]) => (is ? [what] : []));
};

export type CheckedCheckpoints = {
  readonly findings: readonly Finding[];
  readonly checkpoints: readonly Signed[];
  /** How many rows of other streams no checkpoint covers yet. */
  readonly uncovered: number;
};

/** All checkpoints, against the rows that are there now. */
export const checkCheckpoints = (rows: readonly Row[], jwk: Jwk): CheckedCheckpoints => {
  const findings: Finding[] = [];
  const checkpoints: Signed[] = [];
  for (const row of rows.filter(({ stream }) => stream === 'CHECK')) {
    const signed = readSigned(row);
    if (!signed) findings.push({ what: 'checkpointUnreadable', about: row.key });
    else {
      const before = checkpoints.at(-1);
      findings.push(...misfits(row, signed, before, rows, jwk).map((what): Finding => ({ what, about: row.key })));
      checkpoints.push(signed);
    }
  }
  const newest = checkpoints.at(-1);
  const last = newest ? checkpointIn(newest).last : 0;
  const uncovered = rows.filter(({ stream, item }) => stream !== 'CHECK' && item.id > last).length;
  return { findings, checkpoints, uncovered };
};

/** A checkpoint kept outside takes precedence over the current History. */
export const checkAnchor = (anchor: Signed, rows: readonly Row[], jwk: Jwk): readonly Finding[] => {
  const { name, size, root } = checkpointIn(anchor);
  const covered = coveredBy(anchor, rows);
  const there = rows.find(({ key }) => key === name);
  const found: readonly (readonly [boolean, What])[] = [
    [!isSigned(anchor, jwk), 'anchorSignatureDiffers'],
    [covered.length !== size || rootOf(covered) !== root, 'anchorRowsDiffer'],
    [(there && readSigned(there)?.note) !== anchor.note, 'anchorDiffers'],
  ];
  return found.flatMap(([is, what]) => (is ? [{ what, about: name }] : []));
};
