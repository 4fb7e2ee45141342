import { actorOf } from '../../../test/builders/given.ts';
import type { ConversationReference } from '../../ports/messages/conversations.ts';
import { Fault } from '../../runtime/fault.ts';
import { createAttendance } from './attendance.ts';

const conversation: ConversationReference = {
  kind: 'channel',
  conversationId: '19:ops@thread.tacv2;messageid=1',
  serviceUrl: 'https://smba.example.test/',
  language: 'en',
};
const card = { key: 'NC-2026-0001/S1/card/1', reference: 'NC-2026-0001', kind: 'session', sequence: 1 } as const;

const stage = (answer: boolean | Fault = true, stands = true) => {
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  const asked: string[] = [];
  const is = { answer };
  const attendance = createAttendance({
    clock: { now: () => new Date(now), after: () => () => undefined },
    sessionCards: { standsAt: async () => (stands ? { ...card, conversation, activityId: '1' } : undefined) },
    roster: {
      isMember: async ({ conversationId }, person) => {
        asked.push(`${conversationId} ${person}`);
        if (is.answer instanceof Fault) throw is.answer;
        return is.answer;
      },
    },
  });
  const lea = actorOf('reporter');
  return {
    asked,
    is,
    lea,
    ask: () => attendance('NC-2026-0001', 'S1', lea),
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
};

describe('the attendees of a session', () => {
  it('are the members of its card’s conversation; the roster is cached for some minutes', async () => {
    const { ask, asked, lea, pass, is } = stage();
    expect(await ask()).toEqual({ ...lea, attends: 'NC-2026-0001/S1' });
    await ask();
    expect(asked).toEqual([`${conversation.conversationId} ${lea.id}`]);
    is.answer = false;
    pass(6);
    expect(await ask()).toEqual(lea);
    is.answer = true;
    pass(1);
    expect(await ask()).toHaveProperty('attends');
  });

  it('are no one where no card is posted, without a request', async () => {
    const { ask, asked, lea } = stage(true, false);
    expect(await ask()).toEqual(lea);
    expect(asked).toEqual([]);
  });

  it('are unknown while the roster cannot be read, and it is read again', async () => {
    const { ask, asked, lea, is } = stage(new Fault('unreachable', 'teams.member'));
    expect(await ask()).toEqual(lea);
    is.answer = true;
    expect(await ask()).toHaveProperty('attends');
    expect(asked).toHaveLength(2);
  });
});
