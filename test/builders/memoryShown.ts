import { noticeKinds } from '../../procedure/notices/noticeKinds.ts';
import type {
  PostedMessage,
  PostedMessages,
  UndeliveredNotice,
} from '../../procedure/ports/messages/postedMessages.ts';

type Row = PostedMessage | UndeliveredNotice | 'claimed' | 'dropped';

export type MemoryShown = PostedMessages & {
  readonly rows: ReadonlyMap<string, Row>;
  /** Lets another replica hold the next claim of this key. */
  readonly claimElsewhere: (key: string) => void;
};

const waits = (row: Row | undefined): row is UndeliveredNotice => typeof row === 'object' && 'since' in row;
const isOut = (row: Row): row is PostedMessage => typeof row === 'object' && 'activityId' in row;

/** `Shown` in memory, of one replica: claims do not age. */
export const createMemoryShown = (now: () => Date): MemoryShown => {
  const rows = new Map<string, Row>();
  const held = new Map<string, number>();
  const kinds = new Map<string, UndeliveredNotice['kind']>();
  const claim: PostedMessages['claim'] = async (key, _reference, kind) => {
    const row = rows.get(key);
    if (row === undefined) {
      rows.set(key, 'claimed');
      const notice = noticeKinds.find((one) => one === kind);
      if (notice) kinds.set(key, notice);
      return 'ours';
    }
    if (row === 'claimed') return 'pending';
    return waits(row) ? 'waiting' : 'sent';
  };
  return {
    rows,
    acquireEditLease: async (key, sequence) => {
      const shown = held.get(key) ?? 0;
      held.set(key, Math.max(shown, sequence));
      return { isOurs: true, shown };
    },
    claimElsewhere: (key) => void rows.set(key, 'claimed'),
    claim,
    release: (key) => {
      if (rows.get(key) === 'claimed') rows.delete(key);
    },
    sent: async (message) => void rows.set(message.key, message),
    showing: async (reference) => [...rows.values()].filter(isOut).filter((one) => one.reference === reference),
    redrawn: async (messages, sequence) => {
      for (const message of messages) rows.set(message.key, { ...message, sequence });
    },
    deferNotice: async (key, to) => {
      const kind = kinds.get(key);
      if (!kind) throw new Error(`${key} was never claimed`);
      rows.set(key, { key, kind, to, since: now(), escalated: false });
    },
    markEscalated: async (key) => {
      const row = rows.get(key);
      if (waits(row)) rows.set(key, { ...row, escalated: true });
    },
    undelivered: async () => [...rows.values()].filter(waits),
    claimUndelivered: async (key) => {
      const row = rows.get(key);
      if (!waits(row)) return row === 'claimed' ? 'pending' : 'sent';
      rows.set(key, 'claimed');
      return 'ours';
    },
    drop: async (key) => void rows.set(key, 'dropped'),
  };
};
