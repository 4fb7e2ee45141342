import fc from 'fast-check';
import { canonicalJson } from './canonicalJson.ts';

/** The same value with the keys of every object in another order. */
const shuffled = (value: unknown, seed: number): unknown => {
  if (Array.isArray(value)) return value.map((held) => shuffled(held, seed));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, held]) => [key, shuffled(held, seed)] as const);
  const turn = entries.length === 0 ? 0 : seed % entries.length;
  return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)].reverse());
};

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ b: { d: 1, c: [{ f: 1, e: 2 }] }, a: null }, '{"a":null,"b":{"c":[{"e":2,"f":1}],"d":1}}'],
    [{ a: undefined, b: [undefined] }, '{"b":[null]}'],
    [{ Z: 1, a: 1, é: 1, A: 1 }, '{"A":1,"Z":1,"a":1,"é":1}'],
    [{ 9: 'i', 10: 'x', a: 1 }, '{"10":"x","9":"i","a":1}'],
    [['b', 'a'], '["b","a"]'],
    [[], '[]'],
    [{}, '{}'],
    ['é"\n', '"é\\"\\n"'],
    [null, 'null'],
    [undefined, 'null'],
    [1.5e21, '1.5e+21'],
    [JSON.parse('{"__proto__":{"b":1,"a":2}}'), '{"__proto__":{"a":2,"b":1}}'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('is independent of the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, seed) => {
        expect(canonicalJson(shuffled(value, seed))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
