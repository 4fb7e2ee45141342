import { sha256 } from '../../../test/builders/sha256.ts';
import { checkpointEventSchema, checkpointOver, checkpointText, coveredText, highestNumbers } from './checkpoint.ts';

const row = (id: number, commitKey: string) => ({ id, commitKey, hash: `h${id}` });
const at = new Date('2026-11-24T10:00:00.000Z');

describe('a checkpoint', () => {
  const first = checkpointOver(
    [row(2, 'NC-2026-0003/0001'), row(5, 'SETTINGS/0001')],
    { name: 'CHECK/0001', at, previous: undefined },
    sha256,
  );

  it('never changes its form, which docs/verify.md specifies', () => {
    expect(coveredText([row(2, 'NC-2026-0003/0001'), row(5, 'SETTINGS/0001')])).toBe(
      'NC-2026-0003/0001 h2\nSETTINGS/0001 h5\n',
    );
    expect(checkpointText(first)).toBe(
      '{"at":"2026-11-24T10:00:00.000Z","digest":"e9ce43ef0e267ec9d2f1a7953381ecb24248822c918f32fc85d7e5bf1ea9d2ab","first":1,' +
        '"highest":{"2026":3},"last":5,"name":"CHECK/0001","previous":"","rows":2,"v":1}',
    );
  });

  it('begins after its predecessor, and names it', () => {
    const previous = first;
    const next = checkpointOver([row(9, 'NC-2027-0001/0001')], { name: 'CHECK/0002', at, previous }, sha256);
    expect(next).toMatchObject({ first: 6, last: 9, rows: 1, highest: { 2026: 3, 2027: 1 } });
    expect(next.previous).toBe(sha256(checkpointText(first)));
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
    expect(
      highestNumbers(
        { 2025: 9 },
        keys.map((commitKey) => ({ commitKey })),
      ),
    ).toEqual({ 2025: 9, 2026: 10_000 });
  });

  it('is not read in another form', () => {
    const event = { type: 'CheckpointMade', checkpoint: first, signature: 's', key: { kty: 'OKP' } };
    expect(checkpointEventSchema.safeParse(event).success).toBe(true);
    for (const changes of [{ v: 2 }, { more: 1 }, { rows: 1.5 }, { digest: undefined }])
      expect(checkpointEventSchema.safeParse({ ...event, checkpoint: { ...first, ...changes } }).success).toBe(false);
  });
});
