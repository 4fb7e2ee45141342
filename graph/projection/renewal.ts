import type { Log } from '../../procedure/ports/platform.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { Recent } from '../../procedure/runtime/recent.ts';
import type { PendingEffects } from '../follow/pendingEffects.ts';
import { foldRows } from '../history/foldRows.ts';
import { recordKind } from '../history/streamKind.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import type { Item } from '../lists/rawItems.ts';
import { isOutdated } from './factsColumn.ts';
import { type Project, progressOfRecord } from './projection.ts';
import type { ProjectedItem } from './upsert.ts';

/** Maximum number of reads of a record whose rows lag behind its item. */
const maxTries = 5;

export type RenewalPorts = {
  readonly history: ListItems<HistoryRow>;
  readonly project: Project;
  readonly known: Recent<ProjectedItem>;
  readonly effects: Pick<PendingEffects, 'of'>;
  readonly log: Log;
};

/**
 * Projects again what an earlier version of TenTwo wrote, so that KPIs, filters and the list for a leaver include it:
 * items that this version cannot read are not counted. Any number of replicas may do it at once: each starts at a
 * different place, and skips what another has written meanwhile. The budget for work that no one waits for sets its pace.
 */
export const createRenewal = ({ history, project, known, effects, log }: RenewalPorts) => {
  const outdated = new Map<string, ProjectedItem>();
  const lagged = new Map<string, number>();
  const logged = new Set<string>();
  let isStopped = false;

  /** Bypasses the cache of records: thousands of old ones would evict those in use. */
  const read = async (reference: string) => {
    const how = { operation: 'projection.renew', urgency: 'bulk' } as const;
    return foldRows(recordKind, reference, await history.where('Reference', reference, how));
  };

  const done = (reference: string, shows: ProjectedItem): void => {
    lagged.delete(reference);
    if (outdated.get(reference) === shows) outdated.delete(reference);
  };

  const giveUp = (reference: string, shows: ProjectedItem): void => {
    if (!logged.has(reference)) log('warn', 'projection.notRenewed', { reference });
    logged.add(reference);
    done(reference, shows);
  };

  const renew = async (reference: string, shows: ProjectedItem): Promise<void> => {
    const { stream, damage } = await read(reference);
    // A row added by hand has no stream, and nothing is taken from it; nor from a broken chain.
    if (!stream || damage) return giveUp(reference, shows);
    if (2 * lastCommit(stream).sequence > shows.progress) {
      if (!known.get(reference)) known.set(reference, shows);
      await project(stream, effects.of(reference).done);
      return done(reference, shows);
    }
    // A read may lag; rows that are gone never appear.
    const tries = (lagged.get(reference) ?? 0) + 1;
    lagged.set(reference, tries);
    if (tries >= maxTries) giveUp(reference, shows);
  };

  return {
    /**
     * Records whether an item with a valid seal has to be rewritten.
     * @param isRead whether this version could read all of it, as is usual: then the text is not parsed twice
     */
    look: ({ id, etag, row }: Item<NonconformityRow>, isRead: boolean): void => {
      if (!isRead && isOutdated(row.Facts)) outdated.set(row.Reference, { id, etag, progress: progressOfRecord(row) });
      else outdated.delete(row.Reference);
    },
    /** Renews the items known now, one after another. @throws Fault; the next call continues with the rest */
    renew: async (): Promise<void> => {
      if (outdated.size === 0) return;
      log('info', 'projection.renewing', { records: outdated.size });
      for (const reference of fromAnywhere([...outdated.keys()])) {
        if (isStopped) return;
        // Another replica may have written it meanwhile.
        const shows = outdated.get(reference);
        if (shows) await renew(reference, shows);
      }
    },
    /** Starts no further item. */
    stop: (): void => {
      isStopped = true;
    },
  };
};
export type Renewal = ReturnType<typeof createRenewal>;

const fromAnywhere = (all: readonly string[]): readonly string[] => {
  const at = Math.floor(Math.random() * all.length);
  return [...all.slice(at), ...all.slice(0, at)];
};
