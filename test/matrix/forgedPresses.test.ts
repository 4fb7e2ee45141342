import { isVerb } from '../../bot/cards/verbs.ts';
import { aBotService, type BotService } from '../builders/aBotService.ts';
import { shownIn } from '../builders/answersOf.ts';
import { textsOf } from '../builders/cardParts.ts';
import { about, other, type PressCase } from './examples.ts';
import { none, reading, writing } from './pressCases.ts';
import { alike, createPressStages, isOfRecord, type PressStages } from './pressStage.ts';

/**
 * Every verb, pressed by a person without the right or with data that no button carries: it is answered with 200,
 * reveals and changes nothing, and is logged. A new verb is included without a line here.
 */
const writes = [...writing];
const all = [...writing, ...reading];

let service: BotService;
let stages: PressStages;
beforeAll(async () => {
  service = await aBotService();
  stages = createPressStages(service);
});
afterAll(async () => {
  await stages.stop();
  await service.stop();
});

const management: PressCase = { life: 'approval', by: 'management', typed: {} };

describe('a forged press', () => {
  const onRecord = all.filter(([verb]) => !/^(report|reports|case|help|tasks|own)\./.test(verb));
  it.each(onRecord)('of %s by a person who may not read the record', async (verb, one) => {
    const { press, written, sequence, heard, bugs, bot } = await stages.shared(verb, one);
    const before = await written();
    const begun = bot.logged.length;
    // People asked in a training see that much of the record.
    const employee = one.life === 'trained' ? [] : (['employee'] as const);
    for (const by of [...employee, 'administrator', 'guest'] as const)
      for (const seq of [undefined, sequence]) {
        const logged = heard().length;
        const forbidden = alike(await press({ by, data: { ref: about, seq } }), about);
        expect([by, seq, forbidden]).toEqual([by, seq, alike(await press({ by, data: { ref: none, seq } }), none)]);
        expect(forbidden).not.toMatch(/door of the server room|door closer/);
        expect([by, heard().length]).toEqual([by, logged + 2]);
      }
    expect([await written(), bugs()]).toEqual([before, []]);
    // No one is named there: the reporter may be anonymous.
    expect(JSON.stringify(bot.logged.slice(begun))).not.toMatch(/00000000-0000-4000|Sam|Ada|Gus/);
  });

  const others = writes.filter(
    ([verb]) => isOfRecord(verb) && !verb.startsWith('training.') && verb !== 'snoozeReminder.send',
  );
  it.each(others)('of %s by a person who may only read', async (verb, one) => {
    const { press, written, bot } = await stages.shared(verb, one);
    const before = await written();
    const begun = bot.logged.length;
    const card = shownIn(await press({ by: 'auditor' }));
    expect(textsOf(card)).toMatch(/not allowed to do this|may not decide/);
    expect(textsOf(card)).toContain(about);
    expect([await written(), bot.logged.slice(begun)]).toEqual([
      before,
      [['warn', 'press.refused', expect.objectContaining({ verb, reason: expect.any(String) })]],
    ]);
  });

  const cases = writes.filter(([verb]) => verb.startsWith('case.'));
  it.each(cases)('of %s with another case code', async (verb, one) => {
    const { press, written, typed } = await stages.shared(verb, one);
    const before = await written();
    const code = 'AAAA-2AAA-AAAA-AAAA';
    const wrong = alike(await press({ data: { code } }), typed.number ?? '');
    expect(wrong).toBe(alike(await press({ data: { code, number: none } }), none));
    expect(await written()).toBe(before);
  });

  const elsewhere = {
    'a foreign tenant': { channelData: { tenant: { id: 'f0000000-0000-4000-8000-000000000000' } } },
    'a person without an Entra id': { from: { id: '29:somebody', name: 'Rita' } },
  };
  it.each(all)('of %s from a foreign tenant or an unknown person', async (verb, one) => {
    const { bot, press, written, heard } = await stages.shared(verb, one);
    const before = [await written(), bot.posted.length, bot.edited.length, bot.places.size];
    for (const [who, changes] of Object.entries(elsewhere)) {
      const logged = heard().length;
      const { status, body } = await press({ changes });
      expect([who, status, heard().length]).toEqual([who, 200, logged + 1]);
      const sentence = { type: expect.stringMatching(/message$/), value: expect.any(String) };
      expect([{ task: sentence }, sentence]).toContainEqual({ ...(body as object), statusCode: undefined });
      expect(JSON.stringify(body)).not.toContain('server room');
    }
    await bot.settled();
    expect([await written(), bot.posted.length, bot.edited.length, bot.places.size]).toEqual(before);
  });

  it.each(['retired.send', 'triageReport.sendx', '__proto__', 'constructor', ''])(
    'of the unknown or former verb “%s” shows the current record',
    async (verb) => {
      expect(isVerb(verb)).toBe(false);
      const { press, written, heard } = await stages.shared(verb, management);
      const before = await written();
      const logged = heard().length;
      expect(textsOf(shownIn(await press()))).toContain('door of the server room');
      expect([await written(), heard().slice(logged)]).toEqual([before, ['press.outdated']]);
    },
  );
});

describe('hostile ids', () => {
  const hostile = ['__proto__', 'constructor', "' or 1 eq 1", '../..', '\u0000', `${about}/S1`, 'A99', '🚪'.repeat(40)];
  const notAReference = [`${about}' or 1 eq 1`, `../${about}`, `${about}/0001`, 'CHECK/0001', '__proto__', 1, {}];
  const isId = (text: string): boolean => /^([0-9a-f]{8}-|NC-|A\d$|S\d$|([A-Z0-9]{4}-){3})/.test(text);

  it.each(writes)('in %s change nothing and break nothing', async (verb, one) => {
    const { press, written, typed, bugs } = await stages.shared(verb, one);
    const before = await written();
    const ids = Object.keys(typed).filter((id) => isId(typed[id] ?? ''));
    const tried: readonly object[] = [
      ...ids.flatMap((id) => [...hostile, 7, [other], {}].map((value) => ({ [id]: value }))),
      ...(isOfRecord(verb) ? notAReference.map((ref) => ({ ref })) : []),
      ...['', 'x', '../..', 7, null, {}].map((n) => ({ n })),
    ];
    for (const [index, data] of tried.entries()) {
      const { status, body } = await press({ data: { n: index.toString(16).padStart(32, 'b'), ...data } });
      expect([data, status, await written(), bugs()]).toEqual([data, 200, before, []]);
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(29 * 1024);
    }
  });

  it.each([...reading])('in %s, on a card or in a dialog, break nothing', async (verb, one) => {
    const { bot, inDialog, onCard, written, bugs } = await stages.shared(verb, one);
    const before = await written();
    for (const data of [{ seq: -1 }, { seq: 1e300 }, { seq: '1' }, { ref: '__proto__' }, { command: '__proto__' }])
      for (const sent of [onCard({ data }), inDialog({ data })]) expect((await bot.receive(sent)).status).toBe(200);
    expect([await written(), bugs()]).toEqual([before, []]);
  });
});
