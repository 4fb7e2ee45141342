import { join } from 'node:path';
import { z } from 'zod';
import { botWords } from '../../../bot/words/words.ts';
import { userToken } from '../../../infra/local/entra/tokens.ts';
import { openSigningKey } from '../../../infra/local/signing.ts';
import { type SeededPerson, team, tenant } from '../../../infra/local/tenant.ts';
import { botToken, dialogActivity, freshNonce, postJson, pressActivity } from '../../journeys/asTeams.ts';
import type { LocalSystem } from '../../journeys/localSystem.ts';
import type { Input } from '../../journeys/session/meeting.ts';

export type Meeting = {
  readonly reference: string;
  /** Sequence of the commit that opened it. */
  readonly opened: number;
  readonly root: string;
};

/** The answer to a person; `notNow` asks them to try again. */
export type Word = 'done' | 'refused' | 'notNow';

export type Endpoints = Awaited<ReturnType<typeof openEndpoints>>;

const operations = team.channels[2].id;
const { form, said } = botWords.en.session;
/** Texts of a dialog or the card that confirm saving. */
const doneWords = [form.cause.done, form.evidence.done, form.vote.done, said.here];
const answerSchema = z.object({ error: z.object({ code: z.string(), fault: z.string().optional() }) });

/** The two endpoints of a server that accept contributions: the bot's, as Teams delivers presses, and the tab's. */
export const openEndpoints = async (system: LocalSystem) => {
  const key = openSigningKey(join(system.dataDir, 'signing-key.pem'));
  const teams = await botToken(system);
  const place = ({ root }: Meeting) => ({
    conversation: {
      id: `${operations};messageid=${root}`,
      isGroup: true,
      conversationType: 'channel',
      tenantId: tenant.id,
    },
    channelData: { tenant: { id: tenant.id }, team: { id: team.id }, channel: { id: operations } },
  });

  /** Verb and inputs sent by a button of the card, or of its dialog. */
  const pressed = (input: Input): { readonly verb: string; readonly inputs: object } => {
    switch (input.type) {
      case 'PresenceTold':
        return { verb: 'session.here', inputs: {} };
      case 'CauseAdded':
        // The person has seen the hint, if there is one.
        return { verb: 'session.cause.anyway', inputs: { why: input.why, text: input.text } };
      case 'EvidenceAdded':
        return { verb: 'session.evidence.send', inputs: { cause: input.cause, text: input.text } };
      case 'VoteCast':
        return { verb: 'session.vote.send', inputs: { 'vote.0': `${input.why}/${input.cause}` } };
      default:
        return input satisfies never;
    }
  };

  const byBot = async (url: string, who: SeededPerson, meeting: Meeting, n: string, input: Input): Promise<Word> => {
    const { verb, inputs } = pressed(input);
    const data = { v: 1, n, ref: meeting.reference, seq: meeting.opened, ...inputs };
    const sent = input.type === 'PresenceTold' ? pressActivity : dialogActivity;
    const body = { ...sent(system, who, verb, data), ...place(meeting) };
    const answer = await postJson(`${url}/api/messages`, body, teams);
    const text = await answer.text();
    if (answer.status !== 200) return 'notNow';
    if (doneWords.some((word) => text.includes(JSON.stringify(word).slice(1, -1)))) return 'done';
    return text.includes(botWords.en.notSaved.title) || /try again/i.test(text) ? 'notNow' : 'refused';
  };

  const byTab = async (url: string, who: SeededPerson, meeting: Meeting, n: string, input: Input): Promise<Word> => {
    const path = `${url}/api/sessions/${meeting.reference}/S1/contributions`;
    const answer = await postJson(path, { n, contribution: input }, userToken(key, who));
    if (answer.status === 200) return 'done';
    const read = answerSchema.safeParse(await answer.json());
    const isRefused = read.success && read.data.error.fault === undefined && answer.status < 500;
    return isRefused && answer.status !== 429 ? 'refused' : 'notNow';
  };

  return {
    /** Never throws: a server that is gone counts as *not now*. */
    give: (endpoint: 'bot' | 'tab', ...given: Parameters<typeof byBot>): Promise<Word> =>
      (endpoint === 'bot' ? byBot : byTab)(...given).catch(() => 'notNow'),
    /** @throws the answer, unless it is a success */
    command: async (url: string, who: SeededPerson, command: object): Promise<unknown> => {
      const answer = await postJson(`${url}/api/commands`, { n: freshNonce(), command }, userToken(key, who));
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${JSON.stringify(command)}: ${answer.status} ${text}`);
      return JSON.parse(text);
    },
    read: async (url: string, who: SeededPerson, reference: string): Promise<unknown> => {
      const headers = { authorization: `Bearer ${userToken(key, who)}` };
      const answer = await fetch(`${url}/api/sessions/${reference}/S1/contributions`, { headers });
      if (!answer.ok) throw new Error(`${reference}/S1: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    /** Waits for the card in the thread of a meeting that names the nonconformity. @returns the thread's first message */
    startMeeting: async (who: SeededPerson, reference: string): Promise<string> => {
      const asked = { userId: who.id, conversation: operations, title: `5 whys ${reference}` };
      const answer = await postJson(`${system.local.teams}/_control/meeting`, asked);
      return z.object({ meeting: z.object({ root: z.string() }) }).parse(await answer.json()).meeting.root;
    },
    /** The session leader chooses this in *Facilitate…*. */
    move: async (url: string, who: SeededPerson, meeting: Meeting, move: string): Promise<string> => {
      const data = { v: 1, n: freshNonce(), ref: meeting.reference, seq: meeting.opened, move };
      const body = { ...dialogActivity(system, who, 'session.facilitate.send', data), ...place(meeting) };
      return (await postJson(`${url}/api/messages`, body, teams)).text();
    },
  };
};
