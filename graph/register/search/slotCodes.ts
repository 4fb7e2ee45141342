import type { RegisterQuery } from '../../../procedure/ports/register/register.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { priorities } from '../../../procedure/record/values/choices.ts';
import { clauses } from '../../../procedure/record/values/clauses.ts';
import { isEnded, stages } from '../../../procedure/stages/stages.ts';

/** The value of one closed list as a byte per slot: 0 without a value, else its index plus one. */
const createCodes = (list: readonly string[]) => {
  const codeOf = new Map(list.map((value, place) => [value, place + 1]));
  let codes = new Uint8Array(1024);
  return {
    set: (slot: number, value: string | undefined): void => {
      if (slot >= codes.length) {
        const longer = new Uint8Array(codes.length * 2);
        longer.set(codes);
        codes = longer;
      }
      codes[slot] = value === undefined ? 0 : (codeOf.get(value) ?? 0);
    },
    /** Removes from `fits` the slots with none of these values. */
    narrow: (fits: Uint8Array, wanted: readonly string[]): void => {
      const isWanted = new Uint8Array(256);
      for (const value of wanted) isWanted[codeOf.get(value) ?? 0] = 1;
      for (let slot = 0; slot < fits.length; slot += 1) if (isWanted[codes[slot] as number] === 0) fits[slot] = 0;
    },
  };
};

const notEnded = stages.filter((stage) => !isEnded(stage));

/**
 * The stage, priority and clause of all entries side by side: reading 100,000 entries scattered in memory takes longer
 * than all the rest of a search.
 */
export const createSlotCodes = () => {
  const [byStage, byPriority, byClause] = [createCodes(stages), createCodes(priorities), createCodes(clauses)];
  return {
    set: (slot: number, { stage, priority, clause }: RegisterEntry): void => {
      byStage.set(slot, stage);
      byPriority.set(slot, priority);
      byClause.set(slot, clause);
    },
    /** Keeps in `fits` the candidates; `registerFilter` decides. */
    narrow: (fits: Uint8Array, query: RegisterQuery): void => {
      const { holder, overdueOn } = query;
      if (query.stages?.length) byStage.narrow(fits, query.stages);
      if (holder !== undefined || overdueOn !== undefined) byStage.narrow(fits, notEnded);
      if (query.priorities?.length) byPriority.narrow(fits, query.priorities);
      if (query.clauses?.length) byClause.narrow(fits, query.clauses);
    },
  };
};
