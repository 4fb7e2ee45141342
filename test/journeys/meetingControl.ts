import { z } from 'zod';
import { team } from '../../infra/local/tenant.ts';
import { personNamed, postJson } from './asTeams.ts';
import type { LocalSystem } from './localSystem.ts';

const outcomeSchema = z.looseObject({ kind: z.string(), text: z.string().optional(), card: z.unknown().optional() });
const pressedSchema = z.looseObject({ outcome: outcomeSchema });
const begunSchema = z.looseObject({ meeting: z.looseObject({ id: z.string(), root: z.string() }) });
const messagesSchema = z.array(
  z.object({ id: z.string(), root: z.string(), attachments: z.array(z.object({ content: z.unknown() })) }),
);

/** The answer to a press: a card, or a sentence. */
export type Outcome = z.output<typeof outcomeSchema>;
export type Meeting = { readonly id: string; readonly root: string };

/** A channel meeting and the cards in its chat, without a browser; people by the beginning of their names. */
export const meetingControl = (system: LocalSystem) => {
  const channel = team.channels[2].id;
  const post = async (path: string, who: string, body: object): Promise<unknown> => {
    const answer = await postJson(`${system.local.teams}/_control/${path}`, { userId: personNamed(who).id, ...body });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const pressed = async (path: string, who: string, body: object): Promise<Outcome> =>
    pressedSchema.parse(await post(path, who, body)).outcome;
  return {
    begins: async (who: string, title: string): Promise<Meeting> =>
      begunSchema.parse(await post('meeting', who, { conversation: channel, title })).meeting,
    joins: (who: string, { id }: Meeting) => post('meeting/join', who, { meetingId: id }),
    leaves: (who: string, { id }: Meeting) => post('meeting/leave', who, { meetingId: id }),
    ends: (who: string, { id }: Meeting) => post('meeting/end', who, { meetingId: id }),
    /** The cards in the chat of the meeting, oldest first. */
    cardsIn: async ({ root }: Meeting) => {
      const query = new URLSearchParams({ userId: personNamed('Olga').id, conversation: channel });
      const answer = await fetch(`${system.local.teams}/_control/messages?${query}`);
      return messagesSchema
        .parse(await answer.json())
        .flatMap(({ id, root: thread, attachments: [card] }) =>
          thread === root && card ? { id, card: card.content } : [],
        );
    },
    /** @param card the person still looks at; by default the current one */
    presses: (who: string, activityId: string, title: string, card?: unknown) =>
      pressed('press', who, { activityId, title, card }),
    /** In a dialog that a press opened. */
    sends: (who: string, activityId: string, { card }: Outcome, title: string, inputs: object = {}) =>
      pressed('dialog', who, { activityId, card, title, inputs }),
    passMinutes: (minutes: number) => postJson(`${system.local.teams}/_control/clock`, { advanceMs: minutes * 60_000 }),
  };
};
