import { aRecord, presses } from '../../../test/builders/aRecord.ts';
import { afterwards, given } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { evolve } from '../../record/history/evolve.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { type SessionKind, sessionKinds } from '../../record/sessions.ts';
import { stages } from '../../stages/stages.ts';

const closing = { ranges: { a1b2c3d4e5f60718: '1-131,133' }, count: 132, digest: 'd'.repeat(64), closings: 0 };
const { closings: _, ...content } = closing;
const late = { ranges: { a1b2c3d4e5f60718: '132' }, count: 1, digest: 'e'.repeat(64), closings: 1 };
const { closings: __, ...lateContent } = late;
const fay = thePeople.employee;

const open = (kind: SessionKind, facilitator?: string) =>
  ({ name: 'openSession', form: { kind, ...(facilitator && { facilitator }) }, by: 'owner' }) as const;
const close = { name: 'closeSession', form: { session: 'S1' }, by: 'owner', closing } as const;
const opened = (record: Nonconformity = aRecord()) => afterwards(record, open('fiveWhys', fay.id));
const closed = () => afterwards(opened(), close);

describe('opening a session', () => {
  it('is numbered by the record', () => {
    given(aRecord())
      .when('openSession', { kind: 'fiveWhys' }, 'owner')
      .gives({ type: 'SessionOpened', session: 'S1', kind: 'fiveWhys' });
    given(closed())
      .when('openSession', { kind: 'fiveWhys', facilitator: fay.id }, 'owner')
      .gives({ type: 'SessionOpened', session: 'S2', kind: 'fiveWhys', facilitator: fay.id });
  });

  it('is led by the person who opens it, if no facilitator is named', () => {
    const { sessions, stage } = afterwards(aRecord(), open('sweep'), 4);
    const told = { at: '2026-11-24T09:00:00.000Z', by: thePeople.owner.id, sequence: 4 };
    expect(sessions).toEqual([{ id: 'S1', kind: 'sweep', facilitator: thePeople.owner.id, opened: told, late: [] }]);
    expect(stage).toBe('triaged');
    expect(opened().sessions[0]?.facilitator).toBe(fay.id);
  });

  it('is refused while one of its kind runs, and names that', () => {
    const refusal = { reason: 'sessionLive', session: 'S1' };
    given(opened()).when('openSession', { kind: 'fiveWhys' }, 'owner').refuses(refusal);
    given(opened())
      .when('openSession', { kind: 'sweep' }, 'owner')
      .gives({ type: 'SessionOpened', session: 'S2', kind: 'sweep' });
  });

  it.each([
    ['fiveWhys', ['triaged', 'analysis', 'planning']],
    ['training', ['implementation']],
    ['sweep', ['triaged', 'analysis', 'planning', 'approval', 'implementation', 'verification']],
  ] as const)('of the kind %s is possible in %j', (kind, expected) => {
    const can = stages.filter((stage) => {
      const record = aRecord({ stage });
      try {
        return afterwards(record, { ...open(kind), by: 'ismsManager' }).sessions.length === 1;
      } catch {
        return false;
      }
    });
    expect(can).toEqual(expected);
  });

  it('needs a kind; the facilitator must be a person', () => {
    for (const [form, problems] of [
      [{}, { kind: 'missing' }],
      [{ kind: 'party' }, { kind: 'unknownChoice' }],
      [{ kind: 'sweep', facilitator: 'fay' }, { facilitator: 'notAPerson' }],
    ] as const)
      given(aRecord()).when('openSession', form, 'owner').refuses({ reason: 'invalid', problems });
    expect(sessionKinds).toEqual(['fiveWhys', 'training', 'sweep']);
  });
});

