import { instant, line, lines, wholeNumber } from './column.ts';
import { listTable } from './listTable.ts';
import { createRowSeal, sealKeys } from './rowSeal.ts';
import { siteLists } from './siteLists.ts';

const columns = {
  Key: line('Key', 'unique'),
  Text: lines('Text'),
  Count: wholeNumber('Count'),
  When: instant('When'),
};
const table = listTable('Things', '', columns, ['Key', 'Count']);
const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
const row = { Key: 'k', Text: 'a\nb', Count: 3, When: '2026-11-24T09:00:00.123Z' };

const { seal, check } = createRowSeal(table, sealKeys([one]));
const sealed = seal(row);

describe('a row seal', () => {
  it('is valid for the row that it was made for, whole or by its core', () => {
    expect(check(row, 'all', sealed)).toBe('valid');
    expect(check({ Key: 'k', Count: 3 }, 'core', sealed)).toBe('valid');
  });

  it.each(Object.keys(row))('is broken by a change of %s', (column) => {
    const changed = { ...row, [column]: column === 'Count' ? 4 : column === 'When' ? '2026-11-24T09:00:01Z' : 'x' };
    expect(check(changed, 'all', sealed)).toBe('broken');
    expect(check({ ...row, [column]: undefined }, 'all', sealed)).toBe('broken');
    expect(check(changed, 'core', sealed)).toBe(table.core.includes(column) ? 'broken' : 'valid');
  });

  it('covers names as well as values, and tells a number from a text', () => {
    const { When, ...rest } = row;
    expect(check({ ...rest, Key: row.Text, Text: row.Key }, 'all', seal(rest))).toBe('broken');
    expect(check({ ...row, Count: undefined, Text: '3' }, 'all', seal({ ...row, Text: '' }))).toBe('broken');
    expect(When).toBeDefined();
  });

  it('does not hold for another list with the same columns', () => {
    const other = createRowSeal(listTable('Other things', '', columns, ['Key', 'Count']), sealKeys([one]));
    expect(other.check(row, 'all', sealed)).toBe('broken');
  });

  it('does not hold for a part where it was made for the other', () => {
    const [format, id, core, all] = sealed.split('.');
    expect(check(row, 'all', [format, id, all, core].join('.'))).toBe('broken');
    expect(check(row, 'core', [format, id, all, core].join('.'))).toBe('broken');
    expect(check(row, 'all', [format, id, core].join('.'))).toBe('broken');
  });

  it('survives what SharePoint does to a text, an empty value and an instant', () => {
    const kept = { ...row, Text: ' a\r\nb\n', When: '2026-11-24T09:00:00Z' };
    expect(check(kept, 'all', sealed)).toBe('valid');
    expect(check({ ...row, Later: '' }, 'all', sealed)).toBe('valid');
    expect(check({ Key: 'k' }, 'all', seal({ Key: 'k', Text: '', Count: undefined, When: '' }))).toBe('valid');
  });

  it('says why it is not trusted', () => {
    expect(check(row, 'all', '')).toBe('unsealed');
    expect(check(row, 'all', `99${sealed.slice(1)}`)).toBe('otherFormat');
    expect(check(row, 'all', 'anything at all')).toBe('otherFormat');
    expect(createRowSeal(table, sealKeys([two])).check(row, 'all', sealed)).toBe('unknownKey');
    const [format, , core, all] = sealed.split('.');
    const [, id] = createRowSeal(table, sealKeys([two]))
      .seal(row)
      .split('.');
    expect(createRowSeal(table, sealKeys([one, two])).check(row, 'all', [format, id, core, all].join('.'))).toBe(
      'broken',
    );
  });

  it('is made with the first key of a ring, and verified with any', () => {
    const rotating = createRowSeal(table, sealKeys([two, one]));
    expect(rotating.check(row, 'all', sealed)).toBe('valid');
    expect(createRowSeal(table, sealKeys([one, two])).check(row, 'all', rotating.seal(row))).toBe('valid');
    expect(check(row, 'all', rotating.seal(row))).toBe('unknownKey');
  });

  it('does not change: rows that were sealed before stay trusted', () => {
    expect(sealed).toBe(
      '1.b362f817.jQgFPq52zXrRlM-a6_HF2Sk2gpiIesd8tNO0Sdxx0ho.0PTc_fVMIJsBeVJ5K_vd67uC7Ifp9BAqDCO-fQux3FQ',
    );
  });

  it('fits its column, and covers every list', () => {
    expect(sealed.length).toBeLessThanOrEqual(255);
    for (const { columns: all, core } of siteLists) {
      expect(all).toHaveProperty('Seal');
      for (const name of core) expect(all).toHaveProperty(name);
    }
  });
});
