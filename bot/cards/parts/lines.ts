import type { Drawing } from '../drawing.ts';
import type { RichTextBlock } from './card.ts';
import { asText, cutAt } from './said.ts';

/** A short fact with a person's text or name in it: a `FactSet` would read it as Markdown. */
export const line = (title: string, text: string, { words }: Drawing, most = 300): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines: [
    { type: 'TextRun', text: words.decide.titled(title), weight: 'bolder' },
    { type: 'TextRun', text: cutAt(asText(text.replaceAll('\n', ' ')), most) },
  ],
  spacing: 'small',
});
