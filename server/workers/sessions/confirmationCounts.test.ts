import type { RecordMessage } from '../../../procedure/messages/message.ts';
import type { PostedMessage } from '../../../procedure/ports/messages/postedMessages.ts';
import { aStream } from '../../../test/builders/aLife.ts';
import { approvedWith, sampleHolders } from '../../../test/builders/sampleNotices.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';
import { createConfirmationCounts } from './confirmationCounts.ts';

const reference = 'NC-2026-0042';
const conversation = { kind: 'personal', conversationId: 'a', serviceUrl: 'https://smba/', language: 'en' } as const;
const shownAs = (kind: 'actionAssigned' | 'closed'): PostedMessage => ({
  key: `${reference}/0006/${kind}/noor`,
  reference,
  kind,
  conversation,
  activityId: kind,
  sequence: 7,
});
const stream = aStream([
  ...approvedWith(),
  {
    by: { id: 'noor', name: 'Noor' },
    events: [
      { type: 'SessionOpened', session: 'S1', kind: 'training' },
      { type: 'TrainingAsked', session: 'S1', action: 'A2', text: 'x', people: ['lea', 'max'] },
    ],
  },
]);

const counting = () => {
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const drawn: (readonly [string, RecordMessage])[] = [];
  const given = {
    by: 'lea',
    at: '2026-11-24T09:00:00.000Z',
    id: 'a',
    type: 'TrainingAcknowledged',
    action: 'A2',
  } as const;
  const counts = createConfirmationCounts({
    clock,
    records: { load: async () => ({ stream, fresh: true }) },
    sessions: { contributions: async () => ({ included: [given], late: [] }) },
    people: { holders: sampleHolders, rolesOf: () => [] },
    postedMessages: { showing: async () => [shownAs('actionAssigned'), shownAs('closed')] },
    outgoing: { redraw: async (shown, message) => Boolean(drawn.push([shown.activityId, message])) },
    log: () => undefined,
  });
  return { counts, clock, drawn };
};
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the count of confirmations', () => {
  it('is drawn on the cards of actions once for many concurrent confirmations', async () => {
    const { counts, clock, drawn } = counting();
    for (let press = 0; press < 60; press += 1) counts.given(reference);
    clock.advance(29_999);
    await settle();
    expect(drawn).toEqual([]);
    clock.advance(1);
    await settle();
    expect(drawn.map(([activityId]) => activityId)).toEqual(['actionAssigned']);
    expect([...(drawn[0]?.[1].trainings?.[0]?.confirmed.keys() ?? [])]).toEqual(['lea']);
    counts.given(reference);
    clock.advance(30_000);
    await settle();
    expect(drawn).toHaveLength(2);
  });

  it('is not drawn after the end', async () => {
    const { counts, clock, drawn } = counting();
    counts.given(reference);
    counts.stop();
    clock.advance(60_000);
    await settle();
    expect(drawn).toEqual([]);
  });
});
