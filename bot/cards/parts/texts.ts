import type { Container, Element, TextBlock } from './card.ts';

/** Our own texts. A `TextBlock` renders Markdown, so a person's text never goes in here: see `userText.ts`. */
const block = (text: string, look: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {}): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...look,
});

export const heading = (text: string): TextBlock => block(text, { size: 'large', weight: 'bolder', style: 'heading' });

/** For a text that people copy by hand. */
export const large = (text: string): TextBlock => block(text, { size: 'large', weight: 'bolder', spacing: 'small' });
export const plain = (text: string): TextBlock => block(text);

export const quiet = (text: string): TextBlock => block(text, { size: 'small', isSubtle: true, spacing: 'small' });

export const label = (text: string): TextBlock => block(text, { weight: 'bolder', spacing: 'medium' });

/** The box at the top of a card that says what just happened. */
export const notice = (
  text: string,
  style: 'good' | 'warning' | 'attention',
  ...more: readonly Element[]
): Container => ({
  type: 'Container',
  style,
  items: [block(text, { weight: 'bolder' }), ...more],
});
