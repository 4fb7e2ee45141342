import { commandFor } from './loadSamples.ts';

const sample = {
  id: 'R7',
  description: 'The spare key hangs beside the door.',
  requirement: null,
  system: 'Archive',
  reportedAs: 'internal audit',
  detectedOn: '2026-03-02',
  lang: 'en',
} as const;

describe('commandFor', () => {
  it('contains the known facts under the field names of the form', () => {
    expect(commandFor(sample).command).toEqual({
      name: 'report',
      language: 'en',
      facts: {
        what: sample.description,
        system: 'Archive',
        detectedOn: '2026-03-02',
        source: 'internalAudit',
      },
    });
  });

  it('uses source `other` for an unknown source', () => {
    expect(commandFor({ ...sample, reportedAs: 'carrier pigeon' }).command).toMatchObject({
      facts: { source: 'other' },
    });
  });

  it('has a stable n for each sample', () => {
    const { n } = commandFor(sample);
    expect(n).toMatch(/^[0-9a-f]{32}$/);
    expect(commandFor({ ...sample, description: 'Rephrased.' }).n).toBe(n);
    expect(commandFor({ ...sample, id: 'R8' }).n).not.toBe(n);
  });
});
