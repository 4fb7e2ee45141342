import fc from 'fast-check';
import { storedNames } from './evidence.ts';

const sha256 = `4f3a9c1b2d3e${'0'.repeat(52)}`;
const hash = '(4f3a9c1b2d3e)';
const first = (name: string): string | undefined => storedNames(name, sha256)[0];

it.each([
  ['scan.pdf', `scan ${hash}.pdf`],
  ['Journal d’accès n° 3.csv', `Journal d’accès n° 3 ${hash}.csv`],
  ["rapport d'audit.txt", `rapport d’audit ${hash}.txt`],
  ['notes', `notes ${hash}`],
  ['archive.tar.gz', `archive.tar ${hash}.gz`],
  ['CON', `CON ${hash}`],
  ['con.txt', `con ${hash}.txt`],
  ['50 % #1 <draft>: "a|b"?.txt', `50 _ _1 _draft__ _a_b__ ${hash}.txt`],
  ['trailing dots...', `trailing dots ${hash}`],
  ['report .pdf', `report ${hash}.pdf`],
  ['.env', `env ${hash}`],
  ['~$budget.csv', `$budget ${hash}.csv`],
  ['my_VTI_file.pdf', `my_vti-file ${hash}.pdf`],
  ['📷.png', `📷 ${hash}.png`],
  ['a\u200Bb.pdf', `ab ${hash}.pdf`],
  ['x.notreallyanextension', `x.notreallyanextension ${hash}`],
  ['…/...', `…_ ${hash}`],
  ['"."', `_._ ${hash}`],
])('%s is stored as %s', (name, stored) => {
  expect(first(name)).toBe(stored);
});

it.each(['report.docx', 'Report.DOCX', 'sheet.xlsx', 'page.html', 'photo.jpeg', 'app.aspx'])(
  'has a name that hides its type, so that SharePoint writes nothing into it: %s (onedrive-api-docs#935)',
  (name) => {
    const [stem, extension] = name.split('.');
    expect(storedNames(name, sha256).slice(0, 2)).toEqual([
      `${stem} ${hash}.${extension}.original`,
      `${stem} ${hash} 2.${extension}.original`,
    ]);
  },
);

it('has alternative names if the first is taken', () => {
  expect(storedNames('scan.pdf', sha256)).toEqual([
    `scan ${hash}.pdf`,
    `scan ${hash}.pdf.original`,
    `scan ${hash} 2.pdf.original`,
    `scan ${hash} 3.pdf.original`,
    `scan ${hash} 4.pdf.original`,
  ]);
});

it('makes any name valid for SharePoint, with at most 120 of its characters', () => {
  expect(first(`${'x'.repeat(300)}.pdf`)).toBe(`${'x'.repeat(120)} ${hash}.pdf`);
  expect(first(`${'📷'.repeat(200)}.pdf`)).toBe(`${'📷'.repeat(60)} ${hash}.pdf`);
  expect(first(`a${'📷'.repeat(200)}.pdf`)).toBe(`a${'📷'.repeat(59)} ${hash}.pdf`);
  const anyName = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(anyName, (name) => {
      for (const stored of storedNames(name, sha256)) {
        expect(stored).not.toMatch(/["*:<>?/\\|#%'\u0000-\u001f\u007f]|^[\s.~]|[\s.]$|_vti_/i);
        expect(stored.length).toBeLessThan(200);
        expect(stored).toContain(hash);
      }
    }),
  );
});
