import type { Colour, Element, RichTextBlock } from './card.ts';
import { label } from './texts.ts';

/**
 * A person's text, shown verbatim. A `TextRun` renders no Markdown and no links. Some clients still interpret two
 * things in any part of a card: the macros `{{DATE(…)}}` and `{{TIME(…)}}`, and `<at>` if one of our mentions has the
 * same name. A zero-width space disables them.
 */
export const asText = (text: string): string =>
  text.replace(/\{\{(?=\s*(?:DATE|TIME))/gi, '{\u200B{').replace(/<(?=\/?at>)/gi, '<\u200B');

/** At most `most` UTF-16 units, never half a character. */
export const cutAt = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Maximum number of paragraphs: a text of only line ends must not become a thousand blocks. */
const mostParagraphs = 6;

/** A `TextRun` shows a line end as a space, so each paragraph is a separate block. */
export const userText = (text: string, most: number, color?: Colour): readonly RichTextBlock[] => {
  const lines = cutAt(asText(text), most)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const shown = [...lines.slice(0, mostParagraphs - 1), lines.slice(mostParagraphs - 1).join(' ')];
  return shown
    .filter((line) => line !== '')
    .map((line) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: line, ...(color && { color }) }],
      spacing: 'small',
    }));
};

/** A person's text with a label; nothing if there is none. */
export const userTextUnder = (title: string, text: string | undefined, most: number): readonly Element[] =>
  text === undefined ? [] : [label(title), ...userText(text, most)];
