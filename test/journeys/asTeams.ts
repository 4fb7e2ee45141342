import { z } from 'zod';
import { botId, personalChatOf, teamsIdOf } from '../../infra/local/teams/chat/directory.ts';
import { people, type SeededPerson, tenant } from '../../infra/local/tenant.ts';
import type { LocalSystem } from './localSystem.ts';

/** Talks to a server process like the Bot Connector: raw, signed activities. */

export const person = (index: number): SeededPerson => {
  const found = people[index];
  if (!found) throw new RangeError(`no one has number ${index}`);
  return found;
};

/** A person by name, or by the beginning of it. */
export const personNamed = (name: string): SeededPerson => {
  const found = people.find(({ displayName }) => displayName.startsWith(name));
  if (!found) throw new RangeError(`no one is called ${name}`);
  return found;
};

export const postJson = async (url: string, body: unknown, token?: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const tokenSchema = z.object({ token: z.string() });

export const serviceUrlOf = (system: LocalSystem): string => `${system.local.teams}/connector/`;

export const botToken = async (system: LocalSystem, serviceUrl = serviceUrlOf(system)): Promise<string> => {
  const answer = await postJson(`${system.local.entra}/_control/bot-token`, { serviceUrl });
  return tokenSchema.parse(await answer.json()).token;
};

let sent = 0;

/** An activity of one person's personal chat with the bot. */
export const activity = <Fields extends object>(system: LocalSystem, who: SeededPerson, fields: Fields) => {
  sent += 1;
  return {
    id: `raw-${process.pid}-${sent}`,
    channelId: 'msteams',
    serviceUrl: serviceUrlOf(system),
    timestamp: new Date().toISOString(),
    from: { id: teamsIdOf(who), name: who.displayName, aadObjectId: who.id },
    recipient: { id: botId, name: 'TenTwo' },
    conversation: { id: personalChatOf(who), conversationType: 'personal', tenantId: tenant.id },
    channelData: { tenant: { id: tenant.id } },
    locale: who.locale,
    ...fields,
  };
};

export const pressActivity = (
  system: LocalSystem,
  who: SeededPerson,
  verb: string,
  data: Readonly<Record<string, unknown>>,
) =>
  activity(system, who, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'raw-card',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });

/** A press on a button of a dialog's card. */
export const dialogActivity = (
  system: LocalSystem,
  who: SeededPerson,
  verb: string,
  data: Readonly<Record<string, unknown>>,
) => activity(system, who, { type: 'invoke', name: 'task/submit', value: { data: { ...data, verb } } });

export type Answer = { readonly status: number; readonly text: string; readonly milliseconds: number };

/** @param url of the server process; another than `system.url` for one that joined */
export const deliver = async (system: LocalSystem, sentActivity: unknown, url = system.url): Promise<Answer> => {
  const token = await botToken(system);
  const begun = performance.now();
  const answer = await postJson(`${url}/api/messages`, sentActivity, token);
  const text = await answer.text();
  return { status: answer.status, text, milliseconds: performance.now() - begun };
};

/** The reference that an answer shows, if it shows one. */
export const referenceIn = ({ text }: Answer): string | undefined => /NC-\d{4}-\d{4,7}/.exec(text)?.[0];

/** A fresh `n`, as a drawing of the card would carry. */
export const freshNonce = (): string => {
  sent += 1;
  return `${process.pid.toString(16)}${sent.toString(16)}`.padStart(32, '0');
};
