/**
 * Calculated capacity. The costs were measured: test/journeys/capacity.test.ts checks
 * them, `npm run bench` prints the others. The limits are SharePoint's; all else is assumed, as stated in
 * docs/capacity.md.
 */

/** In resource units. */
export const costs = {
  /** One nonconformity from its report to its closing, including all effects. */
  life: 178,
  /** A session of sixty people with ten contributions each, in its busiest minute, over three servers. */
  session: 815,
  /** A start of a whole server with nothing pending, before the register's pages. */
  start: 33,
  /** A checkpoint: reading the earlier ones (at most 999), its row, and the row that shows the last one. */
  checkpoint: 8,
  /** A page of a list. */
  page: 2,
  /** A poll without changes. */
  poll: 1,
};
/** Items on a page. */
const onPage = 999;

/** Requests of one idle server in a minute. */
export const idleMinute =
  // History, Nonconformities and Corrective actions, every 15 s.
  3 * 4 * costs.poll +
  // Every minute the rows after the last checkpoint.
  costs.poll +
  // Every five minutes the undelivered notices, and what changed in three lists that are not polled more often.
  (costs.page + 3 * costs.poll) / 5;

/** Of processor and memory. */
export const machine = {
  /** Milliseconds of CPU for a press that reports, on a warm server process in production, including all writes and messages. */
  press: 6,
  /** The same without Graph: token, decision, card (`npm run bench -- --only press`). */
  decision: 0.6,
  /** Bytes of a nonconformity in the register in memory, at most. */
  record: 2048,
  /** Cores of a process in infra/azure. */
  cores: 0.5,
};

export const assumed = {
  /** Nonconformities of a thousand staff in a year: one for each fifty people. */
  perThousand: 20,
  workingDays: 220,
  /** A busy day as a multiple of the mean, the share of its busiest hour, and that hour's busiest minute as a multiple of its mean. */
  busyDay: 5,
  busyHour: 0.2,
  busyMinute: 3,
  /** Kept in the lists. */
  years: 10,
  actionsEach: 2,
  servers: 3,
  /** Rows of History per nonconformity, and presses per row: one opens the form, one sends it, one reads the result. */
  commits: 15,
  pressesEach: 3,
  /** Commits per nonconformity after which a checkpoint follows at once: triage decisions, approval, verdict, closure. */
  decisions: 4,
};

/** SharePoint's limits for one application in one tenant, by its licences: resource units in a minute and in a day. */
export const limits = [
  { upTo: 1_000, minute: 1_250, day: 1_200_000 },
  { upTo: 5_000, minute: 2_500, day: 2_400_000 },
  { upTo: 15_000, minute: 3_750, day: 3_600_000 },
  { upTo: 50_000, minute: 5_000, day: 4_800_000 },
  { upTo: Number.POSITIVE_INFINITY, minute: 6_250, day: 6_000_000 },
];

export const sizes = [1_000, 5_000, 10_000, 15_000, 50_000, 100_000, 300_000];

const grouped = (value: number): string =>
  Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const pages = (items: number): number => Math.ceil(items / onPage) * costs.page;

const limitOf = (staff: number) => {
  const limit = limits.find(({ upTo }) => staff <= upTo);
  if (!limit) throw new RangeError(`no limit for ${staff}`);
  return limit;
};

/** Nonconformities: in a year, on a busy day, in its busiest minute, kept. */
const loadOf = (staff: number) => {
  const { perThousand, workingDays, busyDay, busyHour, busyMinute, years } = assumed;
  const yearly = (staff / 1000) * perThousand;
  const onBusyDay = (yearly / workingDays) * busyDay;
  return { yearly, onBusyDay, inMinute: ((onBusyDay * busyHour) / 60) * busyMinute, kept: yearly * years };
};

/** Resource units of a start with this many nonconformities, and rows of History since the last checkpoint. */
export const startWith = (kept: number, rows: number): number =>
  // The first page of rows is always read, and the first of an empty register.
  costs.start + pages(Math.max(1, kept)) + pages(Math.max(1, rows)) - costs.page;

const startOf = (staff: number): number => startWith(loadOf(staff).kept, 0);

/** All of History: `npm run verify`, a start without a checkpoint. */
const wholeHistory = (staff: number): number => pages(loadOf(staff).kept * assumed.commits);
export const startWithoutCheckpoint = (staff: number): number => startOf(staff) + wholeHistory(staff);

/**
 * The most that checkpoints for the sake of something irreversible can take of the day's limit: one every five minutes,
 * all day, after years in which one was made every day and as many for each nonconformity as it has decisions.
 */
export const checkpointShare = (staff: number): number => {
  const { years, decisions } = assumed;
  const made = years * 365 + loadOf(staff).kept * decisions;
  return (24 * 12 * (costs.checkpoint + pages(made) - costs.page)) / limitOf(staff).day;
};

const rowOf = (staff: number): string => {
  const limit = limitOf(staff);
  const { actionsEach, servers } = assumed;
  const { yearly, onBusyDay, inMinute, kept } = loadOf(staff);
  // Each server looks through both lists once an hour.
  const sweeps = (pages(kept) + pages(kept * actionsEach)) * 24 * servers;
  const idleDay = idleMinute * 1440 * servers + sweeps;
  const day = idleDay + onBusyDay * costs.life;
  const minute = idleMinute * servers + inMinute * costs.life;
  const sessions = Math.floor((limit.minute - minute) / costs.session);
  const fit = (limit.day / 2 - idleDay) / costs.life;
  const start = startOf(staff);
  const cells = [
    grouped(staff),
    grouped(yearly),
    onBusyDay < 10 ? onBusyDay.toFixed(1) : grouped(onBusyDay),
    grouped(day),
    percent(day / limit.day),
    grouped(minute),
    percent(minute / limit.minute),
    String(sessions),
    grouped(fit),
    grouped(start),
  ];
  return `| ${cells.join(' | ')} |`;
};

export const capacityRows = (): readonly string[] => sizes.map(rowOf);

/** The load on a machine, and the time to read all of History. */
const machineRowOf = (staff: number): string => {
  const { inMinute, kept } = loadOf(staff);
  const rows = kept * assumed.commits;
  const presses = (inMinute * assumed.commits * assumed.pressesEach) / 60;
  const whole = wholeHistory(staff);
  const cells = [
    grouped(staff),
    grouped(kept),
    `${grouped((kept * machine.record) / 1e6)} MB`,
    grouped(rows),
    grouped(whole),
    percent(whole / limitOf(staff).minute),
    presses.toFixed(2),
    percent((presses * machine.press) / 1000 / machine.cores),
  ];
  return `| ${cells.join(' | ')} |`;
};

export const machineRows = (): readonly string[] => [1_000, 10_000, 100_000, 300_000].map(machineRowOf);
