import type { LedgerLine } from '../ledger.ts';
import type { Finding } from './finding.ts';
import type { Folded } from './folded.ts';
import { type Item, type Site, text } from './site.ts';

/**
 * People without a chat with the bot for a while: since when they were met in it, if ever, and whether they can be
 * reached at the end.
 */
type Reach = { readonly hadNone: boolean; readonly metAt: string | undefined; readonly isReached: boolean };

const reachIn = (ledger: readonly LedgerLine[]): ReadonlyMap<string, Reach> => {
  const found = new Map<string, Reach>();
  for (const line of ledger) {
    if (line.line !== 'chat') continue;
    const before = found.get(line.who);
    found.set(line.who, {
      hadNone: before?.hadNone ?? line.is === 'none',
      metAt: before?.metAt ?? (line.is === 'met' ? line.at : undefined),
      isReached: line.is === 'met',
    });
  }
  return found;
};

const working = ['triaged', 'analysis', 'planning', 'approval', 'implementation', 'verification'];

/**
 * Notices that ask the recipient for something, with the stages in which they still do; all others report what
 * happened.
 */
const asking: Readonly<Record<string, readonly string[]>> = {
  triage: ['reported'],
  newReport: ['reported'],
  urgent: ['reported', ...working],
  ownerAssigned: working,
  workReassigned: working,
  objectionRaised: ['rejected'],
  planReturned: ['planning'],
  planRejected: ['analysis', 'planning'],
  approvalAsked: ['approval'],
  approvalDelegated: ['approval'],
  actionAssigned: ['implementation'],
  extensionAsked: ['implementation'],
  verificationAsked: ['verification'],
  notEffective: ['analysis', 'planning'],
};

/** A row of Messages by its key: `NC-2026-0042/0007/ownerAssigned/<recipient>`. */
type Notice = {
  readonly key: string;
  readonly record: string;
  readonly number: number;
  readonly kind: string;
  readonly to: string;
  readonly state: 'claimed' | 'waiting' | 'dropped' | 'out';
};

const noticeOf = (item: Item): readonly Notice[] => {
  const key = text(item, 'NoticeKey');
  const [, record, number, kind, to] = /^(NC-\d{4}-\d{4,7})\/(\d{4,})\/([^/]+)\/(.+)$/.exec(key) ?? [];
  if (record === undefined || kind === undefined || to === undefined) return [];
  const mark = text(item, 'ActivityId');
  const state = mark === 'waiting' || mark === 'dropped' ? mark : mark === '' ? 'claimed' : 'out';
  return [{ key, record, number: Number(number), kind, to, state }];
};

/** An alert: the undelivered notice, its recipient, and who was asked to tell them instead. */
const alertOf = ({ kind, to }: Notice) => {
  const [told = '', who = ''] = kind === 'unreached' ? to.split('/') : [];
  return { told, who };
};

/** In some stage that the record had since then, does it ask something (`true`), or nothing any more (`false`)? */
const asks = (kind: string, since: number, { states }: Folded, does: boolean): boolean =>
  states.slice(since - 1).some(({ stage }) => asking[kind]?.includes(stage) === does);

/** There is a newer notice of the same kind for this person; for mere news, any newer notice or any request. */
const isSuperseded = (notice: Notice, record: Folded, all: readonly Notice[]): boolean =>
  all.some((other) => {
    if (other.record !== notice.record || other.to !== notice.to || other.key === notice.key) return false;
    if (asking[notice.kind]) return other.kind === notice.kind && other.number > notice.number;
    return other.key > notice.key || asks(other.kind, Math.max(other.number, notice.number), record, true);
  });

/** What stands in Messages for those who were not reached: that it waits, or why it does not any more. */
const checkOne = (
  notice: Notice,
  all: readonly Notice[],
  { reach, records }: { reach: ReadonlyMap<string, Reach>; records: ReadonlyMap<string, Folded> },
): readonly Finding[] => {
  const { key: about, state } = notice;
  const { told, who } = alertOf(notice);
  if (who !== '' && (!reach.has(who) || !asking[told])) return [{ what: 'noticeAside', about }];
  if (state === 'claimed' || state === 'out') return [];
  const of = reach.get(notice.to);
  if (!of) return [{ what: 'noticeAside', about }];
  const isAlerted = all.some(
    (one) => one.record === notice.record && one.number === notice.number && isAlertFor(one, notice),
  );
  const unsaid: readonly Finding[] =
    asking[notice.kind] && !isAlerted ? [{ what: 'noticeMissing', about, more: 'no one was asked to tell them' }] : [];
  if (state === 'waiting') return [...unsaid, ...(of.isReached ? [{ what: 'noticeWaiting', about } as const] : [])];
  const record = records.get(notice.record);
  const mayDrop =
    (of.metAt !== undefined || !of.hadNone) &&
    record &&
    (asks(notice.kind, notice.number, record, false) || isSuperseded(notice, record, all));
  return [...unsaid, ...(mayDrop ? [] : [{ what: 'noticeDropped', about } as const])];
};

const isAlertFor = (alert: Notice, { kind, to }: Notice): boolean => {
  const { told, who } = alertOf(alert);
  return told === kind && who === to;
};

/**
 * Alerts claimed by a server that was killed, and no longer needed: before the claim expired the person was met and
 * told directly.
 */
export const settledAlerts = ({ messages }: Site): readonly Item[] => {
  const out = messages.flatMap(noticeOf).filter(({ state }) => state === 'out');
  return messages.filter((item) =>
    noticeOf(item).some(
      (alert) =>
        alert.state === 'claimed' &&
        out.some((one) => one.record === alert.record && one.number === alert.number && isAlertFor(alert, one)),
    ),
  );
};

/** The bot writes to people only once they have installed it, though Teams would let it where they are in the team. */
const uninvited = (site: Site, reach: ReadonlyMap<string, Reach>): readonly Finding[] =>
  site.posted.flatMap(({ sender, owner, at, id }): readonly Finding[] => {
    const of = reach.get(owner ?? '');
    const tooEarly = of?.hadNone && (of.metAt === undefined || at < of.metAt);
    return sender === 'bot' && tooEarly ? [{ what: 'noticeUninvited', about: `${owner} ${id}`, more: at }] : [];
  });

/**
 * For people the bot could not reach: others were asked to tell them, pending notices are sent when they are met, and
 * those no longer sent were settled or superseded. The check that nothing is sent twice is with all other notices.
 */
export const checkUnreached = (
  records: readonly Folded[],
  site: Site,
  ledger: readonly LedgerLine[],
): { readonly findings: readonly Finding[]; readonly counts: Readonly<Record<string, number>> } => {
  const reach = reachIn(ledger);
  const all = site.messages.flatMap(noticeOf);
  const byReference = new Map(records.map((record) => [record.reference, record]));
  const isLate = ({ to, record, number, state }: Notice): boolean => {
    const at = byReference.get(record)?.rows[number - 1]?.at;
    const { hadNone, metAt } = reach.get(to) ?? {};
    return state === 'out' && hadNone === true && metAt !== undefined && at !== undefined && at < metAt;
  };
  return {
    findings: [
      ...all.flatMap((notice) => checkOne(notice, all, { reach, records: byReference })),
      ...uninvited(site, reach),
    ],
    counts: {
      waiting: all.filter(({ state }) => state === 'waiting').length,
      dropped: all.filter(({ state }) => state === 'dropped').length,
      alerts: all.filter(({ kind }) => kind === 'unreached').length,
      toldLate: all.filter(isLate).length,
    },
  };
};
