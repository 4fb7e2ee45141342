import { createRegisterProgress } from './registerProgress.ts';

describe('the progress of the register', () => {
  it('waits for the records of the start, not for others that were opened meanwhile', () => {
    const shown = new Set(['NC-2026-0001']);
    const progress = createRegisterProgress(
      { size: () => shown.size, sequenceOf: (reference) => (shown.has(reference) ? 1 : 0) },
      ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003'],
    );
    expect(progress()).toEqual({ loaded: 1, expected: 3 });
    shown.add('NC-2026-0004').add('NC-2026-0002');
    expect(progress()).toEqual({ loaded: 3, expected: 4 });
    shown.add('NC-2026-0003');
    expect(progress()).toEqual({ loaded: 4, expected: 4 });
  });
});
