import { readable } from './readable.ts';

describe('a text in a PDF', () => {
  it.each([
    ['as it is', 'Où l’été fût “là” – 5 €\nzwei', true],
    ['Ελληνικά, русский, ✓', 'Ελληνικά, русский, ✓', true],
  ])('is unchanged: %s', (_, text, exact) => {
    expect(readable(text)).toEqual({ text, exact });
  });

  it.each([
    ['a character missing from the font', '漢!', '[U+6F22]!', false],
    ['a character outside the basic plane', '🚪', '[U+1F6AA]', false],
    ['control characters and a lone surrogate', 'a\u0000\u001bb\ud83dc\u202ed\te', 'abcd e', true],
  ])('is transcribed: %s', (_, text, drawn, exact) => {
    expect(readable(text)).toEqual({ text: drawn, exact });
  });

  it('can break a word longer than any address', () => {
    expect(readable('x'.repeat(200))).toEqual({ text: 'x'.repeat(200), exact: true });
    const { text, exact } = readable('x'.repeat(3000));
    expect(Math.max(...text.split('\u200B').map((part) => part.length))).toBeLessThan(250);
    expect([text.replaceAll('\u200B', ''), exact]).toEqual(['x'.repeat(3000), false]);
  });

  it('is marked as inexact when it runs from right to left', () => {
    expect(readable('הדלת').exact).toBe(false);
  });
});
