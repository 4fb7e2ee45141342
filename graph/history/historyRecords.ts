import { Fault } from '../../procedure/handling/fault.ts';
import type { Draft, Records } from '../../procedure/handling/ports.ts';
import type { Recent } from '../../procedure/handling/recent.ts';
import { dayOf } from '../../procedure/record/calendarDate.ts';
import type { Commit } from '../../procedure/record/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { type Reference, referenceParts } from '../../procedure/record/reference.ts';
import { isUnknown, maybeTaken } from '../client/graphFault.ts';
import type { HistoryPorts, HistoryStreams } from './historyStreams.ts';
import { lookAgain, pauses } from './lookAgain.ts';
import { extend, nextCommit } from './nextCommit.ts';
import type { ReferenceNumbers } from './referenceNumbers.ts';
import { recordKind } from './streamKind.ts';

type Opened = Awaited<ReturnType<Records['open']>>;

export type RecordPorts = HistoryPorts & {
  readonly streams: HistoryStreams<Nonconformity, NonconformityEvent>;
  readonly numbers: ReferenceNumbers;
  /** References by the command that opened them, as far as remembered: a report delivered again costs no request. */
  readonly commands: Recent<string>;
  /** Learns what the others did since the last poll. */
  readonly catchUp: () => Promise<void>;
  readonly timeZone: string;
};

/** So often a number may be taken before we give up. */
const tries = 10;
const operation = 'history.open';

/** Records over History: `Streams`, and new records under the next free reference. */
export const createHistoryRecords = (ports: RecordPorts): Records => {
  const { streams, numbers, commands, items, wait } = ports;

  /**
   * The record that this command has begun, if it is there to be seen.
   * @param unheard hash of a commit that we posted and heard no answer of: it is ours, not a repetition
   */
  const begunIn = async (reference: string, commandId: string, unheard?: string): Promise<Opened | undefined> => {
    for (const how of ['inHand', 'fresh'] as const) {
      const { stream } = await streams.load(reference, how);
      const commit = stream?.commits.find((one) => one.commandId === commandId);
      if (!stream || !commit) continue;
      commands.set(commandId, reference);
      numbers.know(stream.state.reference);
      return { outcome: commit.hash === unheard ? 'committed' : 'repeated', stream, commit };
    }
    return undefined;
  };

  const begunBy = async (commandId: string, unheard?: string): Promise<Opened | undefined> => {
    const [item] = await items.where('CommandId', commandId, { operation, timeLimitMs: 2000 });
    return item && begunIn(item.row.Reference, commandId, unheard);
  };

  /**
   * What became of a POST whose answer nobody heard: our row; or, once another command's row is seen under the number,
   * the certainty that ours never arrived.
   */
  const settle = (reference: Reference, mine: Commit<NonconformityEvent>): Promise<Opened | 'taken' | undefined> =>
    lookAgain(wait, async () => {
      const begun = await begunBy(mine.commandId, mine.hash);
      if (begun) return begun;
      const { stream } = await streams.load(reference, 'fresh');
      return stream && 'taken';
    });

  /** Posts under this reference. @returns undefined when the key or the command is taken and it cannot be seen by whom */
  const openAs = async (reference: Reference, draft: Draft<NonconformityEvent>): Promise<Opened | undefined> => {
    const { row, commit } = nextCommit(reference, undefined, draft);
    try {
      await items.add(row, { operation });
    } catch (error) {
      if (maybeTaken(error)) return begunBy(commit.commandId);
      if (!isUnknown(error)) throw error;
      const settled = await settle(reference, commit);
      if (settled) return settled === 'taken' ? undefined : settled;
      throw new Fault('notKnownYet', operation, { cause: error });
    }
    numbers.know(reference);
    commands.set(commit.commandId, reference);
    return { outcome: 'committed', stream: streams.remember(extend(recordKind, undefined, commit)), commit };
  };

  return {
    load: streams.load,
    append: streams.append,
    open: async (draft) => {
      const known = commands.get(draft.commandId);
      const before = known === undefined ? undefined : await begunIn(known, draft.commandId);
      if (before) return before;
      const year = Number(dayOf(draft.at, ports.timeZone).slice(0, 4));
      let above = 0;
      for (let attempt = 0; attempt < tries; attempt += 1) {
        // A refusal that nobody can explain yet is the lag of the filter: the pauses grow to five seconds in all.
        const pause = pauses[attempt - 1] ?? 0;
        if (pause > 0) await wait(pause);
        const reference = numbers.take(year, above);
        try {
          const opened = await openAs(reference, draft);
          if (opened) return opened;
          above = referenceParts(reference).number;
          await ports.catchUp();
        } finally {
          numbers.giveBack(reference);
        }
      }
      throw new Fault('busy', operation);
    },
  };
};
