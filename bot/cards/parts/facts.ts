import type { FactSet } from './card.ts';

/** Short facts in our own words; a `FactSet` reads Markdown, so a person's text never goes in here. */
export const facts = (rows: readonly (readonly [title: string, value: string | undefined])[]): FactSet => ({
  type: 'FactSet',
  facts: rows.flatMap(([title, value]) => (value === undefined ? [] : [{ title, value }])),
});
