import { join } from 'node:path';
import { z } from 'zod';
import { theClassification } from '../builders/aRecord.ts';
import { personNamed } from '../journeys/asTeams.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from '../journeys/localSystem.ts';
import { type ClosingAlone, checkSession, saidBy, splitAlone } from '../journeys/session/checkSession.ts';
import { branchesOf, foldedAlone, givenIn, type StoredContributions } from '../journeys/session/foldedAlone.ts';
import type { SeenCause } from '../journeys/session/meeting.ts';
import { clearFaults, control, rowsOf } from '../journeys/siteRows.ts';
import { fromSeed } from '../journeys/storm/random.ts';
import type { Line } from './line.ts';
import { blow, pause } from './session/crowd.ts';
import { falls, followCards, mostWithin, type ShownState } from './session/edits.ts';
import { type Endpoints, type Meeting, openEndpoints } from './session/endpoints.ts';
import { busy, p99 } from './timing.ts';

const [people, each, graphMs] = [60, 10, 150] as const;
const seed = 20261128;
const [sam, claire, hana] = ['Sam', 'Claire', 'Hana'].map(personNamed) as [Person, Person, Person];
type Person = ReturnType<typeof personNamed>;

/** The failures of one run, and the permitted results. */
type Weather = {
  readonly name: string;
  /** Its name in `--runs`. */
  readonly run: string;
  /** Lag of filter and delta, in milliseconds. */
  readonly lagMs?: number;
  /** One in fifty requests. */
  readonly throttled?: true;
  readonly killed?: true;
  readonly p99Ms: number;
};
const weathers: readonly Weather[] = [
  { run: 'fair', name: '5 Whys of sixty', p99Ms: 1000 },
  { run: 'throttled', name: '5 Whys, 2 % throttled for 2 s', throttled: true, p99Ms: 3000 },
  { run: 'late3', name: '5 Whys, filter and delta 3 s late', lagMs: 3000, p99Ms: 1000 },
  { run: 'late30', name: '5 Whys, filter and delta 30 s late', lagMs: 30_000, p99Ms: 1000 },
  { run: 'killed', name: '5 Whys, a server killed', killed: true, p99Ms: 3000 },
];
export const sessionRuns: readonly string[] = weathers.map(({ run }) => run);

const causesSchema: z.ZodType<Shown['causes']> = z.lazy(() =>
  z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      votes: z.number(),
      evidence: z.array(z.object({ text: z.string() })),
      causes: causesSchema,
    }),
  ),
);
type ShownCause = {
  readonly id: string;
  readonly text: string;
  readonly votes: number;
  readonly evidence: readonly { readonly text: string }[];
  readonly causes: readonly ShownCause[];
};
type Shown = { readonly count: number; readonly causes: readonly ShownCause[]; readonly late: readonly unknown[] };
const shownSchema = z.object({ count: z.number(), causes: causesSchema, late: z.array(z.unknown()) });
const usageSchema = z.object({ resourceUnits: z.number(), byRoute: z.record(z.string(), z.number()) });
const reportedSchema = z.object({ reference: z.string() });
const closingSchema = z.object({
  type: z.literal('SessionClosed'),
  ranges: z.record(z.string(), z.string()),
  count: z.number(),
  digest: z.string(),
});

/** Polls until the condition holds. @returns milliseconds; NaN if it never did */
const timeUntil = async (holds: () => Promise<boolean>, atMost: number): Promise<number> => {
  const begun = performance.now();
  for (;;) {
    if (await holds().catch(() => false)) return performance.now() - begun;
    if (performance.now() - begun > atMost) return Number.NaN;
    await pause(100);
  }
};

const seenIn = (causes: readonly ShownCause[], why = 'problem'): readonly SeenCause[] =>
  causes.flatMap(({ id, causes: under }) => [{ id, why }, ...seenIn(under, id)]);

/** A nonconformity, and a meeting about it with its card. */
const convene = async (system: LocalSystem, endpoints: Endpoints, cards: Cards): Promise<Meeting> => {
  const facts = { what: 'Visitor badges open the server room in Lyon.', ongoing: 'yes', detectedOn: '2026-11-20' };
  const report = await endpoints.command(system.url, sam, { name: 'report', facts, language: 'en' });
  const { reference } = reportedSchema.parse(report);
  const triage = {
    lane: 'standard',
    grade: 'minor',
    gradeReason: 'One office',
    ...theClassification,
    owner: hana.id,
  };
  await endpoints.command(system.url, claire, { name: 'triageReport', reference, ...triage });
  const root = await endpoints.startMeeting(claire, reference);
  const stands = await timeUntil(async () => cards.in(root).length > 0, 20_000);
  const opened = /"seq":(\d+)/.exec(cards.in(root)[0]?.card ?? '')?.[1];
  if (Number.isNaN(stands) || opened === undefined) throw new Error(`no card came for ${reference}`);
  const meeting = { reference, opened: Number(opened), root };
  await endpoints.move(system.url, claire, meeting, 'begin');
  return meeting;
};
type Cards = Awaited<ReturnType<typeof followCards>>;

