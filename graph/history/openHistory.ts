import { exportKeys } from '../../procedure/exports/exportKey.ts';
import {
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationKey,
} from '../../procedure/organisation/organisation.ts';
import type { OrganisationStream } from '../../procedure/ports/organisationStream.ts';
import type { Records } from '../../procedure/ports/records.ts';
import type { Exports, Reviews } from '../../procedure/ports/sideStreams.ts';
import type { Streams } from '../../procedure/ports/streams.ts';
import type { PublicJwk } from '../../procedure/record/history/checkpoint.ts';
import type { Stream } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { reviewKeys } from '../../procedure/review/reviewKey.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import { lastCheckpoint } from '../checkpoints/lastCheckpoint.ts';
import { createHistoryFollower } from '../follow/historyFollower.ts';
import { createPoller, type Poller, type PollerPorts } from '../follow/poller.ts';
import type { SeenCommit } from '../follow/seenCommit.ts';
import { createHistoryRecords } from './historyRecords.ts';
import { createHistoryStreams, type HistoryPorts, type HistoryStreams } from './historyStreams.ts';
import { loadAndRecommit } from './recommit.ts';
import { createReferenceNumbers } from './referenceNumbers.ts';
import { createSideStreams } from './sideStreams.ts';
import { exportKind, organisationKind, recordKind, reviewKind } from './streamKind.ts';

export type History = {
  readonly records: Records;
  readonly organisation: OrganisationStream;
  readonly reviews: Reviews;
  readonly exports: Exports;
  /** Commits found at start whose effects may be pending. */
  readonly recoveryCandidates: readonly SeenCommit[];
  readonly onCommit: (listener: (commit: SeenCommit) => void) => () => void;
  readonly poller: Poller;
};

/** Reports that are recognised without a request when delivered again. */
const commandsRemembered = 10_000;

/**
 * Opens the list History: reads the rows after its last checkpoint, then is ready to be followed.
 * @param shows the last commit of a record that its projection shows; 0 without one
 * @throws GraphFault
 */
export const openHistory = async (
  ports: HistoryPorts & PollerPorts,
  options: {
    readonly timeZone: string;
    readonly pollMs: number;
    readonly recordsInMemory: number;
    /** The key that signs the checkpoints. */
    readonly checkpointKey: PublicJwk;
  },
  shows: (reference: string) => number,
): Promise<History> => {
  const streams = createHistoryStreams(
    recordKind,
    createRecent<Stream<Nonconformity, NonconformityEvent>>(options.recordsInMemory),
    ports,
  );
  const choices = createHistoryStreams(
    organisationKind,
    createRecent<Stream<Organisation, OrganisationEvent>>(1),
    ports,
  );
  const settings = {
    ...choices,
    load: loadAndRecommit({ ...ports, kind: organisationKind, streams: choices }),
  };
  const beside = { ...ports, catchUp: () => poller.now() };
  const reviews = createSideStreams({ kind: reviewKind, keys: reviewKeys, operation: 'history.reviews' }, beside);
  const exports = createSideStreams({ kind: exportKind, keys: exportKeys, operation: 'history.exports' }, beside);
  const numbers = createReferenceNumbers();
  const commands = createRecent<string>(commandsRemembered);
  const { timeZone } = options;
  const records = createHistoryRecords({
    ...ports,
    streams,
    numbers,
    commands,
    timeZone,
    catchUp: () => poller.now(),
  });
  const follower = createHistoryFollower({
    items: ports.items,
    log: ports.log,
    clock: ports.clock,
    lastCheckpoint: () => lastCheckpoint({ items: ports.items, log: ports.log, key: options.checkpointKey }),
    numbers,
    commands,
    records: { ...streams, load: records.load },
    settings,
    sideStreams: [reviews.follow, exports.follow],
    shows,
  });
  const poller = createPoller(ports, { everyMs: options.pollMs, event: 'history.pollFailed' }, follower.poll);

  const recoveryCandidates = await follower.begin();
  return {
    records,
    organisation: createOrganisationStream(settings),
    reviews: reviews.streams,
    exports: exports.streams,
    recoveryCandidates,
    onCommit: follower.onCommit,
    poller,
  };
};

/** The settings of the organisation, always in memory. */
const createOrganisationStream = (streams: HistoryStreams<Organisation, OrganisationEvent>): OrganisationStream => {
  const { load, append }: Streams<Organisation, OrganisationEvent> = streams;
  return { load, append, current: () => streams.inMemory(organisationKey)?.state ?? newOrganisation };
};
