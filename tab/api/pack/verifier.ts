/**
 * `verify.mjs` of a pack: verifies the pack from its own files and names the first mismatch. Plain Node, none of our
 * code, short enough to be read before it is run. The checks are specified in docs/verify.md.
 */
export const verifier = String.raw`// node verify.mjs [a file with a checkpoint, or with {"key": …}, that you have from elsewhere]
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
const here = dirname(process.argv[1]);
const lines = (name) => String(readFileSync(join(here, name))).split('\n').filter(Boolean);
const [last, proof, sample] = ['checkpoint.json', 'proof.json', 'sample.json'].map((name) => JSON.parse(lines(name).join('')));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const hold = (fits, what) => fits || (console.log('DOES NOT FIT: ' + what), process.exit(1));

// A checkpoint is a signed note: site, number of rows, root of the Merkle tree (RFC 6962) over them, and some more lines.
const isSigned = ({ note, key }) => {
  const [[text, signatures], raw] = [note.split('\n\n'), Buffer.from(key.replace(/^[^+]*\+[^+]*\+/, ''), 'base64')];
  const der = raw[0] === 1 ? Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]) : raw.subarray(raw.indexOf('0'));
  const [kind, by] = [raw[0] === 1 ? null : 'sha256', createPublicKey({ key: der, format: 'der', type: 'spki' })];
  return signatures.trim().split('\n').some((line) => verify(kind, Buffer.from(text + '\n'), by, Buffer.from(line.split(' ')[2], 'base64').subarray(4)));
};
const read = (signed) => ({ size: +signed?.note.split('\n')[1], root: signed?.note.split('\n')[2], name: signed?.note.split('\n')[3].slice(5) });
hold(!last || isSigned(last), 'checkpoint.json: its signature');
hold(!readdirSync(here).includes('checkpoint.txt') || String(readFileSync(join(here, 'checkpoint.txt'))) === last?.note, 'checkpoint.txt: it is not the note in checkpoint.json');
// The records: each row has its hash, follows the one before, and is in the tree unless it is newer; none is missing.
const [leaves, seen, files, columns] = [new Map(), new Map(), [], ['CommitKey', 'CommandId', 'At', 'ActorId', 'Events', 'PreviousHash']];
const merkle = (...parts) => createHash('sha256').update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();
let [newer, heads] = [0, new Map(sample.references.map((reference) => [reference, { number: 0, Hash: '', At: '' }]))];
for (const row of lines('history.jsonl').map((line) => JSON.parse(line))) {
  const [name, stream, number] = /^(.+)\/(\d{4,})$/.exec(row.CommitKey);
  const head = heads.get(stream) ?? hold(false, name + ': it is of no record in sample.json');
  hold(row.Hash === sha256(JSON.stringify(columns.map((column) => row[column]))), name + ': its hash');
  hold(+number === head.number + 1 && row.PreviousHash === head.Hash && row.At >= head.At, name + ': the row before it');
  hold(!leaves.has(proof.rows[name]), name + ': proof.json has another row in its place');
  name in proof.rows ? leaves.set(proof.rows[name], merkle([0], name + ' ' + row.Hash)) : (newer += 1);
  heads.set(stream, { ...row, number: +number });
  for (const { type, file, hash } of JSON.parse(row.Events))
    if (type === 'RowLost') {
      console.log(name + ': an administrator recorded that this row is lost');
      heads.set(stream, { ...row, number: +number, Hash: hash ?? row.Hash });
    } else if (type === 'EvidenceAttached') files.push([stream, file.name, file.bytes, file.sha256, file.action, row.At, row.ActorId].join('\t'));
}
for (const name of [...Object.keys(proof.rows), ...sample.references.map((one) => one + '/0001')])
  hold(heads.get(name.split('/')[0])?.number >= +name.split('/')[1], name + ': history.jsonl lacks it');
// The tree: a part is computed if a row of the pack or an earlier size lies in it; proof.json has the hashes of the others.
const halves = (from, to, middle = from + 2 ** Math.floor(Math.log2(to - from - 1))) => [[from, middle], [middle, to]];
const hashOf = (from, to, cuts) => {
  const [name, inside, own] = [from + '-' + to, cuts.filter((cut) => from < cut && cut < to), to - from === 1 && leaves.get(from)];
  const computed = own || (inside.length && merkle([1], ...halves(from, to).map((half) => hashOf(...half, inside))));
  return seen.set(name, computed || Buffer.from(proof.nodes[name] ?? '', 'base64')).get(name);
};
const rootAt = (from, to) => seen.get(from + '-' + to) ?? (to - from > 1 ? merkle([1], ...halves(from, to).map((half) => rootAt(...half))) : '');
const cuts = [...proof.sizes, ...[...leaves.keys()].flatMap((leaf) => [leaf, leaf + 1])];
hold(!last || hashOf(0, read(last).size, cuts).toString('base64') === read(last).root, 'proof.json: the rows are not those under ' + read(last).name);
hold([...leaves.keys()].every((leaf) => seen.has(leaf + '-' + (leaf + 1))), 'proof.json: one of its rows is not in the tree');
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
// What you have from elsewhere. Teams and editors may have changed its white space.
const given = process.argv[2] ? String(readFileSync(process.argv[2])).trim().split(/\s*\n\s*/) : ['{}'];
const note = given.slice(0, 7).join('\n') + '\n\n' + given.filter((line) => line.startsWith('— ')).join('\n');
const known = given[0][0] === '{' ? JSON.parse(given.join('')) : { note, key: given.find((line) => /^\S+\+[0-9a-f]{8}\+\S+$/.test(line)) };
hold(!known.key || known.key === last?.key, 'checkpoint.json: its key is not the one that you gave');
const { size, root, name } = known.note && hold(last && isSigned({ note: known.note, key: last.key }), 'what you gave: its signature') ? read(known) : {};
hold(!size || size === read(last).size || proof.sizes.includes(size), 'proof.json: it does not reach back to ' + name + '; request a pack that does');
hold(!size || rootAt(0, size).toString('base64') === root, 'proof.json: the rows under ' + name + ', which you gave, have changed since');
console.log(sample.references.length + ' records fit, under ' + (read(last).name ?? 'no checkpoint') + '; ' + newer + ' of their rows are newer. Key: ' + last?.key);
`;
