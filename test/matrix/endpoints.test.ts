import { verbs } from '../../bot/cards/verbs.ts';
import { recordCommandNames } from '../../procedure/commands/recordCommands.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { aBot, type Bot } from '../builders/aBot.ts';
import { aChannelMessage, aMessage, anInvoke, aPress } from '../builders/anActivity.ts';
import { aTab, type Tab } from '../builders/aTab.ts';
import { textsOf } from '../builders/cardParts.ts';
import { thePeople } from '../builders/thePeople.ts';
import { drivenRecords, driveRecords, noRecord } from './drivenRecords.ts';
import { forms } from './examples.ts';
import { readings, seekers, seekings, someStrangers } from './seekings.ts';

/** Every person of the tables at every endpoint of a record: as the tables say, and a refusal reveals nothing. */
const n = 'a'.repeat(32);

describe('the tab', () => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await aTab();
    for (const { actor } of seekers) tab.setRoles(actor.id, actor.roles);
    await driveRecords(tab.handling);
  });
  afterAll(() => tab.stop());
  // No person makes this many requests at once: the clock moves on between two of them by the minutes a person would
  // need.
  let minutes = 0;
  beforeEach(() => {
    minutes += 5;
    tab.setNow(new Date(Date.parse('2026-11-24T09:00:00.000Z') + minutes * 60_000));
  });

  const tokens = new Map<string, Promise<string>>();
  const tokenOf = ({ id, guest }: Actor): Promise<string> => {
    const token = tokens.get(id) ?? tab.issuer.token({ oid: id, acct: guest ? 1 : 0 });
    tokens.set(id, token);
    return token;
  };
  const ask = async (actor: Actor, url: string, payload?: object) => {
    const authorization = `Bearer ${await tokenOf(actor)}`;
    const answer = await tab.app.inject({
      method: payload ? 'POST' : 'GET',
      url,
      headers: { authorization },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.body, headers: { ...answer.headers, date: '' } };
  };

  it.each(seekings)('opens the record for %s, or nothing', async (_, { actor, reference, reads }) => {
    const answer = await ask(actor, `/api/nonconformities/${reference}`);
    expect(answer.status).toBe(reads ? 200 : 404);
    if (!reads) expect(answer).toEqual(await ask(actor, `/api/nonconformities/${noRecord}`));
  });

  it.each(seekings)('shows related records to %s, or nothing', async (_, { actor, reference, reads }) => {
    const answer = await ask(actor, `/api/nonconformities/${reference}/related`);
    expect(answer.status).toBe(reads ? 200 : 404);
    if (!reads) expect(answer).toEqual(await ask(actor, `/api/nonconformities/${noRecord}/related`));
  });

  it.each(seekings)('lists it for %s, or nothing', async (_, { actor, reference, inRegister }) => {
    const answer = await ask(actor, `/api/nonconformities?text=${reference}`);
    expect(JSON.parse(answer.body).total).toBe(inRegister ? 1 : 0);
    if (!inRegister) expect(answer).toEqual(await ask(actor, `/api/nonconformities?text=${noRecord}`));
  });

  it.each(seekings)(
    'shows the contributions in its session to %s, or nothing',
    async (_, { actor, reference, reads }) => {
      const answer = await ask(actor, `/api/sessions/${reference}/S1/contributions`);
      const isThere = reference === drivenRecords.approval || reference === drivenRecords.implementation;
      expect(answer.status).toBe(reads && isThere ? 200 : 404);
      if (!reads) expect(answer).toEqual(await ask(actor, `/api/sessions/${noRecord}/S1/contributions`));
    },
  );

  // Evidence is attached by the server itself, for a file that it has.
  const sent = recordCommandNames.filter((one) => one !== 'attachEvidence');
  it.each(someStrangers)('refuses every command of %s, as for a missing record', async (_, { actor, reference }) => {
    for (const name of sent) {
      const send = (to: string) => ask(actor, '/api/commands', { n, command: { name, reference: to, ...forms[name] } });
      const [forbidden, unknown] = [await send(reference), await send(noRecord)];
      expect([name, forbidden]).toEqual([name, unknown]);
      expect(forbidden.status).toBe(409);
    }
  });

  it('reveals nothing more for an invalid form', async () => {
    for (const name of sent) {
      const send = (to: string) => ask(thePeople.employee, '/api/commands', { n, command: { name, reference: to } });
      expect([name, await send(drivenRecords.approval)]).toEqual([name, await send(noRecord)]);
    }
  });
});

