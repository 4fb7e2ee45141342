import { exportKeys } from '../../procedure/exports/exportKinds.ts';
import {
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationKey,
} from '../../procedure/organisation/organisation.ts';
import type { Exports, OrganisationStream, Records, Reviews, Streams } from '../../procedure/ports/streams.ts';
import type { SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import type { Stream } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { dayOf } from '../../procedure/record/values/calendarDate.ts';
import { type Reference, referenceParts } from '../../procedure/record/values/reference.ts';
import { reviewKeys } from '../../procedure/review/reviewKey.ts';
import { createRecent, type Recent } from '../../procedure/runtime/recent.ts';
import { createHistoryFollower } from '../follow/historyFollower.ts';
import type { PendingEffects } from '../follow/pendingEffects.ts';
import { createPoller, type Poller, type PollerPorts } from '../follow/poller.ts';
import { createHistoryStreams, type HistoryPorts, type HistoryStreams } from './historyStreams.ts';
import { createNumberedStreams } from './numberedStreams.ts';
import { readUntilVisible } from './readUntilVisible.ts';
import { loadAndRecommit } from './recommit.ts';
import { createReferenceNumbers, type ReferenceNumbers } from './referenceNumbers.ts';
import { createSideStreams } from './sideStreams.ts';
import { exportKind, organisationKind, recordKind, reviewKind } from './streamKind.ts';

/** Five seconds too, with fewer reads: the caller has just read, and the state looked for may be invented. */
const lookPausesMs = [200, 500, 1000, 1500, 1800] as const;

type RecordPorts = HistoryPorts & {
  readonly streams: HistoryStreams<Nonconformity, NonconformityEvent>;
  readonly numbers: ReferenceNumbers;
  /**
   * References by the command that opened them, as far as remembered: a repeated delivery of a report costs no request.
   */
  readonly commands: Recent<string>;
  /** Learns what other replicas did since the last poll. */
  readonly catchUp: () => Promise<void>;
  readonly timeZone: string;
};

/**
 * Records over History: `Streams`, new records under the next free reference, and a longer wait for a record that lags.
 */
const createHistoryRecords = ({ numbers, timeZone, ...ports }: RecordPorts): Records => {
  const { load, append, open } = createNumberedStreams({
    ...ports,
    kind: recordKind,
    keyOf: ({ reference }) => reference,
    operation: 'history.open',
    numbering: {
      know: numbers.know,
      giveBack: numbers.giveBack,
      take: (at, refused) => {
        const year = Number(dayOf(at, timeZone).slice(0, 4));
        return numbers.take(year, refused === undefined ? 0 : referenceParts(refused).number);
      },
    },
  });
  return {
    load,
    append,
    open,
    lookFor: (key, isThere) =>
      readUntilVisible(
        ports.wait,
        async () => {
          const { stream } = await load(key, 'fresh');
          return isThere(stream) ? stream : undefined;
        },
        lookPausesMs,
      ),
  };
};

export type History = {
  readonly records: Records;
  readonly organisation: OrganisationStream;
  readonly reviews: Reviews;
  readonly exports: Exports;
  readonly onCommit: (listener: (reference: Reference) => void) => () => void;
  readonly poller: Poller;
};

/** Reports that are recognised without a request when delivered again. */
const commandsRemembered = 10_000;

/**
 * Opens the list History: reads the rows after its last checkpoint, then is ready to be followed.
 * @throws GraphFault
 */
export const openHistory = async (
  ports: HistoryPorts & PollerPorts & { readonly effects: PendingEffects },
  options: {
    readonly timeZone: string;
    readonly pollMs: number;
    readonly recordsInMemory: number;
    readonly lastCheckpoint: () => Promise<SignedCheckpoint | undefined>;
  },
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
    heads: ports.heads,
    effects: ports.effects,
    lastCheckpoint: options.lastCheckpoint,
    numbers,
    commands,
    records: { ...streams, load: records.load },
    settings,
    sideStreams: [reviews.follow, exports.follow],
  });
  const poller = createPoller(ports, { everyMs: options.pollMs, event: 'history.pollFailed' }, follower.poll);

  await follower.begin();
  return {
    records,
    organisation: createOrganisationStream(settings),
    reviews: reviews.streams,
    exports: exports.streams,
    onCommit: follower.onCommit,
    poller,
  };
};

/** The settings of the organisation, always in memory. */
const createOrganisationStream = (streams: HistoryStreams<Organisation, OrganisationEvent>): OrganisationStream => {
  const { load, append }: Streams<Organisation, OrganisationEvent> = streams;
  return { load, append, current: () => streams.inMemory(organisationKey)?.state ?? newOrganisation };
};
