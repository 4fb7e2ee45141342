import type { Drawing } from '../drawing.ts';
import type { FactSet, RichTextBlock } from './card.ts';
import { asText, cutAt } from './userText.ts';

/** A short fact that contains a person's text or name, which a `FactSet` would read as Markdown. */
export const line = (title: string, text: string, { words }: Drawing, most = 300): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines: [
    { type: 'TextRun', text: words.decide.titled(title), weight: 'bolder' },
    { type: 'TextRun', text: cutAt(asText(text.replaceAll('\n', ' ')), most) },
  ],
  spacing: 'small',
});

/** Short facts in our own words; a `FactSet` reads Markdown, so a person's text never goes in here. */
export const facts = (rows: readonly (readonly [title: string, value: string | undefined])[]): FactSet => ({
  type: 'FactSet',
  facts: rows.flatMap(([title, value]) => (value === undefined ? [] : [{ title, value }])),
});
