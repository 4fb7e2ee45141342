import type { OrganisationStream, Records } from '../../procedure/handling/ports.ts';
import { createRecent } from '../../procedure/handling/recent.ts';
import type { Organisation, OrganisationEvent } from '../../procedure/organisation/organisation.ts';
import type { Stream } from '../../procedure/record/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { createHistoryFollower, type SeenCommit } from '../follow/historyFollower.ts';
import { createPoller, type Poller, type PollerPorts } from '../follow/poller.ts';
import { createHistoryRecords } from './historyRecords.ts';
import { createHistoryStreams, type HistoryPorts } from './historyStreams.ts';
import { createOrganisationStream } from './organisationStream.ts';
import { createReferenceNumbers } from './referenceNumbers.ts';
import { organisationKind, recordKind } from './streamKind.ts';

export type History = {
  readonly records: Records;
  readonly organisation: OrganisationStream;
  /** Commits found at start that may still owe something. */
  readonly owedCandidates: readonly SeenCommit[];
  readonly onCommit: (listener: (commit: SeenCommit) => void) => () => void;
  readonly poller: Poller;
};

/** So many reports are recognised without a request when they are delivered again. */
const commandsRemembered = 10_000;

/**
 * Opens the list History: reads it once, then is ready to be followed.
 * @param shows the last commit of a record that its projection shows; 0 when there is none
 * @throws GraphFault
 */
export const openHistory = async (
  ports: HistoryPorts & PollerPorts,
  options: { readonly timeZone: string; readonly pollMs: number; readonly recordsInMemory: number },
  shows: (reference: string) => number,
): Promise<History> => {
  const records = createHistoryStreams(
    recordKind,
    createRecent<Stream<Nonconformity, NonconformityEvent>>(options.recordsInMemory),
    ports,
  );
  const settings = createHistoryStreams(
    organisationKind,
    createRecent<Stream<Organisation, OrganisationEvent>>(1),
    ports,
  );
  const numbers = createReferenceNumbers();
  const commands = createRecent<string>(commandsRemembered);
  const follower = createHistoryFollower({
    items: ports.items,
    log: ports.log,
    numbers,
    commands,
    records,
    settings,
    shows,
  });
  const poller = createPoller(ports, { everyMs: options.pollMs, event: 'history.pollFailed' }, follower.poll);

  const owedCandidates = await follower.readAll();
  return {
    records: createHistoryRecords({
      ...ports,
      streams: records,
      numbers,
      commands,
      catchUp: poller.now,
      timeZone: options.timeZone,
    }),
    organisation: createOrganisationStream(settings),
    owedCandidates,
    onCommit: follower.onCommit,
    poller,
  };
};
