import { aStream, theReport, untilSubmitted } from '../../test/builders/aLife.ts';
import type { Role } from '../record/values/person.ts';
import { noticeKinds } from './noticeKinds.ts';
import type { Notice } from './noticesOf.ts';
import { escalationRounds, isPointless, unreachedIn, unreachedNotices, worthDelivering } from './unreached.ts';

const holders = (role: Role): readonly string[] =>
  (({ ismsManager: ['mia', 'mel'], alternate: ['alan'], management: ['ida'] }) as Partial<Record<Role, string[]>>)[
    role
  ] ?? [];
const channel = {
  triageChannel: { teamId: 't', channelId: '19:triage', channelName: 'Triage', language: 'en' as const },
};
const submitted = aStream([theReport, ...untilSubmitted]);
const notice = (kind: Notice['kind'], id: string, sequence = '0006'): Notice => ({
  key: `${submitted.key}/${sequence}/${kind}/${id}`,
  kind,
  to: { kind: 'person', id },
});

describe('a person the bot cannot reach', () => {
  it('is named in the triage channel if something is expected of them', () => {
    const [told, ...more] = unreachedNotices(submitted, notice('approvalAsked', 'ida'), channel, holders);
    expect([told, more]).toEqual([
      {
        key: `${submitted.key}/0006/unreached/approvalAsked/ida/channel`,
        kind: 'unreached',
        to: { kind: 'triageChannel', channelId: '19:triage' },
      },
      [],
    ]);
    expect(unreachedIn(told?.key ?? '')).toEqual({ who: 'ida', notice: 'approvalAsked' });
  });

  const toldOf = (one: Notice, organisation = {}, of = submitted, roles = holders) =>
    unreachedNotices(of, one, organisation, roles).map(({ to }) => (to.kind === 'person' ? to.id : 'channel'));

  it('is named to the ISMS managers where there is no channel, but not to themselves', () => {
    expect(toldOf(notice('approvalAsked', 'ida'))).toEqual(['mia', 'mel']);
    expect(toldOf(notice('extensionAsked', 'mia'))).toEqual(['mel']);
    expect(
      toldOf(notice('newReport', 'mia'), {}, submitted, (role) => holders(role).filter((id) => id !== 'mel')),
    ).toEqual(['ida']);
  });

  it('is not named in a channel for a record that its reporter keeps from the ISMS managers', () => {
    const state = { ...submitted.state, notToIsmsManager: true } as typeof submitted.state;
    expect(toldOf(notice('approvalAsked', 'ida'), channel, { ...submitted, state })).toEqual(['alan']);
  });

  it('may be the channel itself', () => {
    const triage = { key: `${submitted.key}/0001/triage/channel`, kind: 'triage' } as const;
    const to = { kind: 'triageChannel', channelId: '19:triage' } as const;
    expect(toldOf({ ...triage, to }, channel)).toEqual(['mia', 'mel']);
  });

  it.each(['closed', 'reportAccepted', 'effective', 'unreached', 'trainingAsked'] as const)(
    'needs no one to tell them: %s',
    (kind) => {
      expect(toldOf(notice(kind, 'lea'), channel)).toEqual([]);
    },
  );
});

describe('a notice that waits for a day', () => {
  const rounds = (one: Notice, organisation = {}, of = submitted, roles = holders) =>
    escalationRounds(of, one, organisation, roles).map((round) =>
      round.map(({ to }) => (to.kind === 'person' ? to.id : 'channel')),
    );

  it('goes to the ISMS managers where only the channel was asked, then to those above them', () => {
    expect(rounds(notice('approvalAsked', 'olga'), channel)).toEqual([
      ['mia', 'mel'],
      ['mia', 'mel', 'alan', 'ida'],
    ]);
    const [[first] = []] = escalationRounds(submitted, notice('approvalAsked', 'olga'), channel, holders);
    expect(first).toEqual({
      key: `${submitted.key}/0006/unreached/approvalAsked/olga/mia`,
      kind: 'unreached',
      to: { kind: 'person', id: 'mia' },
    });
  });

  it('goes to alternates and management where the ISMS managers were asked before, or are the recipients', () => {
    expect(rounds(notice('approvalAsked', 'olga'))).toEqual([[], ['alan', 'ida']]);
    expect(rounds(notice('urgent', 'mia'), channel)[0]).toEqual(['alan', 'ida']);
    const onlyMia = (role: Role) => holders(role).filter((id) => id === 'mia');
    expect(rounds(notice('urgent', 'mia'), channel, submitted, onlyMia)).toEqual([[], []]);
  });

  it('is not known to the ISMS managers if its reporter kept it from them', () => {
    const state = { ...submitted.state, notToIsmsManager: true } as typeof submitted.state;
    const roles = (role: Role) => (role === 'management' ? ['ida', 'mia'] : holders(role));
    expect(rounds(notice('approvalAsked', 'olga'), channel, { ...submitted, state }, roles)).toEqual([[], ['ida']]);
  });

  it.each(['closed', 'unreached', 'trainingAsked'] as const)('is not escalated if it is of the kind %s', (kind) => {
    expect(rounds(notice(kind, 'lea'), channel)).toEqual([]);
  });
});

describe('a notice delivered late', () => {
  it('is one that still asks for something, the newest of each kind', () => {
    const waited = [
      notice('ownerAssigned', 'max', '0002'),
      notice('planReturned', 'max', '0007'),
      notice('approvalAsked', 'max', '0006'),
      notice('approvalAsked', 'max', '0009'),
      notice('planApproved', 'max', '0010'),
    ];
    const kept = worthDelivering(waited, 'approval').map(({ key }) => key.split('/').slice(1, 3).join(' '));
    expect(kept).toEqual(['0002 ownerAssigned', '0009 approvalAsked']);
  });

  it('is the last news if nothing is asked any more', () => {
    const waited = [notice('reportAccepted', 'lea', '0002'), notice('closed', 'lea', '0012')];
    expect(worthDelivering(waited, 'closed')).toEqual([waited[1]]);
    expect(worthDelivering([notice('approvalAsked', 'ida')], 'implementation')).toEqual([]);
  });

  it('names everyone who is still unreached', () => {
    const of = (who: string): Notice => ({
      ...notice('unreached', 'mia'),
      key: `${submitted.key}/0006/unreached/approvalAsked/${who}/mia`,
    });
    expect(worthDelivering([of('ida'), of('ben')], 'approval')).toHaveLength(2);
    expect(worthDelivering([of('ida'), of('ben')], 'closed')).toEqual([]);
  });

  it('is decided for every kind', () => {
    // A record that has ended asks nothing except whether its rejection stands.
    const asked = noticeKinds.filter((kind) => isPointless(kind, 'rejected') && isPointless(kind, 'closed'));
    expect(asked).toEqual(noticeKinds.filter((kind) => isPointless(kind, 'withdrawn') && kind !== 'objectionRaised'));
    expect(isPointless('objectionRaised', 'rejected')).toBe(false);
  });
});
