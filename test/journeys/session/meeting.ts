import type { Random } from '../storm/random.ts';

/** What people give in a meeting, in the words of `POST /api/sessions/…/contributions`. */
export type Input =
  | { readonly type: 'PresenceTold' }
  | { readonly type: 'CauseAdded'; readonly why: string; readonly text: string }
  | { readonly type: 'EvidenceAdded'; readonly cause: string; readonly text: string }
  | { readonly type: 'VoteCast'; readonly why: string; readonly cause: string };

/** A cause that people have seen. */
export type SeenCause = { readonly id: string; readonly why: string };

/** Answers to one why that a meeting looks at; people with more to say add it below one of them. */
const mostOnTheTable = 12;

/** A participant's next contribution: first attendance, then causes, votes and evidence. No two have the same text. */
export const createMeeting = (random: Random) => {
  const voted = new Set<string>();
  let said = 0;
  const sentence = (about: string): string => {
    said += 1;
    return `${about} ${said}`;
  };

  const causeBelow = (seen: readonly SeenCause[]): Input => {
    const [first, ...more] = seen.slice(0, mostOnTheTable);
    const why = first && random.chance(0.7) ? random.pick([first, ...more]).id : 'problem';
    return { type: 'CauseAdded', why, text: sentence('The lock was changed without a check') };
  };

  return {
    /** @param seen what is on the card in view; @param nth number of earlier contributions by this person */
    next: (who: string, nth: number, seen: readonly SeenCause[]): Input => {
      if (nth === 0) return { type: 'PresenceTold' };
      const [first, ...more] = seen;
      if (!first || random.chance(0.25)) return causeBelow(seen);
      const { id: cause, why } = random.pick([first, ...more]);
      if (random.chance(0.35)) return { type: 'EvidenceAdded', cause, text: sentence('The log of the door, page') };
      // No one votes twice for the same cause, so all votes can be told apart.
      if (voted.has(`${who} ${cause}`)) return causeBelow(seen);
      voted.add(`${who} ${cause}`);
      return { type: 'VoteCast', why, cause };
    },
  };
};
