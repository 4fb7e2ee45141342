import type { LedgerLine } from '../ledger.ts';
import { checkActions } from './actions.ts';
import { checkChains, rowsOf, streamsOf } from './chains.ts';
import { checkAnchor, checkCheckpoints, type Signed } from './checkpoints.ts';
import { checkCommands } from './commands.ts';
import type { Finding } from './finding.ts';
import { foldAll } from './folded.ts';
import { checkNotices } from './notices.ts';
import { checkNonconformities } from './projections.ts';
import { checkReactions } from './reactions.ts';
import type { Site } from './site.ts';
import { checkUnreached } from './unreached.ts';

export type Report = {
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<string, number>>;
  /** The last checkpoint: kept, it is an anchor. */
  readonly last: Signed | undefined;
};

/**
 * Checks that the lists hold what the people were told, and nothing else. Shares with the product only the fold of a
 * record's events.
 * @param anchor a checkpoint that was kept outside the site
 */
export const checkStorm = (site: Site, ledger: readonly LedgerLine[], anchor?: Signed): Report => {
  const rows = rowsOf(site.history);
  const { records, findings: unfoldable } = foldAll(streamsOf(rows));
  const reactions = checkReactions(rows);
  const commands = checkCommands(rows, ledger, reactions.commandIds);
  const actions = checkActions(records, site);
  const notices = checkNotices(records, rows, site, ledger);
  const unreached = checkUnreached(records, site, ledger);
  const checkpoints = checkCheckpoints(rows, site.key);
  const of = (line: LedgerLine['line']): number => ledger.filter((one) => one.line === line).length;
  const inStage = (stage: string): number => records.filter(({ last }) => last.stage === stage).length;
  return {
    findings: [
      ...checkChains(site.history),
      ...unfoldable,
      ...commands.findings,
      ...reactions.findings,
      ...checkNonconformities(records, site),
      ...actions.findings,
      ...notices.findings,
      ...unreached.findings,
      ...checkpoints.findings,
      ...(anchor ? checkAnchor(anchor, rows, site.key) : []),
    ],
    counts: {
      commands: of('command'),
      deliveries: of('sent'),
      ...commands.counts,
      rows: rows.length,
      records: records.length,
      closed: inStage('closed'),
      secondCycles: records.filter(({ last }) => last.earlierCycles.length > 0).length,
      reactions: reactions.commandIds.size,
      actions: actions.count,
      notices: notices.count,
      noticesRepeatedAfterKills: notices.repeated,
      ...unreached.counts,
      checkpoints: checkpoints.checkpoints.length,
      uncovered: checkpoints.uncovered,
      kills: of('killed'),
      faults: of('weather'),
      stuck: of('stuck'),
    },
    last: checkpoints.checkpoints.at(-1),
  };
};
