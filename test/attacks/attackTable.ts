import { type Attacker, attackers } from './attackers.ts';
import { type Attack, attacksOn, operations } from './operations.ts';
import { type Outcome, openSiteFor, type Played, play } from './play.ts';
import { nameOf, type Target } from './targets.ts';

/** What each attack on a list came to, for each attacker. */
export type Results = ReadonlyMap<Attack, Readonly<Record<Attacker, Outcome>>>;

/** Attacks that need the site for themselves: they keep a server from starting. */
const isAlone = ({ operation }: Attack): boolean => operation === 'duplicate a row';

export type Attacks = {
  /** What every attack comes to, by every attacker, while a server runs. */
  readonly playAll: () => Promise<Results>;
  /** What the attacks of an editor of the site come to while no server runs. */
  readonly playUnwatched: () => Promise<readonly Played[]>;
  readonly close: () => Promise<void>;
};

/** Prepares a site on which to attack the list. */
export const openAttacks = async (target: Target): Promise<Attacks> => {
  const attacks = attacksOn(target);
  const site = await openSiteFor(target, attacks.length);
  const apart = target.isSingle
    ? attacks.map((one) => [one])
    : [attacks.filter((one) => !isAlone(one)), attacks.filter(isAlone)];
  return {
    playAll: async () => {
      const results = new Map<Attack, Partial<Record<Attacker, Outcome>>>();
      for (const attacker of attackers)
        for (const some of apart)
          for (const { attack, outcome } of await play(site, target, attacker, some))
            results.set(attack, { ...results.get(attack), [attacker]: outcome });
      return results as Results;
    },
    playUnwatched: async () => {
      const played: Played[] = [];
      for (const some of target.isSingle ? apart : [attacks])
        played.push(...(await play(site, target, 'site editor', some, false)));
      return played;
    },
    close: site.close,
  };
};

/** The seal proves who wrote a row, so a holder of its key is believed until the row is compared with others. */
const isKeyHolder = (attacker: Attacker): boolean => attacker === 'stolen seal key';

/** An outcome as the table shows it. `open` is none that is allowed. */
export const shownOutcome = (attacker: Attacker, outcome: Outcome): string => {
  if (outcome === 'refused' || outcome === 'found') return outcome;
  return isKeyHolder(attacker) ? 'limit' : 'open';
};

const cellsOf = (outcomes: Readonly<Record<Attacker, Outcome>>): string =>
  attackers.map((attacker) => shownOutcome(attacker, outcomes[attacker])).join(' | ');

/** Lines of the table: columns that behave alike share one, and the largest group is the others. */
export const tableLines = (target: Pick<Target, 'table' | 'name'>, results: Results): readonly string[] =>
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
    const line = (what: string, cells: string) => `| ${nameOf(target)} | ${what} | ${cells} |`;
    return [
      ...others.map(([cells, columns]) => line(`edit ${columns.join(', ')}`, cells)),
      line(isEdit ? `edit ${others.length > 0 ? 'any other' : 'any'} column` : operation, largest[0]),
    ];
  });
