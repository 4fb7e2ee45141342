import type { Records } from '../../procedure/ports/records.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { dayOf } from '../../procedure/record/values/calendarDate.ts';
import { referenceParts } from '../../procedure/record/values/reference.ts';
import type { Recent } from '../../procedure/runtime/recent.ts';
import type { HistoryPorts, HistoryStreams } from './historyStreams.ts';
import { createNumberedStreams } from './numberedStreams.ts';
import { readUntilVisible } from './readUntilVisible.ts';
import type { ReferenceNumbers } from './referenceNumbers.ts';
import { recordKind } from './streamKind.ts';

export type RecordPorts = HistoryPorts & {
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
export const createHistoryRecords = ({ numbers, timeZone, ...ports }: RecordPorts): Records => {
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
      readUntilVisible(ports.wait, async () => {
        const { stream } = await load(key, 'fresh');
        return isThere(stream) ? stream : undefined;
      }),
  };
};