describe('the bot', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = aBot();
    for (const { actor } of seekers) bot.setRoles(actor.id, actor.roles);
    await driveRecords(bot.room.handling);
  });

  const from = ({ id, name }: Actor) => ({ from: { id: `29:${id}`, name, aadObjectId: id } });
  const written = async (text: string, actor: Actor, message = aMessage): Promise<string> => {
    bot.setRoster(actor.guest);
    await bot.receive(message(text, from(actor)));
    return textsOf(bot.posted.at(-1)?.card);
  };

  it.each(seekings)(
    'shows the record to %s when they write its number, or nothing',
    async (_, { actor, reference, reads }) => {
      const shown = await written(reference, actor);
      expect(shown.includes('server room')).toBe(reads);
      if (!reads) expect(shown).toBe(await written(noRecord, actor));
    },
  );

  it.each(seekings)('shows nothing in a channel to %s', async (_, { actor, reference }) => {
    const shown = await written(reference, actor, aChannelMessage);
    expect(shown).not.toContain('server room');
    expect(shown).toBe(await written(noRecord, actor, aChannelMessage));
  });

  const about = verbs.filter((verb) => verb.startsWith('record.'));
  type PressScene = 'card' | 'task/fetch' | 'task/submit';
  const pressed = async (verb: string, ref: string, actor: Actor, scene: PressScene, seq?: number) => {
    bot.setRoster(actor.guest);
    const data = { v: 1, n, ref, seq, text: 'Again', what: 'A window', reason: 'A drill' };
    const { body } = await bot.receive(
      scene === 'card' ? aPress(verb, data, from(actor)) : anInvoke(scene, { data: { ...data, verb } }, from(actor)),
    );
    await bot.settled();
    return JSON.stringify(body);
  };

  it.each(someStrangers)('answers no press of %s, on a card or in a dialog', async (_, { actor, reference }) => {
    for (const verb of about)
      for (const scene of ['card', 'task/fetch', 'task/submit'] as const) {
        const forbidden = await pressed(verb, reference, actor, scene);
        expect([verb, scene, forbidden.includes('server room')]).toEqual([verb, scene, false]);
        const unknown = await pressed(verb, noRecord, actor, scene);
        expect([verb, scene, forbidden.replaceAll(reference, '#')]).toEqual([
          verb,
          scene,
          unknown.replaceAll(noRecord, '#'),
        ]);
      }
  });

  it.each(someStrangers)('reveals nothing more to %s when they invent a sequence', async (_, { actor, reference }) => {
    const guessed = async (verb: string, ref: string) =>
      // What failed has an id of its own.
      (await pressed(verb, ref, actor, 'card', 1)).replaceAll(ref, '#').replaceAll(/\b[0-9a-f]{8}\b/g, 'id');
    for (const verb of about)
      expect([verb, await guessed(verb, reference)]).toEqual([verb, await guessed(verb, noRecord)]);
  });

  it.each(readings)('shows it to %s when they press for it', async (_, { actor, reference }) => {
    expect(await pressed('record.show', reference, actor, 'card')).toContain('server room');
  });

  it('makes a deep link of the number only', () => {
    const link = (reference: string) => bot.room.deepLink(reference).replace(reference, '#');
    expect(link(drivenRecords.approval)).toBe(link(noRecord));
  });
});
