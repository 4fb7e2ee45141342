import fc from 'fast-check';
import { fold } from './fold.ts';

describe('fold', () => {
  it.each([
    ['Élimination', 'elimination'],
    ['L’Œuvre', "l'oeuvre"],
    ['Ægir', 'aegir'],
    ['Straße', 'strasse'],
    ['GROẞ', 'gross'],
    ['İzmir', 'izmir'],
    ['e\u0301te\u0301', 'ete'],
    ['A‘b`c´d′e', "a'b'c'd'e"],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('is the same for a text and its upper case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zàâäçéèêëîïôöùûüÿœæ'’ ]*$/), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
  });
});
