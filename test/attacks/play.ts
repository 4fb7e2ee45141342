import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { historyList } from '../../graph/lists/history.ts';
import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { checkHistory, type Report } from '../../infra/verify/checkHistory.ts';
import { readSite } from '../../infra/verify/readSite.ts';
import { isReference } from '../../procedure/record/values/reference.ts';
import type { PlainItem } from '../contracts/graphStage.ts';
import { type AttackedSite, openAttackedSite } from './attackedSite.ts';
import { type Attacker, type Hands, handsOf } from './attackers.ts';
import { type Attack, plays, type Victim } from './operations.ts';
import { openReplica, type Replica } from './replica.ts';
import type { Beliefs, Target } from './targets.ts';

/**
 * `refused`: SharePoint or TenTwo refuses it and says so, and no server believes any of it. `found`: `npm run verify`
 * exits with 1 and names a row of the victim. `believed`: neither, and a server believes it. `unnoticed`: neither, and no
 * server believes anything but the truth.
 */
export type Outcome = 'refused' | 'found' | 'believed' | 'unnoticed';
export type Played = { readonly attack: Attack; readonly outcome: Outcome };

/** Two subjects for each attack, so that none interferes with another. */
const victimsFor = (
  attacks: readonly Attack[],
  { table, subjectOf, isSingle = false }: Target,
  site: AttackedSite,
): readonly Victim[] => {
  const rows = new Map<string, PlainItem[]>();
  for (const item of site.rows(table)) {
    const subject = subjectOf(item.fields);
    if (subject !== '') rows.set(subject, [...(rows.get(subject) ?? []), item]);
  }
  // The newest first: the last one has a row that no checkpoint covers.
  const subjects = [...rows].toReversed();
  // The record only lends its rows.
  if (isSingle) subjects.sort(([a], [b]) => Number(isReference(a)) - Number(isReference(b)));
  return attacks.map((_, index) => {
    const [own, other] = [subjects[2 * index], subjects[2 * index + 1]];
    if (!own || !other) throw new Error(`there are only ${subjects.length} subjects in ${table.name}`);
    return { subject: own[0], own: own[1], other: other[1] };
  });
};

export const openSiteFor = (target: Target, attacks: number): Promise<AttackedSite> =>
  openAttackedSite(target.site(2 * attacks));

const json = (value: unknown): string => JSON.stringify(value) ?? '';

/** Whether someone believes only what is true: all of it, a part of it, or nothing. */
const isPartOf = (found: unknown, truth: unknown): boolean => {
  if (found === undefined || json(found) === json(truth)) return true;
  if (!Array.isArray(found) || !Array.isArray(truth)) return false;
  const parts = new Set(truth.map(json));
  return found.every((part) => parts.has(json(part)));
};

/** What the log says of rows, records and items, after these lines. */
const saidBy = ({ logged }: Replica, after: number): readonly string[] =>
  logged
    .slice(after)
    .filter(({ level }) => level !== 'info')
    .map(({ event, facts }) => `${event} ${json(facts)}`);

/** What was done to a victim: by whom it can be recognised. */
type Attacked = {
  readonly attack: Attack;
  readonly victim: Victim;
  readonly hands: Hands;
  readonly isRefused: boolean;
};

const mentions = (lines: readonly string[], { victim, hands }: Attacked, list: string): boolean => {
  const items = [...victim.own.map(({ id }) => id), ...hands.added];
  return lines.some(
    (line) =>
      line.includes(`"${victim.subject}`) ||
      items.some(
        (id) =>
          line.includes(`"list":"${list}","item":"${id}"`) ||
          (line.includes(`"list":"${list}"`) && line.includes(`"item":${id},`)),
      ),
  );
};

const isCoveredAndChanged = (site: AttackedSite, id: number, hash: string): boolean =>
  site.rows(historyList).some((item) => item.id === String(id) && item.fields.Hash !== hash);

const readForVerify = ({ stage }: AttackedSite) =>
  readSite({
    ...stage.productOptions,
    site: { hostname: tenant.hostname, sitePath: tenant.sitePath },
    wait: async () => undefined,
  });

