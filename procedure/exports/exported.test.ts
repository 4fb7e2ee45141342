import { aMadeFile } from '../../test/builders/aMadeFile.ts';
import { canonicalJson } from '../record/values/canonicalJson.ts';
import { evolveExport, exportEventSchema } from './exported.ts';
import { isExportKey } from './exportKinds.ts';

const event = { type: 'Exported', ...aMadeFile() } as const;
const attribution = { at: '2026-11-24T09:00:00.000Z', by: 'mia', sequence: 1 };

describe('an export', () => {
  it('is read from its row as it was written', () => {
    expect(exportEventSchema.parse(JSON.parse(canonicalJson(event)))).toEqual(event);
  });

  it('is made once', () => {
    const made = evolveExport(undefined, event, attribution, 'EXPORT-0007');
    expect(made).toEqual({ ...aMadeFile(), key: 'EXPORT-0007', at: attribution.at, by: 'mia' });
    expect(() => evolveExport(made, event, { ...attribution, sequence: 2 }, 'EXPORT-0007')).toThrow(RangeError);
  });

  it('of an unknown kind or with an invalid hash is not read', () => {
    for (const wrong of [{ kind: 'telepathy' }, { format: 'exe' }, { digest: 'A1'.repeat(32) }, { records: -1 }])
      expect(exportEventSchema.safeParse({ ...event, ...wrong }).success).toBe(false);
  });

  it('has a number of its own', () => {
    expect(['EXPORT-0001', 'EXPORT-12345', 'EXPORT-0000', 'EXPORT-1', 'REVIEW-0001'].map(isExportKey)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
