import { caseCodeOf } from '../../procedure/record/report/identity.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createIdentities } from './identities.ts';

const [first, second, third] = ['1a', '2b', '3c'].map((byte) => byte.repeat(32)) as [string, string, string];
const identities = createIdentities([first]);
const lea = { id: '11111111-1111-4111-8111-111111111111', name: 'Lea Staff' };
const max = { id: '66666666-6666-4666-8666-666666666666', name: 'Max Other' };
const [row, otherRow] = ['a'.repeat(64), 'b'.repeat(64)] as [string, string];

/** The same text with one bit of one part flipped; part 0 is the id of the key. */
const flipped = (text: string, part: number): string => {
  const parts = text.split('.');
  const bytes = Buffer.from(parts[part] ?? '', 'base64url');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  parts[part] = bytes.toString('base64url');
  return parts.join('.');
};

describe('a sealed identity', () => {
  it('opens as it was sealed', () => {
    const { sealed, digest } = identities.seal(lea, row);
    expect(identities.open(sealed, row)).toEqual(lea);
    for (const told of [sealed, digest, Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')]) {
      expect(told).not.toContain(lea.name);
      expect(told).not.toContain(lea.id);
    }
  });

  it('never looks the same twice', () => {
    const [one, two] = [identities.seal(lea, row), identities.seal(lea, row)];
    expect(one.sealed).not.toBe(two.sealed);
    expect(one.digest).not.toBe(two.digest);
  });

  it('does not open in another row', () => {
    const { sealed } = identities.seal(lea, row);
    expect(() => identities.open(sealed, otherRow)).toThrow(Fault);
  });

  it.each([
    ['initialisation vector', 1],
    ['text', 2],
    ['tag', 3],
  ])('does not open with a changed bit in its %s', (_, part) => {
    const { sealed } = identities.seal(lea, row);
    expect(() => identities.open(flipped(sealed, part), row)).toThrow(Fault);
  });

  it.each([
    ['nothing', () => ''],
    ['an unknown key', (sealed: string) => `00000000${sealed.slice(8)}`],
    ['a short tag', (sealed: string) => sealed.slice(0, -12)],
    ['no tag', (sealed: string) => sealed.split('.').slice(0, 3).join('.')],
    ['an identity sealed under another key', () => createIdentities([second]).seal(lea, row).sealed],
  ])('does not open: %s', (_, changed) => {
    const { sealed } = identities.seal(lea, row);
    expect(() => identities.open(changed(sealed), row)).toThrow(Fault);
  });

  it('reveals nothing about the person when it fails to open', () => {
    const { sealed } = identities.seal(lea, row);
    const failure = ((): unknown => {
      try {
        return identities.open(flipped(sealed, 3), row);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toMatchObject({ code: 'refused', operation: 'identity.open' });
    expect(String(failure)).not.toContain('Lea');
  });
});

describe('the length of a sealed identity', () => {
  const lengthOf = (name: string) => identities.seal({ ...lea, name }, row).sealed.length;

  it.each([
    ['no name', '', ''],
    ['one letter', 'L', 'L'],
    ['letters of two bytes', 'é'.repeat(100), 'é'.repeat(100)],
    ['letters of three bytes', '李'.repeat(100), '李'.repeat(100)],
    ['letters of four bytes', '𠮷'.repeat(100), '𠮷'.repeat(100)],
    ['quotes and backslashes', '"\\'.repeat(50), '"\\'.repeat(50)],
    ['characters that JSON escapes', '\u0001'.repeat(70), '\u0001'.repeat(70)],
  ])('is the same for %s, which open complete', (_, name, back) => {
    expect(lengthOf(name)).toBe(lengthOf('Lea Staff'));
    expect(identities.open(identities.seal({ ...lea, name }, row).sealed, row)).toEqual({ ...lea, name: back });
  });

  it.each([
    ['é', 255],
    ['李', 255],
    ['𠮷', 255],
    ['\u0001', 255],
    ['"', 5000],
  ])('is the same for %j repeated too often, which is truncated between letters', (letter, times) => {
    const name = letter.repeat(times);
    expect(lengthOf(name)).toBe(lengthOf(''));
    const back = identities.open(identities.seal({ ...lea, name }, row).sealed, row);
    expect(back.id).toBe(lea.id);
    expect(name.startsWith(back.name)).toBe(true);
    expect(back.name.length % letter.length).toBe(0);
    expect(back.name.length).toBeGreaterThanOrEqual(70);
  });

  it('never opens to half of an id', () => {
    expect(() => identities.seal({ id: 'x'.repeat(600), name: '' }, row)).toThrow(RangeError);
  });
});

describe('the digest of the person', () => {
  it('recognises that person and no one else', () => {
    const { digest } = identities.seal(lea, row);
    expect(identities.isSealed(digest, lea.id)).toBe(true);
    expect(identities.isSealed(digest, max.id)).toBe(false);
    expect(identities.isSealed(digest, '')).toBe(false);
  });

  it('cannot be checked without a key', () => {
    const { digest } = identities.seal(lea, row);
    const [, salt = '', hex = ''] = digest.split('.');
    expect(createIdentities([second]).isSealed(digest, lea.id)).toBe(false);
    // Not even under the name of the other's key.
    const [otherId] = createIdentities([second]).seal(lea, row).digest.split('.');
    expect(createIdentities([second]).isSealed([otherId, salt, hex].join('.'), lea.id)).toBe(false);
  });

  it.each(['', '.', '..', 'x', 'x.y.z'])('%j matches no one', (digest) => {
    expect(identities.isSealed(digest, lea.id)).toBe(false);
  });

  it('with a bit changed matches no one', () => {
    const { digest } = identities.seal(lea, row);
    const last = digest.endsWith('0') ? '1' : '0';
    expect(identities.isSealed(digest.slice(0, -1) + last, lea.id)).toBe(false);
    expect(identities.isSealed(digest.slice(0, -1), lea.id)).toBe(false);
  });
});

describe('keys', () => {
  it('are rotated: the new one seals, the old one still opens', () => {
    const old = identities.seal(lea, row);
    const changed = createIdentities([second, first]);
    expect(changed.open(old.sealed, row)).toEqual(lea);
    expect(changed.isSealed(old.digest, lea.id)).toBe(true);
    const now = changed.seal(lea, row);
    expect(() => identities.open(now.sealed, row)).toThrow(Fault);
    expect(createIdentities([third, second]).open(now.sealed, row)).toEqual(lea);
    expect(() => createIdentities([third, second]).open(old.sealed, row)).toThrow(Fault);
  });

  it('are separated by use: the command id in the row does not reveal the case code', () => {
    const shown = Buffer.from(identities.commandId('press'), 'hex').subarray(0, 10);
    expect(caseCodeOf(shown)).not.toBe(identities.caseCode('press'));
  });
});

describe('a press', () => {
  it('has one command id and one case code, on every delivery and replica', () => {
    const elsewhere = createIdentities([first]);
    expect(identities.commandId('press')).toMatch(/^[0-9a-f]{64}$/);
    expect(elsewhere.commandId('press')).toBe(identities.commandId('press'));
    expect(identities.caseCode('press')).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(elsewhere.caseCode('press')).toBe(identities.caseCode('press'));
  });

  it('differs from any other press, and under any other key', () => {
    const other = createIdentities([second]);
    expect(new Set([identities.commandId('a'), identities.commandId('b'), other.commandId('a')]).size).toBe(3);
    expect(new Set([identities.caseCode('a'), identities.caseCode('b'), other.caseCode('a')]).size).toBe(3);
  });
});
