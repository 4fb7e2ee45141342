import { csvOf } from './csv.ts';

const english = { separator: ',', decimal: '.' } as const;

it.each(['=1+1', '+33 1', '-2', '@SUM(A1)', '\t=1', '\r=1'])('%j is text and not a formula', (text) => {
  expect(csvOf([[text]], english)).toBe(`\uFEFF"'${text}"\r\n`);
});

it('keeps quotes, separators and line breaks inside their cell', () => {
  expect(
    csvOf(
      [
        ['say "no", then', 'a\r\nb'],
        [undefined, 0.5],
      ],
      english,
    ),
  ).toBe('\uFEFF"say ""no"", then","a\r\nb"\r\n"","0.5"\r\n');
});

it('writes numbers in the format of the language, negative ones too', () => {
  expect(csvOf([[-1.5, 'x;y']], { separator: ';', decimal: ',' })).toBe('\uFEFF"-1,5";"x;y"\r\n');
});
