/**
 * `verify.mjs` of a pack: verifies the pack from its own files and names the first mismatch. Plain Node, none of our
 * code, short enough to be read before it is run. The checks are specified in docs/verify.md.
 */
export const verifier = String.raw`// node verify.mjs [a checkpoint, or {"key": …}, in a JSON file that you have from elsewhere]
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
const here = dirname(process.argv[1]);
const lines = (name) => String(readFileSync(join(here, name))).split('\n').filter(Boolean);
const [[checkpoint], [sample]] = ['checkpoint.json', 'sample.json'].map((name) => lines(name).map((line) => JSON.parse(line)));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const canonical = (value) => JSON.stringify(value, (_, held) => (held?.constructor === Object ? Object.fromEntries(Object.entries(held).sort()) : held));
const hold = (fits, what) => fits || (console.log('DOES NOT FIT: ' + what), process.exit(1));

// The checkpoints: the last one is signed, each names the previous one, and they cover all rows of rows.csv.
if (checkpoint) {
  const key = { key: createPublicKey({ key: checkpoint.key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  const [text, signature] = [Buffer.from(canonical(checkpoint.checkpoint)), Buffer.from(checkpoint.signature, 'base64url')];
  hold(verify(checkpoint.key.kty === 'OKP' ? null : 'sha256', text, key, signature), 'checkpoint.json: its signature');
}
const covered = lines('rows.csv').slice(1).map((line) => /^(\d+),(.*),(.*)$/.exec(line).slice(1));
const chain = lines('checkpoints.jsonl').map((line) => JSON.parse(line));
hold(canonical(chain.at(-1)) === canonical(checkpoint?.checkpoint), 'checkpoints.jsonl: its last one is not that of checkpoint.json');
for (const [at, one] of chain.entries()) {
  const [before, rows] = [chain[at - 1], covered.filter(([id]) => id >= one.first && id <= one.last)];
  hold(one.previous === (before ? sha256(canonical(before)) : '') && one.first === (before?.last ?? 0) + 1, one.name + ': what it follows');
  hold(rows.length === one.rows, one.name + ': rows.csv has ' + rows.length + ' of its ' + one.rows + ' rows');
  hold(sha256(rows.map(([, name, hash]) => name + ' ' + hash + '\n').join('')) === one.digest, one.name + ': its rows in rows.csv');
}
// The records: each row has its hash, follows the one before, and is under the checkpoints; none is missing.
const [hashes, files, columns] = [new Map(covered.map(([, ...row]) => row)), [], ['CommitKey', 'CommandId', 'At', 'ActorId', 'Events', 'PreviousHash']];
let [newer, heads] = [0, new Map(sample.references.map((reference) => [reference, { number: 0, Hash: '', At: '' }]))];
for (const row of lines('history.jsonl').map((line) => JSON.parse(line))) {
  const [name, stream, number] = /^(.+)\/(\d{4,})$/.exec(row.CommitKey);
  const head = heads.get(stream) ?? hold(false, name + ': it is of no record in sample.json');
  hold(row.Hash === sha256(JSON.stringify(columns.map((column) => row[column]))), name + ': its hash');
  hold(+number === head.number + 1 && row.PreviousHash === head.Hash && row.At >= head.At, name + ': the row before it');
  hold((hashes.get(name) ?? row.Hash) === row.Hash, name + ': rows.csv has another hash');
  newer += hashes.delete(name) ? 0 : 1;
  heads.set(stream, { ...row, number: +number });
  for (const { type, file } of JSON.parse(row.Events))
    if (type === 'EvidenceAttached') files.push([stream, file.name, file.bytes, file.sha256, file.action, row.At, row.ActorId].join('\t'));
}
for (const name of [...hashes.keys(), ...sample.references.filter((one) => !heads.get(one).number)])
  hold(!heads.has(name.replace(/\/\d+$/, '')), name + ': history.jsonl lacks it');
// The sample, drawn again; the files, according to the rows; the pack, as it was made.
const [{ seed, count, digest, population }, taken, year] = [sample.drawn ?? {}, {}, (one) => one.split('-')[1] * 1e8 + +one.split('-')[2]];
const ranks = (population ?? []).map((one) => [sha256(seed + ':' + one.reference), one]).sort();
const drawn = ranks.filter(([, { group }]) => (taken[group] = (taken[group] ?? 0) + 1) <= count).map(([, { reference }]) => reference);
const all = ranks.map(([, { reference }]) => reference).sort((a, b) => year(a) - year(b));
hold(!population || sha256(all.map((one) => one + '\n').join('')) === digest, 'sample.json: the digest of its population');
hold(!population || String(drawn.sort()) === String([...sample.references, ...sample.keptBack].sort()), 'sample.json: its seed draws others');
const cells = [...lines('evidence.csv').join('\n').matchAll(/"((?:[^"]|"")*)"/g)].slice(7).map(([, cell]) => cell.replaceAll('""', '"').replace(/^'(?=[=+\-@\t\r])/, ''));
for (let at = 0; at < Math.max(files.length, cells.length / 7); at += 1)
  hold(cells.slice(at * 7, at * 7 + 7).join('\t') === files[at], 'evidence.csv: line ' + (at + 2) + ', ' + (cells[at * 7 + 1] ?? files[at]));
const listed = new Map(lines('MANIFEST.sha256').map((line) => line.split('  ').reverse()));
for (const name of new Set([...listed.keys(), ...readdirSync(here)]))
  hold(name === 'MANIFEST.sha256' || (readdirSync(here).includes(name) && listed.get(name) === sha256(readFileSync(join(here, name)))), name + ': it is not as in MANIFEST.sha256');
const known = process.argv[2] && JSON.parse(readFileSync(process.argv[2]));
hold(!known?.key || canonical(known.key) === canonical(checkpoint?.key), 'checkpoint.json: its key is not the one that you gave');
hold(!known?.checkpoint || chain.some((one) => canonical(one) === canonical(known.checkpoint)), 'checkpoints.jsonl: the one that you gave is not among them');
console.log(sample.references.length + ' records fit, under ' + (chain.at(-1)?.name ?? 'no checkpoint') + '; ' + newer + ' of their rows are newer. Key: ' + canonical(checkpoint?.key));
`;
