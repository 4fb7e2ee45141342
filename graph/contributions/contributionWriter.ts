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
  /** 1, 2, 3 …: never the same twice in this run. A refused number leaves a hole. */
  readonly nextNumber: () => number;
  /** Called when a row is certain to exist. */
  readonly wrote: (row: ContributionRow) => void;
};

/** Interval between two rows, in milliseconds. The first contribution of a quiet session is sent at once. */
const pace = 500;
const maxUnderWay = 4;
/** Maximum time to retry a throttled row, in milliseconds: people watch, and a bot must answer within three seconds. */
const maxThrottled = 2500;
const retryInterval = 50;
const operation = 'contributions.add';

type Waiting = { readonly contribution: Contribution; readonly settle: (outcome: Promise<void>) => void };

type State = ContributionWriterPorts & {
  readonly waiting: Waiting[];
  readonly underWay: Set<Promise<void>>;
  /** Rows that the service throttled. Meanwhile contributions gather for one row, not for one each half second. */
  readonly throttled: Set<ContributionRow>;
  isPacing: boolean;
};

/** Takes as many waiting contributions as one row can hold. */
const takeBatch = ({ waiting }: State): readonly Waiting[] => {
  let length = 2;
  const fits = waiting.findIndex(({ contribution }) => {
    length += JSON.stringify(contribution).length + 1;
    return length > maxMultiLineLength;
  });
  return waiting.splice(0, fits < 0 ? waiting.length : Math.max(1, fits));
};

const send = (session: string, state: State): void => {
  const { waiting, underWay } = state;
  if (waiting.length === 0 || state.isPacing || state.throttled.size > 0 || underWay.size >= maxUnderWay) return;
  const batch = takeBatch(state);
  state.isPacing = true;
  void state.wait(pace).then(() => {
    state.isPacing = false;
    send(session, state);
  });
  const contributions = batch.map(({ contribution }) => contribution);
  const key = contributionKeyOf(session, state.run, state.nextNumber());
  const posted = post(state, contributionRow(session, key, contributions));
  for (const { settle } of batch) settle(posted);
  const done = posted
    .catch(() => undefined)
    .then(() => {
      underWay.delete(done);
      send(session, state);
    });
  underWay.add(done);
};

/**
 * Adds a row. A throttled row changed nothing, so it is sent again when the service allows it. Until then the client's
 * own throttle gate is shut, so trying again costs no request.
 */
const add = async ({ items, wait, throttled }: State, row: ContributionRow): Promise<void> => {
  for (let waited = 0; ; waited += retryInterval) {
    try {
      await items.add(row, { operation });
      return;
    } catch (error) {
      const isSoon = isThrottled(error) && error.outcome === 'refused' && error.retryAfter * 1000 <= maxThrottled;
      if (!isSoon || waited >= maxThrottled) throw error;
      throttled.add(row);
      await wait(retryInterval);
    }
  }
};

const post = async (state: State, row: ContributionRow): Promise<void> => {
  try {
    await add(state, row);
  } catch (error) {
    if (!mayBeTaken(error) && !isUnknown(error)) throw error;
    await confirm(state, row);
  } finally {
    state.throttled.delete(row);
  }
  state.wrote(row);
};

/**
 * A refused key means that our own doubtful POST was applied, as no one else uses the keys of a run; or that someone
 * put a row in its place, which is written over. Never posts.
 */
const confirm = async ({ items, wait }: State, row: ContributionRow): Promise<void> => {
  const there = await readUntilVisible(wait, async () => {
    const how = { operation, timeLimitMs: 2000 };
    const { items: found, untrusted } = await items.where('ContributionKey', row.ContributionKey, how);
    const [item] = found;
    const [forged] = untrusted;
    if (item || !forged) return item?.row.Inputs;
    await items.change(forged.id, row, forged.etag, { operation });
    return row.Inputs;
  });
  if (there === undefined) throw new Fault('notKnownYet', operation);
  if (there !== row.Inputs) throw new Fault('unexpectedAnswer', operation);
};

/** Writes the contributions of one session, many to a row, without a lock: no one else uses our keys. */
export const createContributionWriter = (session: string, ports: ContributionWriterPorts) => {
  const state: State = { ...ports, waiting: [], underWay: new Set(), throttled: new Set(), isPacing: false };
  const { waiting, underWay } = state;
  return {
    /** Resolves when the row with the contribution exists. @throws Fault */
    write: (contribution: Contribution): Promise<void> =>
      new Promise((resolve) => {
        waiting.push({ contribution, settle: resolve });
        send(session, state);
      }),
    /** Resolves when nothing waits and nothing is under way. Never throws. */
    idle: async (): Promise<void> => {
      while (waiting.length > 0 || underWay.size > 0) {
        if (underWay.size > 0) await Promise.all(underWay);
        else await ports.wait(pace);
      }
    },
  };
};
