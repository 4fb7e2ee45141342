import { type Drawing, drawingIn } from '../../bot/cards/drawing.ts';
import { checkpointCard } from '../../bot/cards/messages/checkpointCard.ts';
import { helpCard } from '../../bot/cards/messages/helpCard.ts';
import { helpReasons } from '../../bot/cards/messages/helpReasons.ts';
import { noticeCard } from '../../bot/cards/messages/noticeCard.ts';
import { sentenceCard } from '../../bot/cards/messages/sentenceCard.ts';
import { severalCard } from '../../bot/cards/messages/severalCard.ts';
import { triageCard } from '../../bot/cards/messages/triageCard.ts';
import { unreachedCard } from '../../bot/cards/messages/unreachedCard.ts';
import { welcomeCard } from '../../bot/cards/messages/welcomeCard.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { typedOfFacts } from '../../bot/cards/parts/inputs/reportInputs.ts';
import { addCard } from '../../bot/cards/report/addCard.ts';
import { correctCard } from '../../bot/cards/report/correctCard.ts';
import { myReportsCard } from '../../bot/cards/report/myReportsCard.ts';
import { receiptCard } from '../../bot/cards/report/receiptCard.ts';
import { reportButtonCard } from '../../bot/cards/report/reportButtonCard.ts';
import { reportCard } from '../../bot/cards/report/reportCard.ts';
import { withdrawCard } from '../../bot/cards/report/withdrawCard.ts';
import { checkpointText, evolveCheckpoint, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import type { ReportFacts } from '../../procedure/record/report/reportFacts.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { countingNonce } from './aBot.ts';
import { type Step, theReport } from './aLife.ts';
import { anActor } from './anActor.ts';
import { thePolicy } from './aProcedure.ts';
import { theFacts } from './aReport.ts';
import { sampleCoachCards } from './sampleCoachCards.ts';
import { sampleDecideCards } from './sampleDecideCards.ts';
import { sampleExtensionCards } from './sampleExtensionCards.ts';
import { sampleFileCards } from './sampleFileCards.ts';
import { sampleNotices } from './sampleNotices.ts';
import { sampleOwnCards } from './sampleOwnCards.ts';
import { sampleReminderCards } from './sampleReminderCards.ts';
import { sampleSessionCards } from './sampleSessionCards.ts';
import { sampleTrainingCards } from './sampleTrainingCards.ts';
import { sampleUnnamedCards } from './sampleUnnamedCards.ts';
import { sampleWorkCards } from './sampleWorkCards.ts';

export const drawingFor = (language: Language): Drawing =>
  drawingIn(language, {
    nonce: countingNonce(),
    policy: thePolicy,
    deepLink: (reference) => `https://teams.example.test/register${reference ? `?record=${reference}` : ''}`,
    today: () => '2026-11-24',
    management: () => ['ida', 'ben', 'max'],
  });

export const aRecord = (
  facts: Partial<ReportFacts> = {},
  changes: Partial<Omit<Nonconformity, 'stage' | 'cycle'>> = {},
): Nonconformity => ({
  reference: 'NC-2026-0042',
  stage: 'reported',
  facts: theFacts(facts),
  reporter: anActor().id,
  reportedIn: 'personalChat',
  reportedAt: '2026-11-24T09:00:00.000Z',
  language: 'en',
  procedureVersion: '3.1',
  additions: [],
  questions: [],
  identityOpenings: [],
  duplicates: [],
  cycle: { number: 1, actions: [] },
  earlierCycles: [],
  evidence: [],
  followUpsHeld: [],
  recurrences: [],
  sessions: [],
  trainingRequests: [],
  snoozes: [],
  log: {},
  ...changes,
});

const fullFacts: Partial<ReportFacts> = {
  ongoing: 'yes',
  system: 'Server room, ground floor',
  occurredOn: '2026-11-22',
  clause: 'A.7.2',
  impact: 'high',
  priority: 'medium',
  requirement: 'Doors of server rooms are locked.',
  evidence: 'Photo of the open door, badge log.',
  immediateAction: 'Door locked, facility team told.',
  onBehalfOf: 'Reception',
};

/** As many as one message holds. */
const severalReferences = Array.from({ length: 30 }, (_, n): Reference => `NC-2026-${String(n + 1).padStart(4, '0')}`);

/** With the longest key and signature in use: RSA with 2,048 bits. */
const aLongNote = `${checkpointText({
  origin: 'contoso.sharepoint.com/sites/isms',
  size: 10_021,
  root: `${'3f0a'.repeat(10)}3f0=`,
  name: 'CHECK/0007',
  at: '2026-11-24T03:05:00.000Z',
  last: 10_038,
  highest: { 2025: 411, 2026: 42 },
})}\n— contoso.sharepoint.com/sites/isms ${'+/Qk4wZ1'.repeat(44).slice(0, 344)}\n`;
export const aSignedCheckpoint: SignedCheckpoint = evolveCheckpoint({
  type: 'CheckpointMade',
  note: aLongNote,
  key: `contoso.sharepoint.com/sites/isms+0f1e2d3c+${'/0vX7sMc'.repeat(55)}`,
  frontier: [],
});

/** The first step of a life with the report of this record. */
const reportOf = ({ facts }: Nonconformity): Step => ({
  ...theReport,
  events: [{ type: 'Reported', facts, language: 'en', reportedIn: 'tab', procedureVersion: '3.1' }],
});

/** The `n` of a card counted from 1, so a sample more or less changes no other's golden. Nonces that a sample gives itself stay. */
const countedFromOne = (card: AdaptiveCard): AdaptiveCard => {
  const next = countingNonce();
  const counted = new Map<string, string>();
  return JSON.parse(
    JSON.stringify(card).replace(/(?<="n":")0[0-9a-f]{31}(?=")/g, (drawn) => {
      const n = counted.get(drawn) ?? next();
      counted.set(drawn, n);
      return n;
    }),
  );
};

/** Every card in its usual states, drawn as people see it; the source of the goldens. */
export const sampleCards = (language: Language, record?: Nonconformity): Readonly<Record<string, AdaptiveCard>> =>
  Object.fromEntries(
    Object.entries(drawSamples(language, record)).map(([name, drawn]) => [name, countedFromOne(drawn)]),
  );

const drawSamples = (
  language: Language,
  record = aRecord(fullFacts, {
    additions: [{ at: '2026-11-24T09:30:00.000Z', by: anActor().id, text: 'The lock is worn.' }],
  }),
): Readonly<Record<string, AdaptiveCard>> => {
  const drawing = drawingFor(language);
  const typed = typedOfFacts(record.facts);
  const { reference } = record;
  const n = 'f'.repeat(32);
  const chat = { typed: {}, scene: 'chat' } as const;
  const dialog = { typed: {}, scene: 'dialog' } as const;
  const trouble = { id: '0f0f0f0f', what: 'unreachable' } as const;
  const ismsManagers = [{ id: 'b0000000-0000-4000-8000-000000000003', name: 'Claire Dubois' }];
  const view = { record, sequence: 3, viewer: anActor(), scene: 'chat' } as const;
  return {
    ...Object.fromEntries(
      helpReasons.map((reason) => [`help-${reason}`, helpCard.render({ reason, shared: false }, drawing)]),
    ),
    'help-shared': helpCard.render({ reason: 'asked', shared: true }, drawing),
    welcome: welcomeCard.render({ shared: false }, drawing),
    'welcome-team': welcomeCard.render({ shared: true }, drawing),
    report: reportCard.render({ card: 'report', ...chat, typed: { what: record.facts.what } }, drawing),
    'report-dialog': reportCard.render({ card: 'report', typed: {}, scene: 'dialog' }, drawing),
    'report-unfolded': reportCard.render({ card: 'report', ...chat, unfolded: true }, drawing),
    'report-filled': reportCard.render({ card: 'report', ...chat, typed }, drawing),
    'report-problems': reportCard.render(
      {
        card: 'report',
        ...chat,
        typed: { ...typed, detectedOn: '2026-13-45' },
        problems: { what: 'tooLong', detectedOn: 'notADate', occurredOn: 'inTheFuture', clause: 'unknownChoice' },
        n,
      },
      drawing,
    ),
    'report-not-saved': reportCard.render({ card: 'report', ...chat, typed, trouble, n }, drawing),
    receipt: receiptCard.render(
      { ...view, note: { text: drawing.words.receipt.saved(reference), style: 'good' } },
      drawing,
    ),
    'receipt-plain': receiptCard.render({ ...view, record: aRecord(), sequence: 1 }, drawing),
    'receipt-withdrawn': receiptCard.render({ ...view, record: { ...record, stage: 'withdrawn' } }, drawing),
    'receipt-reader': receiptCard.render({ ...view, viewer: anActor({ id: 'x', roles: ['ismsManager'] }) }, drawing),
    'receipt-dialog': receiptCard.render({ ...view, scene: 'dialog' }, drawing),
    add: addCard.render({ card: 'add', reference, sequence: 3, ...dialog }, drawing),
    'add-problem': addCard.render({ card: 'add', reference, ...dialog, problems: { text: 'missing' }, n }, drawing),
    correct: correctCard.render({ card: 'correct', reference, sequence: 3, ...dialog, typed }, drawing),
    withdraw: withdrawCard.render({ card: 'withdraw', reference, sequence: 3, ...dialog }, drawing),
    'my-reports': myReportsCard.render(
      { entries: Array.from({ length: 5 }, () => registerEntry(record, 3)), total: 7 },
      drawing,
    ),
    'my-reports-none': myReportsCard.render({ entries: [], total: 0 }, drawing),
    triage: triageCard.render({ record, ismsManagers }, drawing),
    'triage-over': triageCard.render({ record: aRecord(), ismsManagers }, drawing),
    urgent: noticeCard.render({ record, kind: 'urgent' }, drawing),
    'new-report': noticeCard.render({ record, kind: 'newReport' }, drawing),
    unreached: unreachedCard.render(
      { record, people: ismsManagers, unreached: { who: ismsManagers[0]?.id ?? '', notice: 'newReport' } },
      drawing,
    ),
    'unreached-over': unreachedCard.render(
      { record, people: [], unreached: { who: 'c0ffee00', notice: 'approvalAsked' } },
      drawing,
    ),
    'unreached-channel': unreachedCard.render(
      { record, people: [], unreached: { who: 'channel', notice: 'triage' } },
      drawing,
    ),
    checkpoint: checkpointCard.render(aSignedCheckpoint, drawing),
    several: severalCard.render({ kind: 'several', notice: 'newReport', references: severalReferences }, drawing),
    'report-button': reportButtonCard.render({ n: drawing.nonce() }, drawing),
    sentence: sentenceCard.render({ text: drawing.words.channel.chosen }, drawing),
    trouble: sentenceCard.renderTrouble(trouble, drawing),
    ...sampleFileCards(record, drawing),
    ...sampleUnnamedCards(record, typed, drawing),
    ...sampleNotices(drawing, reportOf(record)),
    ...sampleDecideCards(drawing, reportOf(record)),
    ...sampleWorkCards(record, drawing),
    ...sampleReminderCards(record, drawing),
    ...sampleSessionCards(record, drawing),
    ...sampleTrainingCards(drawing, reportOf(record)),
    ...sampleExtensionCards(record, typed, drawing),
    ...sampleCoachCards(record, drawing),
    ...sampleOwnCards(drawing),
  };
};