type Run = {
  readonly system: LocalSystem;
  /** All three, with the one to be killed last. */
  readonly servers: readonly LocalSystem[];
  readonly endpoints: Endpoints;
  readonly cards: Cards;
  readonly seconds: number;
};

/** Throttles two in a hundred requests. @returns a function that ends it */
const throttle = (system: LocalSystem): (() => Promise<void>) => {
  let [ends, at] = [false, 0];
  const go = async (): Promise<void> => {
    while (!ends) {
      const { requests } = z.object({ requests: z.number() }).parse(await usageOf(system));
      for (; at < requests; at += 50) await control(system, 'faults', { count: 1, status: 429, retryAfter: 2 });
      await pause(100);
    }
  };
  const going = go();
  return async () => {
    ends = true;
    await going;
    // A fault not consumed yet would otherwise hit the check of the result.
    await clearFaults(system);
    await control(system, 'faults', { delayMs: graphMs });
  };
};
const usageOf = async (system: LocalSystem): Promise<unknown> =>
  (await fetch(`${system.local.graph}/_control/usage`)).json();

const contributionsOf = async (system: LocalSystem, session: string): Promise<readonly StoredContributions[]> =>
  (await rowsOf(system, 'Contributions'))
    .filter(({ Session }) => Session === session)
    .map((row) => ({ ContributionKey: String(row.ContributionKey), Inputs: String(row.Inputs) }));

const closingOf = async (system: LocalSystem, reference: string): Promise<ClosingAlone> => {
  const rows = (await rowsOf(system, 'History')).filter(({ Reference }) => Reference === reference);
  const events = rows.flatMap(({ Events }) => z.array(z.unknown()).parse(JSON.parse(String(Events))));
  return closingSchema.parse(events.find((event) => closingSchema.safeParse(event).success));
};

const idsIn = (rows: readonly StoredContributions[]): number => new Set(rows.flatMap(givenIn).map(({ id }) => id)).size;

/** The minute itself, and its cost. */
const storm = async ({ system, servers, endpoints, seconds }: Run, meeting: Meeting, weather: Weather) => {
  const { reference } = meeting;
  let seen: readonly SeenCause[] = [];
  let up = servers;
  const urls = (): readonly [string, ...string[]] => [system.url, ...up.slice(1).map(({ url }) => url)];
  const random = fromSeed(seed);
  const { lagMs = 0 } = weather;
  await control(system, 'faults', { delayMs: graphMs, ...(lagMs > 0 && { lagMs }) });
  await fetch(`${system.local.graph}/_control/usage`, { method: 'DELETE' });
  const clear = weather.throttled ? throttle(system) : async () => undefined;
  const screen = setInterval(() => {
    void endpoints.read(random.pick(urls()), claire, reference).then(
      (said) => {
        seen = seenIn(shownSchema.parse(said).causes);
      },
      () => undefined,
    );
  }, 1000);
  const killing = weather.killed
    ? pause(seconds * 500).then(async () => {
        const last = up.at(-1);
        up = up.slice(0, -1);
        await last?.kill();
      })
    : undefined;
  const blowing = blow({ endpoints, meeting, servers: urls, seen: () => seen }, random, { people, each, seconds });
  await pause(seconds * 1000);
  const usage = usageSchema.parse(await usageOf(system));
  const gave = await blowing;
  clearInterval(screen);
  await clear();
  await killing;
  return { gave, usage, urls: urls() };
};

