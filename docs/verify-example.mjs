// History checked by verify.md alone: node verify-example.mjs rows.json [anchor.txt], rows as [{"id":"1","fields":{…}}]
import { createPublicKey, hash, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const plain = (text) => (/^\s*\{/.test(text) ? ['note', 'key'].map((name) => JSON.parse(text)[name]).join('') : text);
const [items, anchored] = process.argv.slice(2).map((file) => plain(readFileSync(file, 'utf8')).split(/\s*\n\s*/));
const hashed = ['CommitKey', 'CommandId', 'At', 'ActorId', 'Events', 'PreviousHash'];
const merkle = (mark, ...parts) => hash('sha256', Buffer.concat([Buffer.of(mark), ...parts]), 'buffer');
const [ed25519, empty] = [Buffer.from('302a300506032b6570032100', 'hex'), { size: 0, frontier: [], last: 0 }];
const rootOver = (some, { size, frontier }) => {
  const hashes = frontier.map((hash) => Buffer.from(hash, 'base64'));
  for (const [index, row] of some.entries()) {
    let node = merkle(0, Buffer.from(`${row.CommitKey} ${row.Hash}`));
    for (let n = size + index; n % 2 === 1; n = (n - 1) / 2) node = merkle(1, hashes.pop(), node);
    hashes.push(node);
  }
  return hashes.reduceRight((right, left) => merkle(1, left, right)).toString('base64');
};
const read = (lines) => ({ size: +lines[1], root: lines[2], own: lines[3].slice(5), last: +lines[5].slice(5) });
const isSigned = (lines, verifierKey) => {
  const raw = Buffer.from(verifierKey.replace(/^[^+]*\+[^+]*\+/, ''), 'base64');
  const [algorithm, text] = [raw[0] === 1 ? null : 'sha256', Buffer.from(`${lines.slice(0, 7).join('\n')}\n`)];
  const der = algorithm ? raw.subarray(raw.indexOf('0')) : Buffer.concat([ed25519, raw.subarray(1)]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const bytesOf = (line) => Buffer.from(line.split(' ')[2], 'base64').subarray(4);
  return lines.some((line) => line.startsWith('— ') && verify(algorithm, text, key, bytesOf(line)));
};
const rows = JSON.parse(items.join('')).map(({ id, fields }) => ({ PreviousHash: '', ...fields, id: +id }));
const tell = (name, checks) => {
  const [what] = Object.entries(checks).find(([, holds]) => !holds) ?? [];
  if (what) process.stdout.write(`${name} ${what}\n`);
  process.exitCode ||= what ? 1 : 0;
};
const first = JSON.parse(rows.find((row) => row.CommitKey === 'CHECK/0001')?.Events ?? '[{}]')[0];
const key = anchored?.find((line) => /^\S+\+[0-9a-f]{8}\+\S+$/.test(line)) ?? first.key;
const [heads, commands] = [{}, new Set()];
for (const row of rows.sort((a, b) => a.id - b.id)) {
  const [, stream, number] = /^(.+)\/(\d{4,})$/.exec(row.CommitKey) ?? [];
  const [before, name] = [heads[stream] ?? { number: 0, hashes: [''], At: '' }, row.CommitKey || `item ${row.id}`];
  Object.assign(row, { number: +number, hashes: [...(+number === before.number ? before.hashes : []), row.Hash] });
  heads[stream] = row.number < before.number ? before : row;
  tell(name, {
    keyUnreadable: stream,
    referenceDiffers: row.Reference === stream,
    hashDiffers: row.Hash === hash('sha256', JSON.stringify(hashed.map((column) => row[column]))),
    duplicateKey: !(row.number <= before.number),
    hole: row.number === before.number + 1,
    linkDiffers: before.hashes.includes(row.PreviousHash),
    timeRunsBack: row.At >= before.At,
  });
  tell(name, { duplicateCommand: commands.size < commands.add(row.CommandId).size });
  if (stream !== 'CHECK' || row.Events.includes('RowLost')) continue;
  const [{ note, frontier }] = JSON.parse(row.Events);
  const [base, { size, root, last }] = [before.base ?? empty, read(note.split('\n'))];
  const some = rows.filter(({ id }) => id > base.last && id <= last);
  const isWhole =
    frontier.length === size.toString(2).replaceAll('0', '').length && rootOver([], { size, frontier }) === root;
  Object.assign(row, { note, base: isWhole && { size, frontier, last } });
  tell(name, {
    signatureDiffers: isSigned(note.split('\n'), key),
    rangeDiffers: last < row.id && last > base.last && size > base.size,
    rowsMissing: some.length >= size - base.size,
    rowsAdded: some.length <= size - base.size,
    rowsDiffer: rootOver(some, base) === root,
  });
}
if (anchored) {
  const { size, root, own, last } = read(anchored);
  const some = rows.filter(({ id }) => id <= last);
  tell(own, {
    anchorSignatureDiffers: key && isSigned(anchored, key),
    anchorRowsDiffer: some.length === size && rootOver(some, empty) === root,
    anchorDiffers: rows.some(({ note = '' }) => note.startsWith(anchored.slice(0, 7).join('\n'))),
  });
}
const [newer, by] = [rows.filter(({ id }) => id > (heads.CHECK?.base.last ?? 0)), heads.CHECK?.CommitKey];
if (!process.exitCode)
  process.stdout.write(`${rows.length} rows fit, ${newer.length} newer than ${by ?? 'any checkpoint'}\n`);
process.exitCode ||= by ? 0 : 2;
