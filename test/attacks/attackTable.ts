import { type Attacker, attackers } from './attackers.ts';
import { type Attack, attacksOn, operations } from './operations.ts';
import { type Outcome, openSiteFor, play } from './play.ts';
import type { Target } from './targets.ts';

/** What each attack on a list came to, for each attacker. */
export type Results = ReadonlyMap<Attack, Readonly<Record<Attacker, Outcome>>>;

/** Attacks that need the site for themselves: they keep a server from starting. */
const isAlone = ({ operation }: Attack): boolean => operation === 'duplicate a row';

/** Plays every attack on the list, by every attacker. */
export const playAll = async (target: Target): Promise<Results> => {
  const attacks = attacksOn(target.table);
  const site = await openSiteFor(target, attacks.length);
  try {
    const results = new Map<Attack, Partial<Record<Attacker, Outcome>>>();
    for (const attacker of attackers)
      for (const some of [attacks.filter((one) => !isAlone(one)), attacks.filter(isAlone)])
        for (const { attack, outcome } of await play(site, target, attacker, some))
          results.set(attack, { ...results.get(attack), [attacker]: outcome });
    return results as Results;
  } finally {
    await site.close();
  }
};

/** The seal is the proof of who wrote a row: whoever has its key is believed until the row is compared with others. */
const isKeyHolder = (attacker: Attacker): boolean => attacker === 'stolen seal key';

/** An outcome as the table shows it. `open` is none that is allowed. */
export const shownOutcome = (attacker: Attacker, outcome: Outcome): string => {
  if (outcome === 'refused' || outcome === 'found') return outcome;
  return isKeyHolder(attacker) ? 'limit' : 'open';
};

const cellsOf = (outcomes: Readonly<Record<Attacker, Outcome>>): string =>
  attackers.map((attacker) => shownOutcome(attacker, outcomes[attacker])).join(' | ');

/** Lines of the table: columns that behave alike share one, and the largest group is the others. */
export const tableLines = ({ table }: Pick<Target, 'table'>, results: Results): readonly string[] =>
  operations.flatMap((operation) => {
    const groups = new Map<string, string[]>();
    for (const [attack, outcomes] of results) {
      if (attack.operation !== operation) continue;
      const cells = cellsOf(outcomes);
      groups.set(cells, [
        ...(groups.get(cells) ?? []),
        ...(attack.column === undefined ? [] : [`\`${attack.column}\``]),
      ]);
    }
    const [largest, ...others] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
    if (!largest) return [];
    const isEdit = operation === 'edit a column';
    const line = (what: string, cells: string) => `| ${table.name} | ${what} | ${cells} |`;
    return [
      ...others.map(([cells, columns]) => line(`edit ${columns.join(', ')}`, cells)),
      line(isEdit ? `edit ${others.length > 0 ? 'any other' : 'any'} column` : operation, largest[0]),
    ];
  });
