import type { LedgerLine } from '../ledger.ts';
import type { Row } from './chains.ts';
import { commitsShown } from './commitsShown.ts';
import { expectedNotices } from './expectedNotices.ts';
import type { Finding } from './finding.ts';
import { eventsOf, type Folded } from './folded.ts';
import { type Item, type Posted, type Site, text } from './site.ts';
import { settledAlerts } from './unreached.ts';

/** Maximum time, in milliseconds, a server may try to record that it has sent a message: the first four tries. */
const writesDownWithin = 90_000;

/** Maximum time its last message may be in transit after the server is gone. */
const onTheLine = 1000;

/** Time, in milliseconds, a server's claim keeps the others away. */
const claimHolds = 300_000;

const checkRow = (item: Item, shown: number, lengths: ReadonlyMap<string, number>): readonly Finding[] => {
  const about = text(item, 'NoticeKey');
  // An answer to a press, in the chat or late: a person who does not get it presses again. It is never pending.
  if (text(item, 'Kind') === 'receipt') return [];
  // One message for several notices shows nothing of their records.
  if (text(item, 'Kind') === 'several' && text(item, 'ActivityId') !== '') return [];
  // It shows which checkpoint is the last, and is no notice.
  if (text(item, 'Kind') === 'head') return [];
  if (text(item, 'ActivityId') === '') return [{ what: 'noticeUnsent', about }];
  // It shows nothing; `unreached.ts` looks at it.
  if (['waiting', 'dropped'].includes(text(item, 'ActivityId'))) return [];
  const last = lengths.get(text(item, 'Reference')) ?? 0;
  return shown < last ? [{ what: 'noticeBehind', about, more: `${shown} of ${last}` }] : [];
};

/** People who press cards are answered in their chat, too, and answers are not counted. */
const pressersIn = (ledger: readonly LedgerLine[]): ReadonlySet<string> =>
  new Set(
    ledger.flatMap((line) =>
      line.line === 'command' && line.door === 'bot' && !line.mustBeRefused ? [line.actor] : [],
    ),
  );

/**
 * A message that shows a record and has no row in Messages was sent a second time. This is excused only where a server
 * was killed between claiming it and recording that it was sent, and where the recorded copy arrived after that claim
 * expired: one copy for each, or none for an alert that is settled. While all servers live, or within five minutes,
 * nothing is sent twice.
 */
const checkRepeated = (site: Site, ledger: readonly LedgerLine[], settled: readonly Item[]) => {
  const named = new Set(site.messages.map((item) => text(item, 'ActivityId')));
  // The bot says of itself when it is installed that one can write `NC-2026-0042 (any number you know)`.
  const about = ({ cards }: Posted): string | undefined => /NC-\d{4}-\d{4,7}(?!\d| \()/.exec(cards)?.[0];
  const kills = ledger.flatMap((line) => (line.line === 'killed' ? [Date.parse(line.at)] : []));
  const pressers = pressersIn(ledger);
  const strays = site.posted.filter(
    (one) => one.sender === 'bot' && !named.has(one.id) && !pressers.has(one.owner ?? '') && about(one) !== undefined,
  );
  const isKilled = (sent: number): boolean =>
    kills.some((kill) => kill >= sent - onTheLine && kill <= sent + writesDownWithin);
  const copies = site.posted.filter(({ id }) => named.has(id));
  const alerts = settled.map((item) => text(item, 'Reference'));
  const isExcused = (stray: Posted): boolean => {
    const sent = Date.parse(stray.at);
    const copy = copies.findIndex(
      (one) =>
        one.conversation === stray.conversation &&
        one.owner === stray.owner &&
        about(one) === about(stray) &&
        // It was claimed a while before it was sent.
        Date.parse(one.at) >= sent + claimHolds - writesDownWithin,
    );
    if (!isKilled(sent)) return false;
    if (copy >= 0) return copies.splice(copy, 1).length > 0;
    const alert = stray.owner === undefined ? alerts.indexOf(about(stray) ?? '') : -1;
    return alert >= 0 && alerts.splice(alert, 1).length > 0;
  };
  const findings = strays
    .filter((stray) => !isExcused(stray))
    .map((stray): Finding => ({ what: 'noticeTwice', about: about(stray) ?? '', more: `first at ${stray.at}` }));
  return { findings, repeated: strays.length };
};

/** Every notice once, sent, and showing the last commit of its record. */
export const checkNotices = (
  records: readonly Folded[],
  rows: readonly Row[],
  site: Site,
  ledger: readonly LedgerLine[],
): { readonly findings: readonly Finding[]; readonly count: number; readonly repeated: number } => {
  const chosen = rows.some((row) => eventsOf(row).some(({ type }) => type === 'TriageChannelChosen'));
  const expected = records.flatMap((record) => expectedNotices(record, site, chosen));
  const there = new Map<string, number>();
  for (const item of site.messages) there.set(text(item, 'NoticeKey'), (there.get(text(item, 'NoticeKey')) ?? 0) + 1);
  const lengths = new Map(records.map((record) => [record.reference, record.rows.length]));
  const shownBy = commitsShown(site.messages);
  const settled = settledAlerts(site);
  const { findings, repeated } = checkRepeated(site, ledger, settled);
  return {
    count: expected.length,
    repeated,
    findings: [
      ...expected.filter((key) => !there.has(key)).map((about): Finding => ({ what: 'noticeMissing', about })),
      ...[...there].filter(([, times]) => times > 1).map(([about]): Finding => ({ what: 'noticeRowTwice', about })),
      ...site.messages.flatMap((item) => (settled.includes(item) ? [] : checkRow(item, shownBy(item), lengths))),
      ...findings,
    ],
  };
};
