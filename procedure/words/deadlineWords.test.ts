import { deadlineKinds } from '../deadlines/deadline.ts';
import { levels } from '../deadlines/deadlinePolicy.ts';
import { deadlineSubject } from './deadlineSubject.ts';
import { languages } from './languages.ts';
import { procedureWords } from './words.ts';

describe('the words of deadlines', () => {
  it.each(languages)('name each kind and each level in %s, each differently', (language) => {
    const words = procedureWords[language].deadlines;
    const names = deadlineKinds.map((kind) => words.deadline[kind]);
    for (const name of names) expect(name).toMatch(/^\p{Lu}.*[^.\s]$/u);
    expect(new Set(names).size).toBe(deadlineKinds.length);
    for (const level of levels) expect(words.level[level]).toMatch(/^\p{Lu}.+[.]$/u);
  });

  it.each([
    ['2026-12-18', 'due in 3 days', 'à échéance dans 3 jours'],
    ['2026-12-16', 'due tomorrow', 'à échéance demain'],
    ['2026-12-15', 'due today', 'à échéance aujourd’hui'],
    ['2026-12-14', '1 day overdue', 'en retard d’un jour'],
    ['2026-11-15', '30 days overdue', 'en retard de 30 jours'],
    ['2027-01-01', 'due in 17 days', 'à échéance dans 17 jours'],
  ] as const)('say on 15 December how far off %s is', (due, english, french) => {
    expect(procedureWords.en.deadlines.when(due, '2026-12-15')).toBe(english);
    expect(procedureWords.fr.deadlines.when(due, '2026-12-15')).toBe(french);
  });

  it('name what it is about', () => {
    expect(deadlineSubject({ reference: 'NC-2026-0042' })).toBe('NC-2026-0042');
    expect(deadlineSubject({ reference: 'NC-2026-0042', action: 'A1' })).toBe('NC-2026-0042, A1');
  });
});
