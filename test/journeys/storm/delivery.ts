import { z } from 'zod';
import { botWords } from '../../../bot/words/words.ts';
import { people } from '../../../infra/local/tenant.ts';
import { languageOf } from '../../../procedure/words/languages.ts';
import { activity, botToken, postJson, referenceIn } from '../asTeams.ts';
import type { LocalSystem } from '../localSystem.ts';
import type { CommandLine, Outcome } from './ledger.ts';

/** Delivers a command once to a server process, as the tab or as Teams does. Never throws. */
export type Deliver = (command: CommandLine, url: string, hangUpAfterMs: number) => Promise<Outcome>;

const tokenSchema = z.object({ token: z.string() });
/** Tokens live for an hour. */
const tokenHolds = 30 * 60_000;

/** Tokens of people and of Teams, asked for once in a while. */
const createTokens = (system: LocalSystem) => {
  const held = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  const fresh = async (userId: string): Promise<string> => {
    if (userId === 'teams') return botToken(system);
    const answer = await postJson(`${system.local.entra}/_control/user-token`, { userId });
    return tokenSchema.parse(await answer.json()).token;
  };
  return (userId: string): Promise<string> => {
    const before = held.get(userId);
    if (before && performance.now() < before.until) return before.token;
    const token = fresh(userId);
    held.set(userId, { token, until: performance.now() + tokenHolds });
    return token;
  };
};

export const createDeliver = (system: LocalSystem): Deliver => {
  const tokenOf = createTokens(system);
  const post = async (url: string, token: string, body: unknown, hangUpAfterMs: number) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(hangUpAfterMs),
    });
    return { status: answer.status, text: await answer.text() };
  };

  return async (command, url, hangUpAfterMs) => {
    try {
      if (command.door === 'bot') {
        const answer = await post(
          `${url}/api/messages`,
          await tokenOf('teams'),
          pressOf(system, command),
          hangUpAfterMs,
        );
        return readCard(command, answer.status, answer.text);
      }
      const token = await tokenOf(command.actor);
      return readAnswer(await post(`${url}/api/commands`, token, requestOf(command), hangUpAfterMs));
    } catch (error) {
      return { outcome: 'unknown', why: error instanceof Error ? error.name : 'no answer' };
    }
  };
};

const requestOf = ({ n, verb, reference, seen, seenOf, form }: CommandLine) => {
  const command = verb === 'report' ? { facts: form, language: 'en' } : { reference, ...form };
  return { n, seen, seenOf, command: { name: verb, ...command } };
};

const whoIs = (id: string) => {
  const found = people.find((person) => person.id === id);
  if (!found) throw new RangeError(`no one is ${id}`);
  return found;
};

/** A press on a card in the personal chat. It answers no message: the storm does not test receipts. */
const pressOf = (system: LocalSystem, { actor, verb, n, reference, seen, form }: CommandLine) =>
  activity(system, whoIs(actor), {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      action: { type: 'Action.Execute', verb, data: { v: 1, n, ref: reference, seq: seen, ...form } },
      trigger: 'manual',
    },
  });

const doneSchema = z.object({ reference: z.string(), sequence: z.number() });
const noSchema = z.object({
  error: z.object({
    code: z.string(),
    refusal: z.object({ reason: z.string() }).optional(),
    fault: z.string().optional(),
  }),
});

const readAnswer = ({ status, text }: { readonly status: number; readonly text: string }): Outcome => {
  const body: unknown = JSON.parse(text);
  if (status === 200) return { outcome: 'done', ...doneSchema.parse(body) };
  const { code, refusal, fault } = noSchema.parse(body).error;
  if (status === 409 || status === 422 || status === 400) return { outcome: 'refused', why: refusal?.reason ?? code };
  return { outcome: 'unknown', why: fault ?? code };
};

/** What the card says, in the presser's language: saved, not known, or anything else, which is a no. */
const readCard = ({ actor, verb, reference }: CommandLine, status: number, text: string): Outcome => {
  if (status !== 200) return { outcome: 'unknown', why: `status ${status}` };
  const { receipt, notSaved, trouble } = botWords[languageOf(whoIs(actor).locale)];
  const told = reference ?? referenceIn({ status, text, milliseconds: 0 }) ?? '';
  const saved: Readonly<Record<string, string>> = {
    'report.send': receipt.saved(told),
    'record.addSend': receipt.added,
    'record.correctSend': receipt.corrected,
    'record.withdrawSend': receipt.withdrawn,
  };
  const says = (sentence: string | undefined) => sentence !== undefined && text.includes(JSON.stringify(sentence));
  const shows = /"seq":(\d+)/.exec(text)?.[1];
  if (says(saved[verb])) return { outcome: 'done', reference: told, ...(shows && { shows: Number(shows) }) };
  if (text.includes(trouble.bug)) return { outcome: 'unknown', why: 'unexpected' };
  if (says(notSaved.title)) return { outcome: 'unknown', why: 'not saved yet' };
  // In the middle of a sentence that goes on with the reason.
  const [sorry = ''] = trouble.notNow('|').split('|');
  if (text.includes(sorry)) return { outcome: 'unknown', why: 'not now' };
  return { outcome: 'refused', why: 'the card says no' };
};
