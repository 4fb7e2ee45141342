import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { canonical, sha256 } from './canonical.ts';
import type { Row } from './chains.ts';
import type { Finding, What } from './finding.ts';

/** As specified in docs/verify.md; an anchor is a checkpoint kept outside the site. */
export type Signed = {
  readonly checkpoint: {
    readonly v: 1;
    readonly name: string;
    readonly at: string;
    readonly first: number;
    readonly last: number;
    readonly rows: number;
    readonly highest: Readonly<Record<string, number>>;
    readonly digest: string;
    readonly previous: string;
  };
  readonly signature: string;
};
type Checkpoint = Signed['checkpoint'];
type Jwk = Readonly<Record<string, string>>;

const signedSchema = z.array(
  z.object({
    type: z.literal('CheckpointMade'),
    signature: z.string(),
    checkpoint: z.object({
      v: z.literal(1),
      name: z.string(),
      at: z.string(),
      first: z.number(),
      last: z.number(),
      rows: z.number(),
      highest: z.record(z.string(), z.number()),
      digest: z.string(),
      previous: z.string(),
    }),
  }),
);

const readSigned = ({ events }: Row): Signed | undefined => {
  try {
    return signedSchema.parse(JSON.parse(events))[0];
  } catch {
    return undefined;
  }
};

const isSigned = ({ checkpoint, signature }: Signed, jwk: Jwk): boolean =>
  verify(
    jwk.kty === 'OKP' ? null : 'sha256',
    Buffer.from(canonical(checkpoint)),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );

const coveredBy = ({ first, last }: Checkpoint, rows: readonly Row[]): readonly Row[] =>
  rows.filter(({ item }) => item.id >= first && item.id <= last);

const digestOf = (rows: readonly Row[]): string => sha256(rows.map(({ key, hash }) => `${key} ${hash}\n`).join(''));

const highestOf = (before: Checkpoint['highest'], rows: readonly Row[]): Checkpoint['highest'] => {
  const highest = { ...before };
  for (const { stream } of rows) {
    const [, year, number] = /^NC-(\d{4})-(\d{4,7})$/.exec(stream) ?? [];
    if (year !== undefined) highest[year] = Math.max(highest[year] ?? 0, Number(number));
  }
  return highest;
};

const misfits = (row: Row, signed: Signed, before: Checkpoint | undefined, rows: readonly Row[], jwk: Jwk) => {
  const { checkpoint } = signed;
  const covered = coveredBy(checkpoint, rows);
  const found: readonly (readonly [boolean, What])[] = [
    [!isSigned(signed, jwk), 'signatureDiffers'],
    [checkpoint.name !== row.key, 'checkpointNameDiffers'],
    [checkpoint.first !== (before?.last ?? 0) + 1 || checkpoint.last >= row.item.id, 'rangeDiffers'],
    [covered.length !== checkpoint.rows, 'rowsDiffer'],
    [digestOf(covered) !== checkpoint.digest, 'digestDiffers'],
    [checkpoint.previous !== (before ? sha256(canonical(before)) : ''), 'previousDiffers'],
    [canonical(checkpoint.highest) !== canonical(highestOf(before?.highest ?? {}, covered)), 'highestDiffers'],
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
      const before = checkpoints.at(-1)?.checkpoint;
      findings.push(...misfits(row, signed, before, rows, jwk).map((what): Finding => ({ what, about: row.key })));
      checkpoints.push(signed);
    }
  }
  const last = checkpoints.at(-1)?.checkpoint.last ?? 0;
  const uncovered = rows.filter(({ stream, item }) => stream !== 'CHECK' && item.id > last).length;
  return { findings, checkpoints, uncovered };
};

/** A checkpoint kept outside takes precedence over the current History. */
export const checkAnchor = (anchor: Signed, rows: readonly Row[], jwk: Jwk): readonly Finding[] => {
  const { checkpoint } = anchor;
  const covered = coveredBy(checkpoint, rows);
  const there = rows.find(({ key }) => key === checkpoint.name);
  const held = there && readSigned(there)?.checkpoint;
  const found: readonly (readonly [boolean, What])[] = [
    [!isSigned(anchor, jwk), 'anchorSignatureDiffers'],
    [covered.length !== checkpoint.rows || digestOf(covered) !== checkpoint.digest, 'anchorRowsDiffer'],
    [canonical(held ?? null) !== canonical(checkpoint), 'anchorDiffers'],
  ];
  return found.flatMap(([is, what]) => (is ? [{ what, about: checkpoint.name }] : []));
};
