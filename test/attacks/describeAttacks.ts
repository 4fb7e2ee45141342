import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attackers } from './attackers.ts';
import { linesIn } from './attackPage.ts';
import { playAll, type Results, shownOutcome, tableLines } from './attackTable.ts';
import { targets } from './targets.ts';

/** The tests of one list: no attack comes to anything else than is allowed, and the page says what it comes to. */
export const describeAttacks = (list: string): void => {
  describe(`attacks on the list ${list}`, () => {
    const target = targets[list];
    if (!target) throw new Error(`no attacks on ${list}`);
    let results: Results;
    beforeAll(async () => {
      results = await playAll(target);
    }, 120_000);

    it('are refused, found by verify, or in reach of the holder of a key only', () => {
      const open = [...results].flatMap(([{ operation }, outcomes]) =>
        attackers.some((attacker) => shownOutcome(attacker, outcomes[attacker]) === 'open') ? [operation] : [],
      );
      expect(open).toEqual([]);
    });

    it('come to what docs/threat-model.md says; `npm run attack-table` writes it', () => {
      const page = readFileSync(join(__dirname, '..', '..', 'docs', 'threat-model.md'), 'utf8');
      expect(tableLines(target, results)).toEqual(linesIn(page, target.table));
    });
  });
};
