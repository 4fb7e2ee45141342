import { randomBytes } from 'node:crypto';
import { unnamedReporter } from '../../procedure/record/report/identity.ts';
import { commandIdOf } from '../../procedure/useCases/commits/commandId.ts';
import { aBot, type Bot } from '../../test/builders/aBot.ts';
import { aChannelMessage, aDialogPress, aMessage, aPress, inChannel } from '../../test/builders/anActivity.ts';
import { cardIn, dialogIn } from '../../test/builders/answersOf.ts';
import { dataOf, inputsOf, textsOf } from '../../test/builders/cardParts.ts';
import { sha256 } from '../../test/builders/sha256.ts';

const typed = { what: 'The archive door is open.', system: 'Archive', ongoing: 'yes' };
const named = { ...typed, anonymity: 'named', notToIsmsManager: 'false' };

/** Two servers on one site. */
const twoBots = (): readonly [Bot, Bot] => {
  const nonce = () => randomBytes(16).toString('hex');
  const bot = aBot({ nonce });
  return [bot, aBot({ nonce, handling: bot.room.handling })];
};
const stored = ([bot]: readonly [Bot, Bot]) => bot.records.stored();
const formOf = (bot: Bot) => bot.posted.at(-1)?.card;

describe('a message delivered to two servers', () => {
  const delivered = async (message = aMessage('The archive door is open.')) => {
    const bots = twoBots();
    for (const bot of bots) await bot.receive(message);
    return bots;
  };

  it.each(['The archive door is open.', 'report'])('“%s” is one report when both forms are sent', async (text) => {
    const bots = await delivered(aMessage(text));
    for (const bot of bots)
      expect(
        textsOf(cardIn(await bot.receive(aPress('report.send', { ...dataOf(formOf(bot), 'report.send'), ...typed })))),
      ).toContain('NC-2026-0001');
    expect(stored(bots)).toHaveLength(1);
  });

  it('is one report when one form is unfolded first', async () => {
    const bots = await delivered();
    const [first, second] = bots;
    const unfolded = cardIn(
      await first.receive(aPress('report.details', { ...dataOf(formOf(first), 'report.details'), ...typed })),
    );
    // An invalid form is given back first.
    const again = cardIn(
      await second.receive(aPress('report.send', { ...dataOf(unfolded, 'report.send'), ...named, what: '' })),
    );
    await second.receive(aPress('report.send', { ...dataOf(again, 'report.send'), ...named }));
    await second.receive(aPress('report.send', { ...dataOf(formOf(second), 'report.send'), ...typed }));
    expect(stored(bots)).toHaveLength(1);
  });

  it('is one report when both buttons in a channel are used', async () => {
    const bots = await delivered(aChannelMessage('The archive door is open.'));
    for (const bot of bots) {
      const open = aDialogPress('report.open', dataOf(formOf(bot), 'report.open'), inChannel);
      const form = dialogIn(await bot.receive(open));
      expect(inputsOf(form).what).toBe('The archive door is open.');
      const send = aDialogPress('report.send', { ...dataOf(form, 'report.send'), ...typed }, inChannel);
      expect(textsOf(dialogIn(await bot.receive(send)))).toContain('NC-2026-0001');
    }
    expect(stored(bots)).toHaveLength(1);
  });
});

it('two messages with the same words are two reports', async () => {
  const bot = aBot();
  for (let times = 0; times < 2; times += 1) {
    await bot.receive(aMessage('The archive door is open.'));
    await bot.receive(aPress('report.send', { ...dataOf(formOf(bot), 'report.send'), ...typed }));
  }
  expect(bot.records.stored()).toHaveLength(2);
});

it('a button in a channel opens an empty form after its report', async () => {
  const bot = aBot();
  await bot.receive(aChannelMessage('The archive door is open.'));
  const open = aDialogPress('report.open', dataOf(formOf(bot), 'report.open'), inChannel);
  for (const [what, text] of [
    ['The archive door is open.', 'NC-2026-0001'],
    [undefined, 'NC-2026-0002'],
  ] as const) {
    const form = dialogIn(await bot.receive(open));
    expect(inputsOf(form).what).toBe(what);
    const send = aDialogPress('report.send', { ...dataOf(form, 'report.send'), ...typed }, inChannel);
    expect(textsOf(dialogIn(await bot.receive(send)))).toContain(text);
  }
});

it.each([
  ['chat', aMessage('The archive door is open.')],
  ['channel', aChannelMessage('The archive door is open.')],
])('the row of an unnamed report cannot be found from its message in a %s', async (where, message) => {
  const bot = aBot({ nonce: () => randomBytes(16).toString('hex') });
  await bot.receive(message);
  const isChat = where === 'chat';
  const press = (verb: string, data: object) =>
    isChat ? aPress(verb, { ...data }) : aDialogPress(verb, { ...data }, inChannel);
  const cardOf = async (activity: object) => (isChat ? cardIn : dialogIn)(await bot.receive(activity));
  const short = isChat ? formOf(bot) : await cardOf(press('report.open', dataOf(formOf(bot), 'report.open')));
  const { n } = dataOf(short, 'report.send');
  const unfolded = await cardOf(press('report.details', { ...dataOf(short, 'report.details'), ...typed }));
  const sent = { ...dataOf(unfolded, 'report.send'), ...named, anonymity: 'anonymous' };
  expect(textsOf(await cardOf(press('report.send', sent)))).toContain('NC-2026-0001');
  const ofMessage = commandIdOf({ actor: unnamedReporter, verb: 'report.send', data: { n } }, sha256);
  const ids = bot.records.stored().flatMap(({ commits }) => commits.map(({ commandId }) => commandId));
  expect(ids).toHaveLength(1);
  expect(ids).not.toContain(ofMessage);
});
