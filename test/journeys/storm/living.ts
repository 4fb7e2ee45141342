import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Deed } from './deed.ts';
import type { Insisting } from './insist.ts';
import type { Ledger } from './ledger.ts';
import { type Living, live } from './lives.ts';
import { fromSeed } from './random.ts';

/** A refusal stands, or the storm is over: the life goes no further. */
class LifeEnds extends Error {}

/** Reads may lag, so the server that refuses the next step may not have seen the last one: the person presses again. */
const mostPresses = 7;

/** Lives, one after the other in each call of `go`, each with a generator of its own: its plan depends on its number alone. */
export const createLiving = (
  given: {
    readonly insisting: Insisting;
    readonly ledger: Ledger;
    readonly today: CalendarDate;
    readonly enough: () => boolean;
  },
  seed: number,
) => {
  const { insisting, ledger, today, enough } = given;
  const others: Living['others'] = { running: [], acted: [] };
  let lives = 0;

  const doesIn =
    (life: number): Living['does'] =>
    async (deed: Deed) => {
      for (let press = 1; ; press += 1) {
        if (enough()) throw new LifeEnds('the storm is over');
        const outcome = await insisting.give(deed, life, true);
        if (outcome.outcome === 'done') return { reference: outcome.reference, sequence: outcome.sequence ?? 0 };
        if (press >= mostPresses) {
          ledger.write({ line: 'stuck', life, name: deed.name, why: outcome.why });
          throw new LifeEnds(outcome.why);
        }
        await new Promise((resolve) => setTimeout(resolve, 250 * press));
      }
    };

  const one = async (life: number): Promise<void> => {
    const living: Living = {
      random: fromSeed(seed * 1000 + life),
      today,
      others,
      does: doesIn(life),
      tries: (deed) => insisting.give(deed, life, false),
    };
    try {
      await live(living);
    } catch (error) {
      if (!(error instanceof LifeEnds)) throw error;
    }
  };

  return {
    go: async (): Promise<void> => {
      while (!enough()) {
        lives += 1;
        await one(lives);
      }
    },
  };
};
