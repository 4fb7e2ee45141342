import { createSeen } from './seen.ts';

const [first, second] = ['NC-2026-0001', 'NC-2026-0002'] as const;
const [list, page] = ['/api/work', `/api/nonconformities/${first}`];

describe('what a page has seen', () => {
  let now = 0;
  const seenAt = () => createSeen(() => now);
  beforeEach(() => {
    now = 1000;
  });

  it('is sent with each request if it was done here, and otherwise with those for that record', () => {
    const { saw, headers } = seenAt();
    expect(headers(page)).toEqual({});
    saw(first, 7, false);
    saw(second, 3, true);
    expect(headers(list)).toEqual({ 'x-seen': `${second}/3` });
    expect(headers(page)).toEqual({ 'x-seen': `${first}/7 ${second}/3` });
  });

  it('never goes back, and is forgotten once every server has synced', () => {
    const { saw, headers } = seenAt();
    saw(first, 7, true);
    saw(first, 5, false);
    expect(headers(list)).toEqual({ 'x-seen': `${first}/7` });
    now += 60_001;
    expect(headers(page)).toEqual({});
  });

  it('is limited to the last five', () => {
    const { saw, headers } = seenAt();
    for (let number = 1; number <= 7; number += 1) saw(`NC-2026-000${number}`, number, true);
    expect(headers(list)['x-seen']?.split(' ')).toHaveLength(5);
    expect(headers(list)['x-seen']).toMatch(/0003\/3 .*0007\/7$/);
  });
});