describe('closing a session', () => {
  it('records what it includes', () => {
    given(opened())
      .when('closeSession', { session: 'S1' }, 'owner', { closing })
      .gives({ type: 'SessionClosed', session: 'S1', ...content, by: 'facilitator' });
    expect(closed().sessions[0]?.closed).toMatchObject({ ...content, how: 'facilitator', by: thePeople.owner.id });
  });

  it.each(['ismsManager', 'alternate', 'owner'] as const)('is for its facilitator, and for the %s', (who) => {
    const gives = { type: 'SessionClosed', session: 'S1', ...content, by: 'facilitator' };
    for (const by of [who, fay]) given(opened()).when('closeSession', { session: 'S1' }, by, { closing }).gives(gives);
  });

  it('is not for the facilitator of another session', () => {
    const both = afterwards(opened(), open('sweep'));
    given(both).when('closeSession', { session: 'S2' }, fay, { closing }).refuses({ reason: 'notAllowed' });
  });

  it('is refused when there is no such session, or it is closed', () => {
    const unknown = { reason: 'invalid', problems: { session: 'unknownSession' } };
    for (const session of ['S2', 'S0', 's1', 'S1/x', ''])
      given(opened())
        .when('closeSession', { session }, 'owner', { closing })
        .refuses(session === '' ? { reason: 'invalid', problems: { session: 'missing' } } : unknown);
    given(closed())
      .when('closeSession', { session: 'S1' }, 'owner', { closing })
      .refuses({ reason: 'sessionClosed', by: 'facilitator' });
    // Asked before it existed: its contributions are unknown.
    given(opened()).when('closeSession', { session: 'S1' }, 'owner').refuses(unknown);
  });
});

describe('including late contributions', () => {
  const take = (record: Nonconformity, more: object) =>
    given(record).when('takeLateContributions', { session: 'S1' }, 'owner', more);

  it('is one more commit, and another for those that arrive later', () => {
    take(closed(), { closing: late }).gives({ type: 'LateContributionsTaken', session: 'S1', ...lateContent });
    const press = { name: 'takeLateContributions', form: { session: 'S1' }, by: fay, closing: late } as const;
    const taken = afterwards(closed(), press);
    expect(taken.sessions[0]?.late).toMatchObject([lateContent]);
    take(taken, { closing: { ...late, closings: 2 } }).gives({
      type: 'LateContributionsTaken',
      session: 'S1',
      ...lateContent,
    });
    // Asked before another person included them: they would be included twice.
    take(taken, { closing: late }).refuses({ reason: 'nothingChanged' });
  });

  it('is refused while the session runs, and when nothing is late', () => {
    take(opened(), { closing: late }).refuses({ reason: 'sessionLive', session: 'S1' });
    take(closed(), { closing: { ...late, count: 0 } }).refuses({ reason: 'nothingChanged' });
    take(closed(), {}).refuses({ reason: 'nothingChanged' });
  });
});

describe('the fold of sessions', () => {
  const told = { at: '2026-11-24T10:00:00.000Z', by: 'tentwo', sequence: 9 };
  const closes = { type: 'SessionClosed', session: 'S1', ...content, by: 'time' } as const;

  it('keeps who opened and who closed it, and whether it was frozen', () => {
    const frozen = evolve(opened(), closes, told, 'NC-2026-0001');
    expect(frozen.sessions[0]).toMatchObject({ closed: { ...content, ...told, how: 'time' }, late: [] });
  });

  it('reports a damaged chain if a session is opened or closed twice, or closed without being opened', () => {
    for (const record of [closed(), aRecord()])
      expect(() => evolve(record, closes, told, 'NC-2026-0001')).toThrow(RangeError);
    const again = { type: 'SessionOpened', session: 'S1', kind: 'sweep' } as const;
    expect(() => evolve(opened(), again, told, 'NC-2026-0001')).toThrow(RangeError);
  });

  it('lets a facilitator read the record while it runs', () => {
    given(opened())
      .when('closeSession', { session: 'S2' }, fay)
      .refuses({
        reason: 'invalid',
        problems: { session: 'unknownSession' },
      });
    const over = afterwards(opened(aRecord({ stage: 'planning' })), presses.accept);
    given(over).when('closeSession', { session: 'S1' }, fay, { closing }).refuses({ reason: 'unknown' });
  });
});
