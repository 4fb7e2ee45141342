import { createSeal } from './seal.ts';

type Row = {
  readonly Name: string;
  readonly Text: string;
  readonly Sequence: number | undefined;
  readonly Seal: string;
};
const names = ['Name', 'Text', 'Sequence', 'Seal'] as const;
const seal = createSeal<Row>(names, ['Name', 'Sequence'], 'key');
const row = seal.put({ Name: 'n', Text: 'one\ntwo', Sequence: 4 });

describe('a seal', () => {
  it('vouches for what was written, and for the sequence that it shows', () => {
    expect([seal.check(row), seal.checkSome(row), seal.shows(row)]).toEqual(['ours', 'ours', 4]);
  });

  it.each([{ Name: 'm' }, { Sequence: 5 }, { Sequence: undefined }])(
    'tells an edit of what the register reads: %j',
    (edit) => {
      expect(seal.check({ ...row, ...edit })).toBe('edited');
      expect(seal.checkSome({ ...row, ...edit })).toBe('edited');
      expect(seal.shows({ ...row, ...edit })).toBe(0);
    },
  );

  it('tells an edit of the rest, which the register does not read', () => {
    expect(seal.check({ ...row, Text: 'three' })).toBe('edited');
    expect(seal.checkSome({ ...row, Text: '' })).toBe('ours');
  });

  it('takes another key, a shortened or a copied seal for an edit, and none for none', () => {
    expect(createSeal<Row>(names, ['Name'], 'other').check(row)).toBe('edited');
    expect(seal.check({ ...row, Seal: row.Seal.slice(0, -1) })).toBe('edited');
    expect(seal.check({ ...row, Seal: seal.put({ ...row, Name: 'm' }).Seal })).toBe('edited');
    expect(seal.check({ ...row, Seal: '' })).toBe('unsealed');
    expect(seal.shows({ ...row, Seal: '' })).toBe(0);
  });

  it('leaves alone what another version wrote', () => {
    const newer = { ...row, Seal: row.Seal.replace(/^\d+/, '99'), Text: 'whatever' };
    expect([seal.check(newer), seal.shows(newer)]).toEqual(['otherVersion', 4]);
  });

  it('does not mind how SharePoint ends lines, nor spaces at the ends', () => {
    expect(seal.check({ ...row, Text: ' one\r\ntwo ' })).toBe('ours');
  });
});
