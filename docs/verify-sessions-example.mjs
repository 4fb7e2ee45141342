// Closings of sessions checked by verify.md alone: node verify-sessions-example.mjs history.json contributions.json,
// both as [{"id":"1","fields":{…}}]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [history, contributions] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const numbersIn = (range) =>
  [...range.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: to - from + 1 }, (_, n) => Number(from) + n),
  );
const faultOf = (session, { ranges, count, digest }) => {
  const runs = Object.keys(ranges).sort();
  const keys = runs.flatMap((run) => numbersIn(ranges[run]).map((number) => `${session}/${run}/${number}`));
  const found = keys.map((key) => contributions.filter(({ fields }) => fields.ContributionKey === key));
  const lines = found.flat().map(({ fields }) => `${fields.ContributionKey} ${sha256(fields.Inputs)}\n`);
  if (found.some((one) => one.length === 0)) return 'contributionMissing';
  return lines.length === count && sha256(lines.join('')) === digest ? undefined : 'contributionsDiffer';
};
for (const { CommitKey, Reference, Events } of history.map(({ fields }) => fields))
  for (const event of JSON.parse(Events)) {
    const isClosing = ['SessionClosed', 'LateContributionsTaken'].includes(event.type);
    const fault = isClosing && faultOf(`${Reference}/${event.session}`, event);
    if (fault) process.stdout.write(`${CommitKey} ${fault}\n`);
    process.exitCode ||= fault ? 1 : 0;
  }
if (!process.exitCode) process.stdout.write(`${history.length} rows fit\n`);
