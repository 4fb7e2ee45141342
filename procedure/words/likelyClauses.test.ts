import { clauses } from '../record/values/clauses.ts';
import { likelyClauses } from './likelyClauses.ts';

describe('the clause that a description is about', () => {
  it.each([
    ['Visitor badges open the server room in Lyon.', 'A.7.2'],
    ['Un badge de visiteur ouvre la salle des serveurs de Lyon.', 'A.7.2'],
    ['USB stick lost on the train', 'A.7.10'],
    ['Backups were not tested since May', 'A.8.13'],
  ])('is suggested where one fits much better than the others: %s', (text, clause) => {
    expect(likelyClauses(text)).toMatchObject({ clear: clause });
  });

  it('is not suggested where several fit alike: the likeliest are offered', () => {
    const { clear, likely } = likelyClauses('The archive door in Lyon stands open at night.');
    expect(clear).toBeUndefined();
    expect(likely[0]).toBe('A.7.2');
    expect(likely).toHaveLength(5);
  });

  it.each(['', '...', '\u0000'])('is unknown where nothing is said: %j', (text) => {
    expect(likelyClauses(text)).toEqual({ likely: [], clear: undefined });
  });

  it('is always one of the standard, each offered once', () => {
    const { likely } = likelyClauses('Password on a sticky note, server room open, backup never tested, supplier late');
    expect(new Set(likely).size).toBe(likely.length);
    expect(likely.filter((clause) => !clauses.includes(clause))).toEqual([]);
  });
});
