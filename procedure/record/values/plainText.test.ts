import fc from 'fast-check';
import { plainText, shortDescription } from './plainText.ts';

/** What XML 1.0 can carry: https://www.w3.org/TR/xml/#charsets, without the discouraged controls. */
const carried = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  (code >= 0x20 && code <= 0x7e) ||
  (code >= 0xa0 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

/** Any UTF-16 unit, the harmful ones often. */
const unit = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }),
  fc.integer({ min: 0, max: 0xa0 }),
  fc.integer({ min: 0xd7f0, max: 0xe010 }),
  fc.constantFrom(0xd, 0xa, 0xfffe, 0xffff, 0x202e, 0x2069, 0x301, 0x65, 0xfeff),
);
const anyText = fc.array(unit, { maxLength: 60 }).map((units) => String.fromCharCode(...units));

describe('plainText', () => {
  it.each([
    ['line ends', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['control characters', 'a\u0000b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
    ['tabs and blank lines, which stay', 'a\tb\n\nc', 'a\tb\n\nc'],
    ['lone surrogates', 'a\ud83db\udc4dc', 'abc'],
    ['a doubled high surrogate', '\ud83d\ud83d\udc4d', '👍'],
    ['emoji, which stay', '👍🏽 👩‍🔧', '👍🏽 👩‍🔧'],
    ['what XML has no place for', 'a\ufffeb\uffffc', 'abc'],
    ['direction overrides', 'invoice\u202efdp.exe\u202c \u2066x\u2069', 'invoicefdp.exe x'],
    ['the marks that Arabic and Hebrew need, which stay', 'א\u200fב', 'א\u200fב'],
    ['decomposed accents', 'e\u0301te\u0301', 'été'],
    ['white space around', ' \n a \t\u00a0', 'a'],
    ['nothing', '', ''],
  ])('%s', (_, typed, kept) => {
    expect(plainText(typed)).toBe(kept);
  });

  it.each([
    '<script>alert(1)</script>',
    '<at>Everybody</at>',
    '[x](javascript:alert(1))',
    '**bold** & "quotes" ’ \\n',
    '=HYPERLINK("x")',
  ])('keeps markup as text: %s', (typed) => {
    expect(plainText(typed)).toBe(typed);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        expect(plainText(plainText(typed))).toBe(plainText(typed));
      }),
      { numRuns: 2000 },
    );
  });

  it('never holds what XML 1.0 cannot carry', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const text = plainText(typed);
        expect(text).not.toMatch(/\p{Surrogate}/u);
        expect([...text].filter((letter) => !carried(letter.codePointAt(0) ?? 0))).toEqual([]);
        expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps ordinary text unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}\p{P}\p{S} \n]*[\p{L}\p{N}]$/u), (typed) => {
        expect(plainText(typed)).toBe(typed.normalize('NFC'));
      }),
    );
  });
});

describe('shortDescription', () => {
  it('returns the first sentence, on one line', () => {
    expect(shortDescription('The door stood open.\nNobody was there.')).toBe('The door stood open.');
    expect(shortDescription('Was the door\n  locked? No.')).toBe('Was the door locked?');
    expect(shortDescription('La porte était ouverte ! Personne.')).toBe('La porte était ouverte !');
  });

  it('does not mistake an abbreviation or a version for a sentence', () => {
    expect(shortDescription('E.g. the door of room 1.2 stood open. Bad.')).toBe(
      'E.g. the door of room 1.2 stood open.',
    );
    expect(shortDescription('Update to v2.4.1 failed')).toBe('Update to v2.4.1 failed');
  });

  it('cuts a long one at a word', () => {
    expect(shortDescription('aaaa bbbb cccc dddd', 12)).toBe('aaaa bbbb…');
    expect(shortDescription('a'.repeat(200))).toBe(`${'a'.repeat(89)}…`);
    expect(shortDescription('x'.repeat(90))).toBe('x'.repeat(90));
  });

  it('never splits a character', () => {
    expect(shortDescription(`${'a'.repeat(88)}👍👍`)).toBe(`${'a'.repeat(88)}…`);
  });

  it('returns nothing for nothing', () => {
    expect(shortDescription('')).toBe('');
  });

  it('keeps to its length, on one line, for any input', () => {
    fc.assert(
      fc.property(anyText.map(plainText), fc.integer({ min: 12, max: 120 }), (text, most) => {
        const short = shortDescription(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/[\n\r\t\u2028\u2029]/);
        expect(short).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
