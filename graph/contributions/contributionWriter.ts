import type { Contribution } from '../../procedure/causes/contribution.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { isThrottled, isUnknown, mayBeTaken } from '../client/graphFault.ts';
import type { Wait } from '../client/wait.ts';
import { readUntilVisible } from '../history/readUntilVisible.ts';
import { maxMultiLineLength } from '../lists/column.ts';
import type { ContributionRow } from '../lists/contributions.ts';
import type { ListItems } from '../lists/listItems.ts';
import { contributionKeyOf, contributionRow } from './contributionRows.ts';

export type ContributionWriterPorts = {
  readonly items: ListItems<ContributionRow>;
  readonly wait: Wait;
  /** 16 random hex digits, drawn at the start of the process: no two processes share a key. */
  readonly run: string;
  /** 1, 2, 3 …: never the same twice in this run. One that was refused leaves a hole. */
  readonly nextNumber: () => number;
  /** A row is there for certain. */
  readonly wrote: (row: ContributionRow) => void;
};

/** One row in so many milliseconds, unless nothing is waiting: the first input of a quiet session goes at once. */
const pace = 500;
const maxUnderWay = 4;
/** So long a row that the service does not take in yet waits, in milliseconds: somebody looks on, and a bot has three seconds. */
const maxThrottled = 2500;
const knock = 50;
const operation = 'contributions.add';

type Waiting = { readonly contribution: Contribution; readonly settle: (outcome: Promise<void>) => void };

/** Writes the contributions of one session, many to a row, without any lock: nobody else can take our keys. */
export const createContributionWriter = (session: string, ports: ContributionWriterPorts) => {
  const { items, wait, run } = ports;
  const waiting: Waiting[] = [];
  const underWay = new Set<Promise<void>>();
  let pacing = false;
  /** Rows that the service did not take in yet. Meanwhile what comes gathers for one row, not for one each half second. */
  const shutOut = new Set<ContributionRow>();

  /** As many of those that wait as one row can hold. */
  const take = (): readonly Waiting[] => {
    let length = 2;
    const fits = waiting.findIndex(({ contribution }) => {
      length += JSON.stringify(contribution).length + 1;
      return length > maxMultiLineLength;
    });
    return waiting.splice(0, fits < 0 ? waiting.length : Math.max(1, fits));
  };

  const send = (): void => {
    if (waiting.length === 0 || pacing || shutOut.size > 0 || underWay.size >= maxUnderWay) return;
    const batch = take();
    pacing = true;
    void wait(pace).then(() => {
      pacing = false;
      send();
    });
    const contributions = batch.map(({ contribution }) => contribution);
    const key = contributionKeyOf(session, run, ports.nextNumber());
    const posted = post(contributionRow(session, key, contributions));
    for (const { settle } of batch) settle(posted);
    const done = posted
      .catch(() => undefined)
      .then(() => {
        underWay.delete(done);
        send();
      });
    underWay.add(done);
  };

  /**
   * A row that was refused because we come too often has changed nothing: it is sent again when the service says. Until
   * then the client's own door is shut, so to knock costs no request.
   */
  const add = async (row: ContributionRow): Promise<void> => {
    for (let waited = 0; ; waited += knock) {
      try {
        await items.add(row, { operation });
        return;
      } catch (error) {
        const isSoon = isThrottled(error) && error.outcome === 'refused' && error.retryAfter * 1000 <= maxThrottled;
        if (!isSoon || waited >= maxThrottled) throw error;
        shutOut.add(row);
        await wait(knock);
      }
    }
  };

  const post = async (row: ContributionRow): Promise<void> => {
    try {
      await add(row);
    } catch (error) {
      if (!mayBeTaken(error) && !isUnknown(error)) throw error;
      await settleOf(row);
    } finally {
      shutOut.delete(row);
    }
    ports.wrote(row);
  };

  /** A refused key means that our own doubtful POST landed: the keys of a run are nobody else's. Never posts. */
  const settleOf = async (row: ContributionRow): Promise<void> => {
    const there = await readUntilVisible(wait, async () => {
      const [item] = await items.where('ContributionKey', row.ContributionKey, { operation, timeLimitMs: 2000 });
      return item?.row.Inputs;
    });
    if (there === undefined) throw new Fault('notKnownYet', operation);
    if (there !== row.Inputs) throw new Fault('unexpectedAnswer', operation);
  };

  return {
    /** Resolves when the row that holds it is there. @throws Fault */
    write: (contribution: Contribution): Promise<void> =>
      new Promise((resolve) => {
        waiting.push({ contribution, settle: resolve });
        send();
      }),
    /** Nothing waits and nothing is under way. Never throws. */
    idle: async (): Promise<void> => {
      while (waiting.length > 0 || underWay.size > 0) {
        if (underWay.size > 0) await Promise.all(underWay);
        else await wait(pace);
      }
    },
  };
};
