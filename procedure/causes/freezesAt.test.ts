import { aRecord } from '../../test/builders/aRecord.ts';
import { afterwards } from '../../test/builders/given.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { decideFreezing, freezingId } from '../commands/session/freezeSession.ts';
import type { Session } from '../record/sessions.ts';
import { problemWhy } from './causePath.ts';
import type { Contribution } from './contribution.ts';
import { freezesAt, isFrozen } from './freezesAt.ts';

const opened = { at: '2026-11-24T09:00:00.000Z', by: 'ola', sequence: 3 };
const session: Session = { id: 'S1', kind: 'fiveWhys', facilitator: 'ola', opened, late: [] };
const given = (at: string): Contribution => ({
  type: 'CauseAdded',
  id: at,
  at,
  by: 'sam',
  why: problemWhy,
  text: 'x',
});
const inputs = ['2026-11-24T09:20:00.000Z', '2026-11-24T10:30:00.500Z', '2026-11-24T10:00:00.000Z'].map(given);

describe('freezing', () => {
  it('comes a day after the last input, in any order of arrival', () => {
    const expected = '2026-11-25T10:30:00.500Z';
    for (const some of [inputs, inputs.toReversed()])
      expect(new Date(freezesAt(session, some)).toISOString()).toBe(expected);
    expect(isFrozen(session, inputs, new Date('2026-11-25T10:30:00.499Z'))).toBe(false);
    expect(isFrozen(session, inputs, new Date(expected))).toBe(true);
  });

  it('counts from the opening without contributions, or when their times were edited to no time', () => {
    for (const none of [[], [given('soon')]]) {
      expect(isFrozen(session, none, new Date('2026-11-25T08:59:59.999Z'))).toBe(false);
      expect(isFrozen(session, none, new Date('2026-11-25T09:00:00.000Z'))).toBe(true);
    }
  });

  it('does not apply to a closed session', () => {
    const closed = { ranges: {}, count: 0, digest: '', how: 'facilitator', ...opened } as const;
    expect(isFrozen({ ...session, closed }, inputs, new Date('2027-01-01T00:00:00.000Z'))).toBe(false);
  });

  it('is a closing by time, once', () => {
    const closing = { ranges: { a: '1' }, count: 1, digest: 'd' };
    const record = afterwards(aRecord(), { name: 'openSession', form: { kind: 'sweep' }, by: 'owner' });
    const event = { type: 'SessionClosed', session: 'S1', ...closing, by: 'time' };
    expect(decideFreezing(record, 'S1', closing)).toEqual({ events: [event] });
    expect(decideFreezing(record, 'S2', closing)).toEqual({ refusal: { reason: 'alreadyDone' } });
    const form = { session: 'S1' };
    const over = afterwards(record, { name: 'closeSession', form, by: 'owner', closing: { ...closing, closings: 0 } });
    expect(decideFreezing(over, 'S1', closing)).toEqual({ refusal: { reason: 'alreadyDone' } });
  });

  it('has an id of its record, its session and itself', () => {
    const ids = [
      freezingId('NC-2026-0001', 'S1', sha256),
      freezingId('NC-2026-0001', 'S2', sha256),
      freezingId('NC-2026-0002', 'S1', sha256),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe(sha256('["NC-2026-0001","S1","frozen"]'));
  });
});
