import { aBot } from '../../../test/builders/aBot.ts';
import { aPress } from '../../../test/builders/anActivity.ts';

const n = 'c'.repeat(32);

describe('the conversation of a person', () => {
  const placesAfter = async (verb: string, data: object = {}): Promise<number> => {
    const bot = aBot();
    await bot.receive(aPress(verb, { v: 1, n, ...data }));
    await bot.settled();
    return bot.places.size;
  };

  it.each([
    ['tasks.mine', {}],
    ['recordContainment.open', { ref: 'NC-2026-0001', seq: 1 }],
    ['approval.show', { ref: 'NC-2026-0001', seq: 1 }],
  ])('is saved on a press of %s', async (verb, data) => {
    expect(await placesAfter(verb, data)).toBe(1);
  });

  it.each([
    ['report.open', {}],
    ['report.details', {}],
    ['report.send', { what: 'The door stood open.' }],
    ['case.open', {}],
    ['help.show', {}],
  ])('leaves no trace when an unnamed reporter may press it: %s', async (verb, data) => {
    expect(await placesAfter(verb, data)).toBe(0);
  });
});

describe('the log level of a failure', () => {
  it('is a warning when Microsoft 365 failed, and an error for a bug', async () => {
    const bot = aBot();
    bot.records.breakDown('throttled');
    await bot.receive(aPress('approval.show', { v: 1, n, ref: 'NC-2026-0001', seq: 1 }));
    const broken = aBot({ tasks: { of: () => Promise.reject(new TypeError('x')), overdue: async () => [] } });
    await broken.receive(aPress('tasks.mine', { v: 1, n }));
    expect([bot, broken].map(({ logged }) => logged.map(([level, event]) => `${level} ${event}`))).toEqual([
      ['warn turn.failed'],
      ['error turn.failed'],
    ]);
  });
});