/** What `npm run verify` reports. */
export const reportOn = async (site: AttackedSite, read = readForVerify(site)): Promise<Report> => {
  const { history, contributions, lists } = await read;
  return checkHistory(history, {
    now: site.stage.clock.now(),
    applications: [applications.product.id],
    contributions,
    lists,
    keys: [createKeySigner(localCheckpointKey).publicJwk],
  });
};

/** What `npm run verify` finds, with the row of each. */
const verified = async (site: AttackedSite): Promise<readonly string[]> => {
  const read = readForVerify(site);
  const { findings } = await reportOn(site, read);
  // A row under a checkpoint whose hash has changed is a finding of the checkpoint, and listed as changed elsewhere.
  const rehashed = (await read).history.filter(
    ({ id, row, changedBy }) => changedBy !== applications.product.id && isCoveredAndChanged(site, id, row.Hash),
  );
  return [...findings.map(json), ...rehashed.map(({ row }) => json({ row: row.CommitKey }))];
};

type Seen = {
  readonly truth: Beliefs;
  readonly beliefs: readonly Beliefs[];
  readonly said: readonly string[];
  /** A server that starts now refuses to, and says why. */
  readonly isStopped: boolean;
  readonly findings: readonly string[];
};

/**
 * Plays the attacks at once, each on a record of its own. A server starts afterwards.
 * @param isWatched whether another server runs all the time
 * @returns what each of them came to
 */
export const play = async (
  site: AttackedSite,
  target: Target,
  attacker: Attacker,
  attacks: readonly Attack[],
  isWatched = true,
): Promise<readonly Played[]> => {
  const { stage } = site;
  await site.restore();
  const running = await openReplica(stage);
  await running.settle();
  const truth = await target.believed(running, site);
  const before = running.logged.length;
  const attacked: Attacked[] = [];
  const victims = victimsFor(attacks, target, site);
  for (const [index, attack] of attacks.entries()) {
    const hands = handsOf(attacker, stage, target.table);
    const victim = victims[index] as Victim;
    const isRefused = await isRefusedBySharePoint(plays[attack.operation](target, victim, hands, attack.column ?? ''));
    attacked.push({ attack, victim, hands, isRefused });
  }
  await handsOf(attacker, stage, target.table).signAgain();
  const watched = isWatched ? await settled(running, before, target, site) : undefined;
  const restarted = await restartedOn(site, target);
  const servers = [watched, restarted].filter((one) => one !== undefined);
  const seen: Seen = {
    truth,
    beliefs: servers.map(({ believed }) => believed),
    said: servers.flatMap(({ said }) => said),
    isStopped: !restarted,
    findings: await verified(site),
  };
  return attacked.map((one) => ({ attack: one.attack, outcome: outcomeOf(one, seen, target.table.name) }));
};

const isRefusedBySharePoint = async (attack: Promise<void>): Promise<boolean> => {
  try {
    await attack;
    return false;
  } catch (error) {
    if (error instanceof Error && /: 4\d\d /.test(error.message)) return true;
    throw error;
  }
};

/** What a server believes once it has settled, and what it said after these lines of its log. */
const settled = async (replica: Replica, after: number, target: Target, site: AttackedSite) => {
  await replica.settle();
  return { believed: await target.believed(replica, site), said: saidBy(replica, after) };
};

/** @returns undefined if the server refuses to start: unique values are off */
const restartedOn = async (site: AttackedSite, target: Target) => {
  try {
    return await settled(await openReplica(site.stage), 0, target, site);
  } catch (error) {
    if (error instanceof Error && error.name === 'SiteNotReady') return undefined;
    throw error;
  }
};

const outcomeOf = (one: Attacked, { truth, beliefs, said, isStopped, findings }: Seen, list: string): Outcome => {
  if (one.isRefused) return 'refused';
  const { subject } = one.victim;
  const isOfVictim = (key: string): boolean => key.startsWith(subject) && !truth.has(key);
  const isBelieved = beliefs.some(
    (some) => !isPartOf(some.get(subject), truth.get(subject)) || [...some.keys()].some(isOfVictim),
  );
  if (!isBelieved && (isStopped || mentions(said, one, list))) return 'refused';
  if (mentions(findings, one, list)) return 'found';
  return isBelieved ? 'believed' : 'unnoticed';
};
