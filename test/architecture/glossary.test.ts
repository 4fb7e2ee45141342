import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources } from './sources.ts';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'glossary.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| term |'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('docs/glossary.md', () => {
  it('gives every term once, with a meaning', () => {
    const terms = rows.map(([, term = '']) => term);
    expect(terms.length).toBeGreaterThan(60);
    expect(terms).toEqual([...new Set(terms)]);
    expect(rows.filter(([, , , , meaning]) => !meaning).map(([, term]) => term)).toEqual([]);
  });

  it('names only identifiers that exist in the code', () => {
    const words = new Set(
      readSources()
        .filter(({ isTest }) => !isTest)
        .flatMap(({ text }) => text.match(/\w+/g) ?? []),
    );
    const named = rows.flatMap(([, , code = '']) => [...code.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    expect(named.length).toBeGreaterThan(45);
    expect(named.filter((name) => !words.has(name))).toEqual([]);
  });
});
