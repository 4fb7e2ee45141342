import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { localFileSchema } from '../../../infra/local/localFile.ts';
import { people, team } from '../../../infra/local/tenant.ts';
import { dayOf } from '../../../procedure/record/values/calendarDate.ts';
import { postJson } from '../asTeams.ts';
import type { LocalSystem } from '../localSystem.ts';
import { olga, withoutChat } from './cast.ts';
import { type Comings, createComings } from './comings.ts';
import { createDeliver } from './delivery.ts';
import { createInsisting } from './insist.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { createLiving } from './living.ts';
import { fromSeed } from './random.ts';
import { type Servers, startServers } from './servers.ts';
import { startWeather } from './weather.ts';

/**
 * A separate process: it plays people, the weather over Microsoft 365 and the power of the servers, and records the
 * answers. When it is done it reports to its parent and keeps its servers running until it is stopped.
 */
const options = {
  dataDir: { type: 'string' },
  ledger: { type: 'string' },
  seed: { type: 'string' },
  seconds: { type: 'string' },
  commands: { type: 'string' },
} as const;

/** Number of lives at a time: enough that no server is ever idle. */
const atOnce = 48;
const joinedServers = 2;

const system = (dataDir: string): LocalSystem => {
  const local = localFileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'local.json'), 'utf8')));
  const not = (): never => {
    throw new Error('the first server is not ours to stop');
  };
  return { url: local.url, local, dataDir, stop: not, kill: not, printed: () => '', exitCode: () => null };
};

const clockSchema = z.object({ now: z.string(), offsetMs: z.number() });

/** Puts the clock of all at the coming noon, so that no storm runs over midnight. @returns the time there */
const setClock = async ({ local }: LocalSystem): Promise<() => Date> => {
  const before = clockSchema.parse(await (await fetch(`${local.teams}/_control/clock`)).json());
  const noon = new Date(before.now);
  noon.setUTCHours(11, 0, 0, 0);
  if (noon.getTime() <= Date.parse(before.now)) noon.setUTCDate(noon.getUTCDate() + 1);
  const answer = await postJson(`${local.teams}/_control/clock`, { now: noon.toISOString() });
  const { offsetMs } = clockSchema.parse(await answer.json());
  return () => new Date(Date.now() + offsetMs);
};

/** Everyone can be reached; new reports go to a channel, later notices to the ISMS manager in person. */
const openChats = async ({ local }: LocalSystem): Promise<void> => {
  const teams = `${local.teams}/_control`;
  for (const person of people)
    if (!person.guest && !withoutChat.includes(person)) await postJson(`${teams}/open`, { userId: person.id });
  const [, triage] = team.channels;
  const said = { userId: olga.id, conversation: triage.id, text: 'use this channel for triage', mention: true };
  const answer = await postJson(`${teams}/say`, said);
  if (!answer.ok) throw new Error(`the channel was not chosen: ${await answer.text()}`);
};

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  const { dataDir = '', ledger: file = '' } = values;
  const seed = Number(values.seed);
  const ledger: Ledger = openLedger(file);
  const first = system(dataDir);
  const clock = await setClock(first);
  const now = (): string => clock().toISOString();
  await openChats(first);
  const servers = await startServers(
    { system: first, folder: dirname(file), ledger, now },
    fromSeed(seed + 1),
    joinedServers,
  );
  const deliver = createDeliver(first);
  const insisting = createInsisting({ ledger, deliver, servers, now }, fromSeed(seed + 2), seed);
  const abandon = (): void => {
    servers.abandon();
    process.exit(1);
  };
  // Told to end too early, or the caller is gone.
  process.once('disconnect', abandon).once('message', abandon);
  const begun = performance.now();
  const duration = Number(values.seconds) * 1000;
  const early = (): boolean => performance.now() < begun + duration * 0.6;
  const done = (): number =>
    Math.min((performance.now() - begun) / duration, insisting.count() / Number(values.commands));
  const enough = (): boolean => done() >= 1;

  const weather = await startWeather({ system: first, ledger, now }, fromSeed(seed + 3), early);
  const comings = createComings({ system: first, ledger, servers, now, done }, fromSeed(seed + 5));
  const cutting = cutPower(servers, comings, fromSeed(seed + 4), enough);
  const living = createLiving({ insisting, ledger, today: dayOf(clock(), 'Europe/Paris'), enough }, seed);
  const going = Array.from({ length: atOnce }, () => living.go());
  while (!enough()) await wait(100);
  await weather.clearUp();
  await Promise.all([...going, cutting]);
  await comings.settled();
  await insisting.settled();
  process.removeListener('message', abandon);
  const ended = new Promise<void>((resolve) => process.once('message', () => resolve()));
  process.send?.({ commands: insisting.count() });
  await ended;
  await servers.stop();
};

/** One server after the other, some seconds apart. */
const cutPower = async (
  { cut }: Servers,
  { beforeCut }: Comings,
  random: ReturnType<typeof fromSeed>,
  enough: () => boolean,
): Promise<void> => {
  for (let which = 0; !enough(); which += 1) {
    await wait(random.between(2000, 5000));
    if (!enough()) await cut(which, beforeCut);
  }
};

main()
  .then(() => process.exit(0))
  .catch((error: unknown) => {
    process.stderr.write(`the player failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
