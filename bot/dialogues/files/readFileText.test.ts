import { readFileText } from './readFileText.ts';

const code = '7M2K-0P9X-QW3T-V5B8';

describe('the words beside a file', () => {
  it.each([
    ['', { hasCaption: false }],
    ['photo', { hasCaption: false }],
    ['NC-2026-0042', { reference: 'NC-2026-0042', hasCaption: false }],
    ['nc 2026 42', { reference: 'NC-2026-0042', hasCaption: false }],
    ['NC-2026-0042 A2', { reference: 'NC-2026-0042', action: 'A2', hasCaption: false }],
    ['nc-2026-42, a12', { reference: 'NC-2026-0042', action: 'A12', hasCaption: false }],
    ['NC-2026-0042 A4-sheet', { reference: 'NC-2026-0042', hasCaption: false }],
    ['NC-2026-0042 A0', { reference: 'NC-2026-0042', hasCaption: false }],
    ['an A4 sheet for NC-2026-0042', { reference: 'NC-2026-0042', hasCaption: true }],
    ['NC-2026-0042 as you see, the lock is worn', { reference: 'NC-2026-0042', hasCaption: true }],
    ['NC-2026-0042 and again NC-2026-0042', { reference: 'NC-2026-0042', hasCaption: true }],
    ['NC-2026-0042 or NC-2026-0043 A1', { hasCaption: true }],
    ['the lock is worn', { hasCaption: true }],
    [`NC-2026-0042 ${code}`, { reference: 'NC-2026-0042', caseCode: code, hasCaption: false }],
    [
      `${code.toLowerCase().replaceAll('-', '–')} nc 2026 42`,
      { reference: 'NC-2026-0042', caseCode: code.toLowerCase(), hasCaption: false },
    ],
    [`numéro NC-2026-0042, code ${code}`, { reference: 'NC-2026-0042', caseCode: code, hasCaption: false }],
  ])('“%s”', (spoken, expected) => {
    expect(readFileText(spoken)).toEqual(expected);
  });
});
