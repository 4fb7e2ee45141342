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
  it('confirms the written values and the sequence shown', () => {
    expect([seal.check(row), seal.checkSome(row), seal.shows(row)]).toEqual(['ours', 'ours', 4]);
  });

  it.each([{ Name: 'm' }, { Sequence: 5 }, { Sequence: undefined }])(
    'detects an edit of columns the register reads: %j',
    (edit) => {
      expect(seal.check({ ...row, ...edit })).toBe('edited');
      expect(seal.checkSome({ ...row, ...edit })).toBe('edited');
      expect(seal.shows({ ...row, ...edit })).toBe(0);
    },
  );

  it('detects an edit of the other columns', () => {
    expect(seal.check({ ...row, Text: 'three' })).toBe('edited');
    expect(seal.checkSome({ ...row, Text: '' })).toBe('ours');
  });

  it('treats another key, a shortened or a copied seal as an edit, and a missing one as missing', () => {
    expect(createSeal<Row>(names, ['Name'], 'other').check(row)).toBe('edited');
    expect(seal.check({ ...row, Seal: row.Seal.slice(0, -1) })).toBe('edited');
    expect(seal.check({ ...row, Seal: seal.put({ ...row, Name: 'm' }).Seal })).toBe('edited');
    expect(seal.check({ ...row, Seal: '' })).toBe('unsealed');
    expect(seal.shows({ ...row, Seal: '' })).toBe(0);
  });

  it('ignores items that another version wrote', () => {
    const newer = { ...row, Seal: row.Seal.replace(/^\d+/, '99'), Text: 'whatever' };
    expect([seal.check(newer), seal.shows(newer)]).toEqual(['otherVersion', 4]);
  });

  it('ignores SharePoint’s line ends and surrounding spaces', () => {
    expect(seal.check({ ...row, Text: ' one\r\ntwo ' })).toBe('ours');
  });
});
