import { fileNameOf } from '../../commands/report/attachEvidence.ts';

it.each([
  ['report.pdf', 'report.pdf'],
  ['  Rapport d’audit\n 2026.pdf ', 'Rapport d’audit 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\sam\\scan.png', 'scan.png'],
  ['📷.jpg', '📷.jpg'],
  ['📷', '📷'],
  ['50 % #1.txt', '50 % #1.txt'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['', undefined],
  [' \t', undefined],
  ['..', undefined],
  ['a/..', undefined],
  ['folder/', undefined],
  ['…', undefined],
  ['\u200B', undefined],
])('the name of the file %j is %j', (typed, name) => {
  expect(fileNameOf(typed)).toBe(name);
});
