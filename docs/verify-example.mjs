// History checked by verify.md alone: node verify-example.mjs rows.json [anchor.json] [contributions.json],
// rows and contributions as [{"id":"1","fields":{…}}]
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [items, ...more] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const anchor = more.find((one) => !Array.isArray(one));
const contributions = more.find(Array.isArray)?.map(({ fields }) => fields);
const hashed = ['CommitKey', 'CommandId', 'At', 'ActorId', 'Events', 'PreviousHash'];
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const sorted = (_, held) => (held?.constructor === Object ? Object.fromEntries(Object.entries(held).sort()) : held);
const canonical = (value) => JSON.stringify(value, sorted);
const isSigned = ({ checkpoint, signature }, jwk) => {
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  const text = Buffer.from(canonical(checkpoint));
  return verify(jwk.kty === 'OKP' ? null : 'sha256', text, key, Buffer.from(signature, 'base64url'));
};
const rows = items.map(({ id, fields }) => ({ CommitKey: '', PreviousHash: '', ...fields, id: Number(id) }));
rows.sort((a, b) => a.id - b.id);
const tell = (name, checks) => {
  const [what] = Object.entries(checks).find(([, holds]) => !holds) ?? [];
  if (what) process.stdout.write(`${name} ${what}\n`);
  process.exitCode ||= what ? 1 : 0;
};
const coverage = ({ first, last, rows: count, digest }) => {
  const lines = rows.filter(({ id }) => id >= first && id <= last).map((row) => `${row.CommitKey} ${row.Hash}\n`);
  return { rowsDiffer: lines.length === count, digestDiffers: sha256(lines.join('')) === digest };
};
const numbersIn = (range) =>
  [...range.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: to - from + 1 }, (_, n) => Number(from) + n),
  );
const closingOf = (session, { ranges, count, digest }) => {
  const runs = Object.keys(ranges).sort();
  const keys = runs.flatMap((run) => numbersIn(ranges[run]).map((number) => `${session}/${run}/${number}`));
  const found = keys.map((key) => contributions.filter(({ ContributionKey }) => ContributionKey === key));
  const lines = found.flat().map(({ ContributionKey, Inputs }) => `${ContributionKey} ${sha256(Inputs)}\n`);
  return {
    contributionMissing: found.every((one) => one.length > 0),
    contributionsDiffer: lines.length === count && sha256(lines.join('')) === digest,
  };
};
const jwk = anchor?.key ?? JSON.parse(rows.find((row) => row.CommitKey === 'CHECK/0001')?.Events ?? '[{}]')[0].key;
const [heads, commands] = [{}, new Set()];
for (const row of rows) {
  const [, stream, number] = /^(.+)\/(\d{4,})$/.exec(row.CommitKey) ?? [];
  const before = heads[stream] ?? { number: 0, hashes: [''], At: '', text: '', last: 0 };
  const name = row.CommitKey || `item ${row.id}`;
  const rivals = Number(number) === before.number ? before.hashes : [];
  Object.assign(row, { number: Number(number), hashes: [...rivals, row.Hash] });
  heads[stream] = row.number < before.number ? before : row;
  tell(name, {
    keyUnreadable: stream,
    referenceDiffers: row.Reference === stream,
    hashDiffers: row.Hash === sha256(JSON.stringify(hashed.map((column) => row[column]))),
    duplicateKey: !(row.number <= before.number),
    hole: row.number === before.number + 1,
    linkDiffers: before.hashes.includes(row.PreviousHash),
    timeRunsBack: row.At >= before.At,
  });
  tell(name, { duplicateCommand: commands.size < commands.add(row.CommandId).size });
  for (const event of contributions ? JSON.parse(row.Events) : [])
    if (['SessionClosed', 'LateContributionsTaken'].includes(event.type))
      tell(name, closingOf(`${stream}/${event.session}`, event));
  if (stream !== 'CHECK') continue;
  const [{ checkpoint, signature }] = JSON.parse(row.Events);
  Object.assign(row, { text: canonical(checkpoint), last: checkpoint.last });
  tell(name, {
    signatureDiffers: isSigned({ checkpoint, signature }, jwk),
    ...coverage(checkpoint),
    previousDiffers: checkpoint.previous === (before.text && sha256(before.text)),
    rangeDiffers: checkpoint.first === before.last + 1 && checkpoint.last < row.id,
  });
}
if (anchor)
  tell(anchor.checkpoint.name, {
    anchorSignatureDiffers: isSigned(anchor, jwk),
    anchorRowsDiffer: Object.values(coverage(anchor.checkpoint)).every(Boolean),
    anchorDiffers: rows.some(({ text }) => text === canonical(anchor.checkpoint)),
  });
if (!process.exitCode) process.stdout.write(`${rows.length} rows fit\n`);
