import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyList } from '../../graph/lists/history.ts';
import { attackers } from './attackers.ts';
import { linesIn } from './attackPage.ts';
import { type Attacks, openAttacks, type Results, shownOutcome, tableLines } from './attackTable.ts';
import type { Operation } from './operations.ts';
import { type Target, targets } from './targets.ts';

/** What an editor of the site can do while no server runs, and no one names: verify lists it, and it is as it was. */
const unnoticedWhileStopped = ({ table }: Pick<Target, 'table'>): readonly Operation[] =>
  table.name === historyList.name ? ['restore an old version'] : [];

/** The tests of one list: no attack comes to anything else than is allowed, and the page says what it comes to. */
export const describeAttacks = (list: string): void => {
  describe(`attacks on the list ${list}`, () => {
    const target = targets[list];
    if (!target) throw new Error(`no attacks on ${list}`);
    let attacks: Attacks;
    let results: Results;
    beforeAll(async () => {
      attacks = await openAttacks(target);
      results = await attacks.playAll();
    }, 120_000);
    afterAll(() => attacks.close());

    it('are refused, found by verify, or in reach of the holder of a key only', () => {
      const open = [...results].flatMap(([{ operation }, outcomes]) =>
        attackers.some((attacker) => shownOutcome(attacker, outcomes[attacker]) === 'open') ? [operation] : [],
      );
      expect(open).toEqual([]);
    });

    it('come to what docs/threat-model.md says; `npm run attack-table` writes it', () => {
      const page = readFileSync(join(__dirname, '..', '..', 'docs', 'threat-model.md'), 'utf8');
      expect(tableLines(target, results)).toEqual(linesIn(page, list));
    });

    it('come to no more while no server runs', async () => {
      const played = await attacks.playUnwatched();
      expect(played.filter(({ outcome }) => outcome === 'believed')).toEqual([]);
      const unnoticed = played.filter(({ outcome }) => outcome === 'unnoticed').map(({ attack }) => attack.operation);
      expect(unnoticed).toEqual(unnoticedWhileStopped(target));
    });
  });
};
