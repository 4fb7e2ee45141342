import { sha256 } from '../../../graph/history/commitHash.ts';
import { createHeads } from '../../../graph/history/heads.ts';
import { createHistoryStreams } from '../../../graph/history/historyStreams.ts';
import { organisationKind } from '../../../graph/history/streamKind.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { createListItems } from '../../../graph/lists/listItems.ts';
import { sealKeys } from '../../../graph/lists/rowSeal.ts';
import { type OrganisationEvent, organisationKey } from '../../../procedure/organisation/organisation.ts';
import type { CoveredRow } from '../../../procedure/record/history/checkpoint.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';
import { NotSetAside, openList, type SetAsidePorts } from './forgedRow.ts';

export type SetAside = Omit<OrganisationEvent & { type: 'RowSetAside' }, 'type'>;

const actor = { id: 'TenTwo', name: 'TenTwo' };
const tries = 5;

/** The stream of the organisation, for what the doctor records there. */
export const openSettingsRecord = async (ports: SetAsidePorts) => {
  const { client, siteId, keys, wait } = ports;
  const { id } = await openList(ports, historyList.name);
  const clock = { now: () => new Date(ports.now()) };
  const items = createListItems(client, siteId, id, historyList, {
    keys: sealKeys(keys),
    observer: { read: () => undefined },
  });
  const log = (): void => undefined;
  const streams = createHistoryStreams(organisationKind, createRecent(1), {
    items,
    clock,
    log,
    wait,
    heads: createHeads(clock),
  });

  /** @throws NotSetAside if nothing can follow in it; GraphFault */
  const read = async () => {
    const { stream } = await streams.load(organisationKey, 'fresh').catch((error: unknown) => {
      throw error instanceof Fault && error.code === 'damaged' ? new NotSetAside(blocked('its first row')) : error;
    });
    if (stream?.damage) throw new NotSetAside(blocked(`row ${stream.damage.row}`));
    return stream;
  };

  return {
    /** The rows that were set aside so far, in order. @throws NotSetAside; GraphFault */
    recorded: async (): Promise<readonly SetAside[]> =>
      (await read())?.commits.flatMap(({ events }) =>
        events.flatMap((event) => {
          if (event.type !== 'RowSetAside') return [];
          const { type: _, ...row } = event;
          return row;
        }),
      ) ?? [],
    /** Rows that were put back or are lost, under the ids that they had. @throws NotSetAside; GraphFault */
    gone: async (): Promise<readonly CoveredRow[]> => (await read())?.state.gone ?? [],
    /** Records the same copy, or the same missing rows, once. @throws NotSetAside; GraphFault */
    add: async (event: SetAside): Promise<void> => {
      const commandId = sha256(
        JSON.stringify(['setAside', event.list, event.item || event.row, event.file?.sha256 ?? event.outcome]),
      );
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const stream = await read();
        const draft = { commandId, at: clock.now(), actor, events: [{ type: 'RowSetAside', ...event }] } as const;
        if ((await streams.append(organisationKey, stream, draft)).outcome !== 'conflict') return;
      }
      throw new NotSetAside('Others kept changing the settings. Run the command again.');
    },
  };
};
export type SettingsRecord = Awaited<ReturnType<typeof openSettingsRecord>>;

const blocked = (row: string): string =>
  `Nothing can be recorded in the history of the settings because of ${row}. Set that row aside first, or restore it from the recycle bin of the site; then run the command again.`;
