import { z } from 'zod';
import { instant, line, lines, title, wholeNumber } from './column.ts';
import { fieldsOf, listTable } from './listTable.ts';
import { siteLists } from './siteLists.ts';

const table = listTable('Things', '', {
  Title: title('Title'),
  Key: line('Key', 'unique'),
  Text: lines('Text'),
  Count: wholeNumber('Count'),
  When: instant('When'),
});

describe('a list table', () => {
  it('reads the fields of an item, absent ones as nothing, and leaves out what it does not know', () => {
    expect(table.row.parse({ '@odata.etag': '"x,1"', id: '7', Key: 'k', Count: 3, Other: true })).toEqual({
      Title: '',
      Key: 'k',
      Text: '',
      Seal: '',
      Count: 3,
      When: '',
    });
  });

  it('refuses a value of another type', () => {
    expect(table.row.safeParse({ Key: 3 }).success).toBe(false);
    expect(table.row.safeParse({ Count: '3' }).success).toBe(false);
  });

  it('writes nothing as null, which clears', () => {
    expect(fieldsOf({ Key: 'k', Text: '', Count: undefined })).toEqual({ Key: 'k', Text: null, Count: null });
    expect(fieldsOf({ Count: 0 })).toEqual({ Count: 0 });
  });

  it('has one type facet a column', () => {
    for (const { columns } of siteLists)
      for (const { facet, value } of Object.values(columns)) {
        expect(Object.keys(facet)).toHaveLength(1);
        expect(value).toBeInstanceOf(z.ZodType);
      }
  });
});
