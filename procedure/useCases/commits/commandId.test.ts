import { sha256 } from '../../../test/builders/sha256.ts';
import { anonymities } from '../../record/report/identity.ts';
import { commandIdOf, commandIdOfMessage, type Press, reportIdOf } from './commandId.ts';

const press: Press = {
  actor: 'lea',
  verb: 'addToReport',
  data: { v: 1, ref: 'NC-2026-0001', seq: 1, n: 'c0ffee' },
  inputs: { text: 'Again today' },
};
const idOf = (changes: Partial<Press> = {}): string => commandIdOf({ ...press, ...changes }, sha256);

describe('commandIdOf', () => {
  it('is a SHA-256 in lower-case hex', () => {
    expect(idOf()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same for the same press, in whatever order its parts were delivered', () => {
    expect(idOf({ data: { n: 'c0ffee', seq: 1, ref: 'NC-2026-0001', v: 1 } })).toBe(idOf());
  });

  it.each([
    ['person', { actor: 'max' }],
    ['verb', { verb: 'withdrawReport' }],
    ['drawing of the card', { data: { v: 1, ref: 'NC-2026-0001', seq: 1, n: 'c0ffef' } }],
    ['record', { data: { v: 1, ref: 'NC-2026-0002', seq: 1, n: 'c0ffee' } }],
    ['text', { inputs: { text: 'Again today.' } }],
  ])('differs for another %s', (_, changes) => {
    expect(idOf(changes)).not.toBe(idOf());
  });

  it('of a report ignores the inputs: the same report typed differently has the same id', () => {
    const form = { actor: 'lea', verb: 'report', data: { v: 1, n: 'c0ffee' } };
    expect(commandIdOf(form, sha256)).toBe(commandIdOf({ ...form, inputs: undefined }, sha256));
    expect(commandIdOf({ ...form, actor: 'max' }, sha256)).not.toBe(commandIdOf(form, sha256));
  });

  it('never changes: ids are stored for ever', () => {
    expect(idOf()).toBe(
      sha256('["lea","addToReport",{"n":"c0ffee","ref":"NC-2026-0001","seq":1,"v":1},{"text":"Again today"}]'),
    );
  });
});

describe('reportIdOf', () => {
  const form = { actor: 'lea', verb: 'report', n: 'c0ffee' };
  const of = (changes: Partial<typeof form>, anonymity: (typeof anonymities)[number]) =>
    reportIdOf({ ...form, ...changes }, anonymity, sha256);

  it('by name is the same as before there was a choice', () => {
    expect(of({}, 'named')).toBe(sha256('["lea","report",{"n":"c0ffee"},null]'));
  });

  it.each(anonymities)('%s: differs for another form and for another endpoint', (anonymity) => {
    expect(of({ n: 'c0ffef' }, anonymity)).not.toBe(of({}, anonymity));
    expect(of({ verb: 'report.send' }, anonymity)).not.toBe(of({}, anonymity));
  });

  it('is independent of the person without a name, and depends on them by name', () => {
    for (const anonymity of ['sealed', 'anonymous'] as const) {
      expect(of({ actor: 'max' }, anonymity)).toBe(of({}, anonymity));
      expect(of({}, anonymity)).not.toBe(of({}, 'named'));
    }
    expect(of({ actor: 'max' }, 'named')).not.toBe(of({}, 'named'));
  });
});

describe('commandIdOfMessage', () => {
  const of = (conversation: string, activity: string) => commandIdOfMessage(conversation, activity, sha256);

  it('is the same for a second delivery and differs for another message', () => {
    expect(of('19:a', '1')).toBe(of('19:a', '1'));
    expect(new Set([of('19:a', '1'), of('19:a', '2'), of('19:b', '1'), of('19:a","1', '')]).size).toBe(4);
  });
});
