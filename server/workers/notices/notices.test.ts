import type { PersonalKind } from '../../../bot/cards/notices/notice.ts';
import { createOutgoing } from '../../../bot/outgoing/createOutgoing.ts';
import { drawMessage } from '../../../bot/outgoing/drawMessage.ts';
import { isSessionMessage, type RecordMessage } from '../../../procedure/messages/message.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { PostedMessage } from '../../../procedure/ports/messages/postedMessages.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import { aBot, botAppId, botTenant } from '../../../test/builders/aBot.ts';
import { aBotService } from '../../../test/builders/aBotService.ts';
import { aStream, type Step, theReport } from '../../../test/builders/aLife.ts';
import { thePolicy } from '../../../test/builders/aProcedure.ts';
import { textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { deliveringBy } from '../../../test/builders/deliveringBy.ts';
import { createMemoryPeople } from '../../../test/builders/memoryPeople.ts';
import { createMemoryOrganisation } from '../../../test/builders/memoryStreams.ts';
import { noticeAfterwards, noticeSamples, sampleHolders } from '../../../test/builders/sampleNotices.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';
import { recordMessage } from '../messageForReader.ts';
import { createOutbox } from '../outbox/outbox.ts';

const { nonce, deepLink } = aBot().room;
const tools = {
  nonce,
  deepLink,
  policy: thePolicy,
  management: () => ['ida', 'ben', 'max'],
  today: () => '2026-11-24' as const,
};

type Sent = { readonly conversation: ConversationReference; readonly message: RecordMessage };

/** The outbox of one record whose stream a test sets, with recipients who all have a chat. */
const scene = () => {
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const rows = new Map<string, PostedMessage | 'claimed'>();
  const sent: Sent[] = [];
  const redrawn: { readonly shown: PostedMessage; readonly message: RecordMessage }[] = [];
  const held: { stream?: RecordStream } = {};
  const records = {
    load: async () => ({ stream: held.stream, fresh: true }),
    append: () => Promise.reject(new Error('not expected')),
    open: () => Promise.reject(new Error('not expected')),
    lookFor: () => Promise.reject(new Error('not expected')),
  };
  const outbox = createOutbox({
    sessionCards: { settle: async () => undefined },
    records,
    clock,
    organisation: createMemoryOrganisation({ digest: sha256 }),
    sessions: { contributions: async () => ({ included: [], late: [] }) },
    people: createMemoryPeople(sampleHolders),
    conversations: {
      ofPerson: async (personId) => ({
        kind: 'personal',
        conversationId: `a:${personId}`,
        serviceUrl: 'https://smba/',
        personId,
        language: 'en',
      }),
      ofChannel: async () => undefined,
      markGone: async () => undefined,
      reachOf: () => 'reachable',
    },
    postedMessages: {
      claim: async (key) => {
        if (rows.has(key)) return 'sent';
        rows.set(key, 'claimed');
        return 'ours';
      },
      release: () => undefined,
      sent: async (message) => void rows.set(message.key, message),
      deferNotice: async () => undefined,
      showing: async () => [...rows.values()].filter((row) => row !== 'claimed'),
      redrawn: async (messages, sequence) => {
        for (const message of messages) rows.set(message.key, { ...message, sequence });
      },
    },
    outgoing: {
      deliver: deliveringBy(async (conversation, message) => {
        if (!('record' in message) || isSessionMessage(message)) throw new Error('no message of a record');
        sent.push({ conversation, message });
        return { activityId: `m${sent.length}`, conversationId: conversation.conversationId };
      }),
      redraw: async (shown, message) => Boolean(redrawn.push({ shown, message })),
    },
    project: async () => undefined,
    effects: { committed: () => undefined, of: () => ({ sequence: 0, done: 0 }), all: () => [] },
    committed: () => undefined,
    digest: sha256,
    log: () => undefined,
  });
  const pay = async (steps: readonly Step[]): Promise<void> => {
    held.stream = aStream(steps);
    // The reaction on another record, which does not exist here, is not requested.
    outbox.enqueue(held.stream.key);
    clock.advance(0);
    await outbox.idle();
  };
  return { pay, sent, redrawn, rows };
};

const samples = Object.entries(noticeSamples()) as [PersonalKind, readonly [readonly Step[], string]][];

describe('the notices of the last commit', () => {
  it.each(samples.filter(([kind]) => kind !== 'markedDuplicate'))(
    'send a %s to its recipients, once, drawn for each of them',
    async (kind, [steps, viewer]) => {
      const { pay, sent } = scene();
      await pay(steps);
      await pay(steps);
      const told = `/${String(steps.length).padStart(4, '0')}/`;
      const matching = sent.filter(
        ({ conversation, message }) => message.kind === kind && conversation.personId === viewer,
      );
      expect(matching).toHaveLength(1);
      const [one] = matching;
      if (!one) throw new Error(told);
      expect(one.message.commit?.sequence).toBe(steps.length);
      expect(textsOf(drawMessage(one.conversation, one.message, tools))).toContain(procedureWords.en.notices[kind]);
    },
  );

  it.each(Object.entries(noticeAfterwards) as [PersonalKind, readonly Step[]][])(
    'redraw %s once the matter is settled, with the outcome and without buttons',
    async (kind, more) => {
      const { pay, redrawn } = scene();
      const [steps, viewer] = noticeSamples()[kind];
      await pay(steps);
      await pay([...steps, ...more]);
      const matching = redrawn
        .filter(({ shown }) => shown.kind === kind && shown.conversation.personId === viewer)
        .at(-1);
      if (!matching) throw new Error('not redrawn');
      const card = drawMessage(matching.shown.conversation, matching.message, tools);
      expect(verbsOf(card)).toEqual([]);
      expect(textsOf(card)).not.toContain(procedureWords.en.notices[kind]);
    },
  );
});

const reporters: readonly PersonalKind[] = [
  'reportAccepted',
  'reportRejected',
  'objectionDecided',
  'closed',
  'riskAccepted',
  'reporterAsked',
];

describe('an unnamed reporter', () => {
  it.each(reporters)('receives no %s', async (kind) => {
    const [event] = theReport.events;
    if (event.type !== 'Reported') throw new RangeError('a life begins with a report');
    const unnamed: Step = {
      by: { id: unnamedReporter, name: '' },
      events: [{ ...event, unnamed: { kind: 'anonymous', caseCode: 'c' } }],
    };
    const { pay, sent } = scene();
    await pay(
      noticeSamples(unnamed)[kind][0].map((step) =>
        step.by.id === 'lea' ? { ...step, by: { id: unnamedReporter, name: '' } } : step,
      ),
    );
    expect(sent.map(({ conversation }) => conversation.personId)).not.toContain(unnamedReporter);
    expect(sent.map(({ conversation }) => conversation.personId)).not.toContain('lea');
  });
});

describe('a reporter’s notice', () => {
  it.each(reporters)('%s names no one', (kind) => {
    const [steps] = noticeSamples()[kind];
    const stream = aStream(steps);
    const key = `${stream.key}/${String(steps.length).padStart(4, '0')}/${kind}/lea`;
    const conversation: ConversationReference = {
      kind: 'personal',
      conversationId: 'a',
      serviceUrl: 's',
      personId: 'lea',
      language: 'en',
    };
    const text = textsOf(
      drawMessage(conversation, recordMessage(stream, kind, key, { holders: sampleHolders }), tools),
    );
    expect(text).not.toMatch(/Max Weber|Ida Olsen|Mia Lund|Ben Okoro|Léa Martin/);
  });
});

describe('a notification', () => {
  it('contains the number and the sentence, and nothing of the report', async () => {
    const service = await aBotService();
    const { credentials } = service;
    const { clock } = aBot().room;
    const identity = { appId: botAppId, tenantId: botTenant, credentials };
    const outgoing = createOutgoing({
      ...identity,
      policy: thePolicy,
      deepLink,
      nonce,
      clock,
      people: { holders: () => [] },
    });
    const [steps] = noticeSamples().approvalAsked;
    const stream = aStream(steps);
    const message = recordMessage(stream, 'approvalAsked', 'NC-2026-0042/0006/approvalAsked/ida', {
      holders: sampleHolders,
    });
    await outgoing.send(
      { kind: 'personal', conversationId: 'a:ida', serviceUrl: service.url, personId: 'ida', language: 'fr' },
      message,
    );
    expect(service.asked[0]?.body).toMatchObject({ summary: 'NC-2026-0042: Un plan attend votre décision.' });
    await service.stop();
  });
});