const linesOf = (
  { name, lagMs = 0, p99Ms }: Weather,
  found: {
    readonly storm: Awaited<ReturnType<typeof storm>>;
    readonly wrong: readonly string[];
    readonly complete: number;
    readonly shownAfter: number;
    readonly states: readonly ShownState[];
    readonly unlike: number;
  },
): readonly Line[] => {
  const { storm: blown, wrong, complete, shownAfter, states, unlike } = found;
  const { gave, usage } = blown;
  const answered = gave.flatMap(({ answers }) => answers);
  const kept = p99(gave.map(({ took }) => took)).toFixed(0);
  const again = gave.filter(({ answers }) => answers.length > 1).length;
  const routes = Object.entries(usage.byRoute)
    .map(([route, count]) => `${count} ${route.replace('/sites/{site}/lists/{list}', '…')}`)
    .join(', ');
  const told = `${gave.filter((one) => one.told === 'early').length} acknowledged of ${gave.length}`;
  const line = (what: string, value: number, atMost: number, unit: string, detail: string): Line => ({
    name: `${name}: ${what}`,
    value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value,
    atMost,
    unit,
    detail,
  });
  return [
    line(
      'lost, doubled or not in the closing',
      wrong.length,
      0,
      'contributions',
      [told, ...wrong.slice(0, 5)].join('; '),
    ),
    line('servers that see another tree', unlike, 0, 'servers', `of ${blown.urls.length}, and the rows themselves`),
    // *Not saved yet* is an answer too; the detail says when everything was saved after retries.
    line(
      'an answer, p99',
      p99(answered),
      p99Ms,
      'ms',
      `acknowledged after ${kept} ms; ${again} pressed again; ${busy()}`,
    ),
    ...(lagMs > 0 || p99Ms > 1000 ? [] : [line('the minute', usage.resourceUnits, 900, 'resource units', routes)]),
    line('complete everywhere', complete / 1000, lagMs / 1000 + 2, 's', 'after the last was acknowledged'),
    line('the last state on the card', shownAfter / 1000, lagMs / 1000 + 45, 's', `${states.length} states`),
    line('edits of the card in a second', mostWithin(states, 1000), 6, 'edits', 'Teams takes 7'),
    line('edits of the card in 30 s', mostWithin(states, 30_000), 59, 'edits', 'Teams takes 60'),
    line('times the count on the card fell', falls(states), 0, 'times', `last it was ${states.at(-1)?.count}`),
  ];
};

const run = async (given: Run, weather: Weather): Promise<readonly Line[]> => {
  const { system, endpoints, cards } = given;
  const meeting = await convene(system, endpoints, cards);
  const { reference, root } = meeting;
  const session = `${reference}/S1`;
  // Everyone opens it before the minute begins.
  for (const { url } of given.servers) await endpoints.read(url, claire, reference);
  const blown = await storm(given, meeting, weather);
  const before = await contributionsOf(system, session);
  const readAll = async () =>
    Promise.all(blown.urls.map(async (url) => shownSchema.parse(await endpoints.read(url, claire, reference))));
  const there = idsIn(before);
  const patience = (weather.lagMs ?? 0) + 60_000;
  const complete = await timeUntil(async () => (await readAll()).every(({ count }) => count === there), patience);
  const expected = JSON.stringify(foldedAlone(before.flatMap(givenIn)));
  const unlike = (await readAll()).filter(({ causes }) => JSON.stringify(branchesOf(causes)) !== expected).length;
  const shownAfter = await timeUntil(async () => cards.in(root).at(-1)?.count === there, patience);
  await clearFaults(system);
  await endpoints.command(blown.urls[0], claire, { name: 'closeSession', reference, session: 'S1' });
  const rows = await contributionsOf(system, session);
  const closing = await closingOf(system, reference);
  const { late } = splitAlone(session, rows, closing);
  const isClosed = () => Promise.resolve(cards.in(root).at(-1)?.card.includes('Closed on') === true);
  const closed = await timeUntil(isClosed, 10_000);
  // A server that is not in sync by now would never show the earlier card.
  await pause(20_000);
  const told = [...blown.gave, { says: saidBy({ type: 'StepTaken', by: claire.id }), told: 'early' } as const];
  const wrong = checkSession(session, rows, closing, told).map(({ what, of }) => `${what}: ${of}`);
  if (Number.isNaN(closed) || !(await isClosed())) wrong.push('the card does not show that it is closed');
  if (late.length > 0) wrong.push(`${late.length} late`);
  return linesOf(weather, { storm: blown, wrong, complete, shownAfter, states: cards.in(root), unlike });
};

/**
 * Sixty people, ten contributions each within a minute, in one 5-Whys session on three server processes, Graph at 150
 * ms (design section 7): the answers compared with the records, the cost, and the states of the card in the meeting.
 * @param runs of `sessionRuns`; each takes its minute, and one more to settle
 * @param seconds other than 60 only for trials: the results refer to a minute
 */
export const benchSession = async (
  runs: readonly string[],
  seconds: number,
  found: (lines: readonly Line[]) => void,
): Promise<void> => {
  const system = await startLocalSystem();
  const file = join(system.dataDir, 'local.json');
  const joined: LocalSystem[] = [];
  try {
    for (let one = 0; one < 2; one += 1) joined.push(await startLocalSystem(system.dataDir, '--join', file));
    const [endpoints, cards] = [await openEndpoints(system), await followCards(system, claire.id)];
    for (const weather of weathers.filter((one) => runs.includes(one.run)))
      found(await run({ system, servers: [system, ...joined], endpoints, cards, seconds }, weather));
    cards.close();
  } finally {
    for (const one of joined) if (one.exitCode() === null) await one.stop();
    await system.stop();
    removeDataDir(system.dataDir);
  }
};
