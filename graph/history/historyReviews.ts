import type { Reviews } from '../../procedure/handling/ports.ts';
import { createRecent } from '../../procedure/handling/recent.ts';
import { lastCommit, type Stream } from '../../procedure/record/commit.ts';
import type { Review, ReviewEvent } from '../../procedure/review/review.ts';
import {
  isReviewKey,
  type ReviewKey,
  reviewKeyOf,
  reviewNumber,
  reviewPrefix,
} from '../../procedure/review/reviewKey.ts';
import { createHistoryStreams, type HistoryPorts } from './historyStreams.ts';
import { createNumberedStreams } from './numberedStreams.ts';
import { reviewKind } from './streamKind.ts';

const select = ['CommitKey', 'Reference'] as const;
const how = { operation: 'history.reviews' } as const;

/** More than an organisation holds in a life: none has to be read twice. */
const remembered = 500;

/** Reviews over History, and what the follower tells of them. */
export type HistoryReviews = {
  readonly reviews: Reviews;
  /** A row of a review was seen: what is in memory and older is forgotten, so that the next load reads it. */
  readonly seen: (key: ReviewKey, sequence: number) => void;
  readonly forget: (key: string) => void;
  readonly forgetAll: () => void;
};

export const createHistoryReviews = (
  ports: HistoryPorts & { readonly catchUp: () => Promise<void> },
): HistoryReviews => {
  const streams = createHistoryStreams(reviewKind, createRecent<Stream<Review, ReviewEvent>>(remembered), ports);
  const known = new Set<number>();
  const trying = new Set<number>();
  let asked: Promise<void> | undefined;

  const know = (key: ReviewKey): void => {
    known.add(reviewNumber(key));
  };

  const ask = async (): Promise<void> => {
    const { items } = ports;
    let page = await items.matching({ column: 'Reference', operator: 'startswith', value: reviewPrefix }, select, how);
    for (;;) {
      for (const { row } of page.items) if (isReviewKey(row.Reference)) know(row.Reference);
      if (page.next === undefined) return;
      page = await items.follow(page.next, select, how);
    }
  };

  /** Those that were there before this replica: asked once, when first wanted; the follower tells of the later ones. */
  const learnAll = async (): Promise<void> => {
    asked ??= ask();
    try {
      await asked;
    } catch (error) {
      asked = undefined;
      throw error;
    }
  };

  const numbered = createNumberedStreams<Review, ReviewEvent, ReviewKey>({
    ...ports,
    kind: reviewKind,
    streams,
    keyOf: ({ key }) => key,
    commands: createRecent<string>(remembered),
    operation: 'history.openReview',
    numbering: {
      know,
      take: (_, refused) => {
        let number = Math.max(0, ...known, refused === undefined ? 0 : reviewNumber(refused)) + 1;
        while (trying.has(number)) number += 1;
        trying.add(number);
        return reviewKeyOf(number);
      },
      giveBack: (key) => {
        trying.delete(reviewNumber(key));
      },
    },
  });

  return {
    reviews: {
      ...numbered,
      open: async (draft) => {
        await learnAll();
        return numbered.open(draft);
      },
      keys: async () => {
        await learnAll();
        return [...known].sort((a, b) => b - a).map(reviewKeyOf);
      },
    },
    seen: (key, sequence) => {
      know(key);
      const held = streams.inMemory(key);
      if (held && lastCommit(held).sequence < sequence) streams.forget(key);
    },
    forget: streams.forget,
    forgetAll: () => {
      streams.forgetAll();
      // A reading that begins behind a checkpoint does not tell which reviews came meanwhile.
      asked = undefined;
    },
  };
};
