import { aStorm, first, itemOf, type Storm } from './aStorm.ts';
import { checkStorm } from './checker/checkStorm.ts';
import type { What } from './checker/finding.ts';
import { text } from './checker/site.ts';
import type { ChatLine, LedgerLine } from './ledger.ts';

/** The checker finds what could go wrong with people the bot cannot reach for a while. */
describe('the checker, for a person without a chat', () => {
  let sound: Storm;
  beforeAll(async () => {
    sound = await aStorm();
  });

  const chat = (who: string, is: ChatLine['is'], time = '10:00'): LedgerLine => ({
    line: 'chat',
    who,
    is,
    at: `2026-11-24T${time}:00.000Z`,
  });
  const check = ({ site, ledger }: Storm, chats: readonly LedgerLine[]) => checkStorm(site, [...chats, ...ledger]);
  /** The notice is not out: it waits, or was dropped. */
  const not = ({ site, ledger }: Storm, key: string, mark: 'waiting' | 'dropped'): Storm => {
    const isIt = (item: (typeof site.messages)[number]): boolean => text(item, 'NoticeKey') === `${first}/${key}`;
    const out = site.messages.filter(isIt).map((item) => text(item, 'ActivityId'));
    const { Sequence: _, ...fields } = site.messages.find(isIt)?.fields ?? {};
    const row = { ...fields, ActivityId: mark, Reference: mark === 'waiting' ? mark : first };
    return {
      ledger,
      site: {
        ...site,
        messages: site.messages.map((one) => (isIt(one) ? itemOf(one.id, row) : one)),
        posted: site.posted.filter(({ id }) => !out.includes(id)),
      },
    };
  };
  const alert = ({ site, ledger }: Storm, key: string): Storm => {
    const id = `alert-${site.messages.length}`;
    const row = { NoticeKey: `${first}/${key}/channel`, Reference: first, Kind: 'unreached', Sequence: 17 };
    const posted = { id, conversation: '19:a', at: '2026-11-24T10:06:00.000Z', sender: 'bot', cards: `"${first}"` };
    return {
      ledger,
      site: {
        ...site,
        messages: [...site.messages, itemOf(site.messages.length + 1, { ...row, ActivityId: id })],
        posted: [...site.posted, posted],
      },
    };
  };
  const found = (storm: Storm, ...chats: readonly LedgerLine[]): readonly What[] => [
    ...new Set(check(storm, chats).findings.map(({ what }) => what)),
  ];

  const asked = '0015/verificationAsked/ida';
  const waits = () => alert(not(sound, asked, 'waiting'), '0015/unreached/verificationAsked/ida');
  const dropped = () => alert(not(sound, asked, 'dropped'), '0015/unreached/verificationAsked/ida');

  it('finds nothing when a notice is held, others were asked to tell them, and it is counted', () => {
    expect(found(waits(), chat('ida', 'none'))).toEqual([]);
    expect(found(waits(), chat('ida', 'blocked'))).toEqual([]);
    expect(check(waits(), [chat('ida', 'none')]).counts).toMatchObject({ waiting: 1, dropped: 0, alerts: 1 });
  });

  it('finds a notice still held for a person who has arrived, whatever they did before', () => {
    expect(found(waits(), chat('ida', 'none'), chat('ida', 'met'))).toEqual(['noticeWaiting']);
    expect(found(waits(), chat('ida', 'blocked'), chat('ida', 'met'))).toEqual(['noticeWaiting']);
    expect(found(waits(), chat('ida', 'met'), chat('ida', 'blocked'))).toEqual([]);
  });

  it('finds a notice held or dropped although they were there, or although others were notified', () => {
    expect(found(waits())).toEqual(['noticeAside']);
    expect(found(dropped())).toEqual(['noticeAside']);
    expect(found(alert(sound, '0015/unreached/verificationAsked/ida'))).toEqual(['noticeAside']);
  });

  it('finds a missing request to others, which mere news does not need', () => {
    expect(found(not(sound, asked, 'waiting'), chat('ida', 'none'))).toEqual(['noticeMissing']);
    expect(found(not(sound, '0017/closed/lea', 'waiting'), chat('lea', 'none'))).toEqual([]);
    const told = alert(not(sound, '0017/closed/lea', 'waiting'), '0017/unreached/closed/lea');
    expect(found(told, chat('lea', 'none'))).toEqual(['noticeAside']);
  });

  it('accepts that a settled or superseded notice is dropped when they arrive', () => {
    const ida = [chat('ida', 'none'), chat('ida', 'met')];
    expect(found(dropped(), ...ida)).toEqual([]);
    const lea = [chat('lea', 'none', '09:00'), chat('lea', 'met')];
    expect(found(not(sound, '0002/reportAccepted/lea', 'dropped'), ...lea)).toEqual([]);
  });

  it('finds a notice dropped without a reason, or for a person who never arrived', () => {
    expect(found(dropped(), chat('ida', 'none'))).toEqual(['noticeDropped']);
    const lea = [chat('lea', 'none', '09:00'), chat('lea', 'met')];
    expect(found(not(sound, '0017/closed/lea', 'dropped'), ...lea)).toEqual(['noticeDropped']);
    // Earlier requests to this person have lapsed.
    const noor = [chat('noor', 'none', '09:00'), chat('noor', 'met')];
    expect(found(not(sound, '0015/actionCancelled/noor', 'dropped'), ...noor)).toEqual(['noticeDropped']);
  });

  it('finds a repeated request to others', () => {
    const twice = alert(waits(), '0015/unreached/verificationAsked/ida');
    expect(found(twice, chat('ida', 'none'))).toEqual(['noticeRowTwice']);
  });

  it('finds a missing alert, unless its server was killed and the person was notified', () => {
    const key = '0015/unreached/verificationAsked/ida';
    const unsent = (storm: Storm): Storm => ({
      ...storm,
      site: {
        ...storm.site,
        messages: storm.site.messages.map((one) =>
          text(one, 'Kind') === 'unreached' ? itemOf(one.id, { ...one.fields, ActivityId: '' }) : one,
        ),
      },
    });
    const ida = [chat('ida', 'none', '09:00'), chat('ida', 'met')];
    const killed: LedgerLine = { line: 'killed', server: 'joined1', at: '2026-11-24T10:06:10.000Z' };
    expect(found(unsent(alert(sound, key)), ...ida, killed)).toEqual([]);
    expect(found(unsent(alert(sound, key)), ...ida)).toEqual(['noticeTwice']);
    expect(found(unsent(waits()), chat('ida', 'none'), killed)).toEqual(['noticeUnsent', 'noticeTwice']);
  });

  it('finds a notice sent before they arrived, and counts a late one', () => {
    const inHisChat: Storm = {
      ...sound,
      site: {
        ...sound.site,
        posted: sound.site.posted.map((one) => ({ ...one, owner: 'ida' })),
      },
    };
    expect(found(inHisChat, chat('ida', 'none'), chat('ida', 'met', '10:07'))).toEqual(['noticeUninvited']);
    expect(found(inHisChat, chat('ida', 'none'), chat('ida', 'met', '10:05'))).toEqual([]);
    expect(check(sound, [chat('ida', 'none'), chat('ida', 'met', '10:05')]).counts).toMatchObject({ toldLate: 1 });
  });
});
