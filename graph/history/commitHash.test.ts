import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { commitKeyOf, hashOf, readCommitKey } from './commitHash.ts';

describe('hashOf', () => {
  const row = {
    CommitKey: 'NC-2026-0042/0001',
    CommandId: 'c0ffee',
    At: '2026-11-24T09:00:00.000Z',
    ActorId: 'b1',
    Events: '[{"text":"Tür \\"offen\\"","type":"ReportAddedTo"}]',
    PreviousHash: '',
  };

  it('equals sha256sum of the JSON array of the six columns', () => {
    // printf '%s' '["NC-2026-0042/0001","c0ffee","2026-11-24T09:00:00.000Z","b1","[{\"text\":\"Tür \\\"offen\\\"\",\"type\":\"ReportAddedTo\"}]",""]' | sha256sum
    expect(hashOf(row)).toBe('e61a9efcb7a5ccf6ecb76f83e2335a6fa37176a24149ef88d165a9063c96c08f');
  });

  it('takes the events as stored', () => {
    expect(canonicalJson([{ type: 'ReportAddedTo', text: 'Tür "offen"' }])).toBe(row.Events);
  });

  it.each(['CommitKey', 'CommandId', 'At', 'ActorId', 'Events', 'PreviousHash'] as const)('depends on %s', (column) => {
    expect(hashOf({ ...row, [column]: `${row[column]} ` })).not.toBe(hashOf(row));
  });
});

describe('a commit key', () => {
  it('has at least four digits', () => {
    expect(commitKeyOf('NC-2026-0042', 7)).toBe('NC-2026-0042/0007');
    expect(commitKeyOf('SETTINGS', 12345)).toBe('SETTINGS/12345');
  });

  it('is parsed, and nothing else is', () => {
    expect(readCommitKey('NC-2026-0042/0007')).toEqual({ key: 'NC-2026-0042', sequence: 7 });
    for (const wrong of ['', 'NC-2026-0042', 'NC-2026-0042/7', 'NC-2026-0042/0000', '/0001', 'x/000a'])
      expect(readCommitKey(wrong)).toBeUndefined();
  });
});
