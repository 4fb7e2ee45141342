import {
  type Checkpoint,
  checkpointEventSchema,
  checkpointText,
  evolveCheckpoint,
  highestNumbers,
  leafText,
  originOf,
  readCheckpoint,
} from './checkpoint.ts';

const checkpoint: Checkpoint = {
  origin: 'contoso.sharepoint.com/sites/isms',
  size: 2042,
  root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
  name: 'CHECK/0003',
  at: '2026-11-24T10:00:00.000Z',
  last: 2050,
  highest: { 2026: 42, 2025: 311 },
};
const text = `contoso.sharepoint.com/sites/isms
2042
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
name CHECK/0003
made 2026-11-24T10:00:00.000Z
last 2050
highest 2025:311 2026:42
`;
const note = `${text}\n— contoso.sharepoint.com/sites/isms AAAAAAAA\n`;

describe('a checkpoint', () => {
  it('never changes its form, which docs/verify.md specifies', () => {
    expect(leafText({ commitKey: 'SETTINGS/0001', hash: 'h5' })).toBe('SETTINGS/0001 h5');
    expect(checkpointText(checkpoint)).toBe(text);
    expect(checkpointText({ ...checkpoint, highest: {} })).toMatch(/\nlast 2050\nhighest\n$/);
  });

  it('is read from its note in exactly that form, and in no other', () => {
    expect(readCheckpoint(note)).toEqual(checkpoint);
    expect(readCheckpoint(note.replace(' 2025:311 2026:42', ''))).toEqual({ ...checkpoint, highest: {} });
    for (const [from, to] of [
      ['2042', '02042'],
      ['2042', '-1'],
      ['CsUY', 'sUY'],
      ['isms\n2042', 'is ms\n2042'],
      ['name CHECK', 'name NC'],
      ['last 2050', 'last 2050 '],
      ['2025:311 2026:42', '2026:42 2025:311'],
      ['last 2050\n', 'last 2050\nmore\n'],
      ['\n\n', '\n'],
    ] as const)
      expect([from, readCheckpoint(note.replace(from, to))]).toEqual([from, undefined]);
    expect(readCheckpoint('')).toBeUndefined();
  });

  it('is the state of its stream, and an event without one is not read', () => {
    const event = { type: 'CheckpointMade', note, key: 'k', frontier: ['f'] } as const;
    expect(evolveCheckpoint(event)).toEqual({ checkpoint, note, key: 'k', frontier: ['f'] });
    expect(checkpointEventSchema.safeParse(event).success).toBe(true);
    expect(checkpointEventSchema.safeParse({ ...event, note: text }).success).toBe(false);
    expect(() => evolveCheckpoint({ ...event, note: '' })).toThrow(RangeError);
  });

  it('names its site without white space or plus, as key names of notes demand', () => {
    expect(originOf('contoso.sharepoint.com/sites/my isms+1')).toBe('contoso.sharepoint.com/sites/my%20isms%2B1');
  });

  it('counts numbers by year, and only those of nonconformities', () => {
    const keys = [
      'NC-2026-0042/0007',
      'NC-2026-0041/0001',
      'CHECK/0099',
      'SETTINGS/0001',
      'NC-2026-10000/0001',
      'x',
      '',
    ];
    const rows = keys.map((commitKey) => ({ commitKey }));
    expect(highestNumbers({ 2025: 9 }, rows)).toEqual({ 2025: 9, 2026: 10_000 });
  });
});
