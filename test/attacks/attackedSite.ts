import type { ListTable } from '../../graph/lists/listTable.ts';
import { siteLists } from '../../graph/lists/siteLists.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { PlannedAction } from '../../procedure/record/recordParts.ts';
import { lea, max, theApproval, thePlan, theReport, untilSubmitted } from '../builders/aLife.ts';
import { aMadeFile } from '../builders/aMadeFile.ts';
import { aDraft, type GraphStage, openGraphStage, type PlainItem } from '../contracts/graphStage.ts';
import { openReplica, type Replica } from './replica.ts';

/** What TenTwo writes before the attack. */
export type Written = {
  /** Records of three commits, of which only the last is not under the checkpoint where it says so. */
  readonly records: number;
  /** Actions in the approved plan of one more record, the first. */
  readonly actions?: number;
  /** People who contribute to the live session of the first record. */
  readonly contributors?: number;
  /** Of two commits each. */
  readonly reviews?: number;
  readonly exports?: number;
  /** Default 1. */
  readonly checkpoints?: number;
  /** People with a conversation. */
  readonly people?: number;
};

export const session = 'NC-2026-0001/S1';
export const triageChannel = '19:triage@thread.tacv2';
export const person = (number: number): string => `person-${number}`;
export const referenceOf = (number: number): string => `NC-2026-${String(number).padStart(4, '0')}`;

const minute = 60_000;
const serviceUrl = 'https://smba.example';

/** A site with a life behind it, and its rows as TenTwo wrote them. */
export type AttackedSite = {
  readonly stage: GraphStage;
  /** Brings it back to what TenTwo left. No server runs then. */
  readonly restore: () => Promise<void>;
  /** Rows of a list as TenTwo left them, in the order of their ids. */
  readonly rows: (table: Pick<ListTable, 'name'>) => readonly PlainItem[];
  readonly close: () => Promise<void>;
};

type Life = { readonly stage: GraphStage; readonly replica: Replica; commands: number };

/** Commits, and runs what follows from it. */
const commit = async (life: Life, by: typeof lea, event: NonconformityEvent, after?: RecordStream) => {
  const { stage, replica } = life;
  life.commands += 1;
  const draft = { ...aDraft(`command ${life.commands}`), at: stage.clock.now(), actor: by, events: [event] as const };
  const { records } = replica.room;
  const written = after ? await records.append(after.key, after, draft) : await records.open(draft);
  if (written.outcome !== 'committed') throw new Error(written.outcome);
  replica.outbox.enqueue(written.stream.key);
  stage.clock.advance(1000);
  await replica.outbox.idle();
  return written.stream;
};

const remember = async ({ stage, replica }: Life, people: number): Promise<void> => {
  const claire = stage.people[2]?.id ?? '';
  const everyone = [claire, ...Array.from({ length: people }, (_, index) => person(index + 1))];
  for (const language of ['fr', 'en'] as const) {
    stage.clock.advance(minute);
    for (const personId of everyone)
      await replica.room.conversations.remember({
        kind: 'personal',
        conversationId: `a:${personId}`,
        serviceUrl,
        personId,
        language,
      });
    const channel = { kind: 'channel', conversationId: triageChannel, serviceUrl, language } as const;
    await replica.room.conversations.remember(channel);
  }
};

const choose = async ({ stage, replica }: Life): Promise<void> => {
  const { organisation, follow } = replica.room;
  const draft = { ...aDraft('settings 1'), at: stage.clock.now() };
  const first = await organisation.append('SETTINGS', undefined, {
    ...draft,
    events: [
      {
        type: 'TriageChannelChosen',
        channelId: triageChannel,
        channelName: 'Triage',
        teamId: '19:t',
        language: 'en',
      },
    ],
  });
  if (first.outcome === 'conflict') throw new Error('conflict');
  await organisation.append('SETTINGS', first.stream, {
    ...draft,
    commandId: 'settings 2',
    events: [{ type: 'DeputyNamed', person: lea.id, to: max.id }],
  });
  await follow.pollNow();
};

const planOf = (actions: number) => {
  const [one] = thePlan().actions;
  const action = (index: number) => ({ ...(one as PlannedAction), id: `A${index + 1}` });
  return thePlan({ actions: Array.from({ length: actions }, (_, index) => action(index)) });
};

const planned = async (life: Life, actions: number): Promise<void> => {
  let stream = await commit(life, lea, theReport.events[0]);
  const steps = [...untilSubmitted, theApproval].flatMap(({ by, events }) => events.map((event) => ({ by, event })));
  for (const { by, event } of steps) {
    const planEvent = event.type === 'PlanDrafted' ? { ...event, plan: planOf(actions) } : event;
    stream = await commit(life, by, planEvent, stream);
  }
};

const inSession = async (life: Life, contributors: number): Promise<void> => {
  const first = await commit(life, lea, theReport.events[0]);
  await commit(life, max, { type: 'SessionOpened', session: 'S1', kind: 'fiveWhys', facilitator: max.id }, first);
  // One after another: each in a row of its own.
  for (let number = 1; number <= contributors; number += 1)
    await life.replica.room.sessions.contribute(session, {
      type: 'PresenceTold',
      id: `here-${number}`,
      by: person(number),
    });
};

const theReview = {
  type: 'ReviewHeld',
  period: {},
  heldOn: '2026-11-24',
  rules: { timeZone: 'Europe/Paris', observationDays: 90, systemic: { count: 3, days: 365 } },
  records: { measured: 0, unread: 0 },
  figures: {},
  trends: { clause: [], cause: [] },
  systemic: [],
  conclusion: 'Nothing to change.',
  raised: [],
  nextOn: '2027-05-24',
  procedureVersion: '1.0',
} as const;

const review = async ({ replica }: Life, number: number): Promise<void> => {
  const { reviews } = replica.room;
  const held = await reviews.open({ ...aDraft(`review ${number}`), events: [theReview] });
  const note = { type: 'ReviewNoted', comment: `Seen ${number}` } as const;
  await reviews.append(held.stream.key, held.stream, { ...aDraft(`note ${number}`), events: [note] });
};

const writeHistory = async (stage: GraphStage, written: Written): Promise<void> => {
  const life: Life = { stage, replica: await openReplica(stage), commands: 0 };
  const { replica } = life;
  await remember(life, written.people ?? 0);
  await choose(life);
  if (written.contributors) await inSession(life, written.contributors);
  if (written.actions) await planned(life, written.actions);
  let last: RecordStream | undefined;
  for (let number = 1; number <= written.records; number += 1) {
    last = await commit(life, lea, theReport.events[0]);
    last = await commit(life, lea, { type: 'ReportAddedTo', text: `It was door ${number}.` }, last);
    last = await commit(life, max, { type: 'ReportAddedTo', text: `Door ${number} is shut now.` }, last);
  }
  for (let number = 1; number <= (written.exports ?? 1); number += 1)
    await replica.room.exports.open({ ...aDraft(`export ${number}`), events: [{ type: 'Exported', ...aMadeFile() }] });
  for (let number = 1; number <= (written.reviews ?? 0); number += 1) await review(life, number);
  await replica.settle();
  for (let number = 1; number <= (written.checkpoints ?? 1); number += 1) {
    if (number > 1) last = await commit(life, lea, theReport.events[0]);
    await replica.checkpoints.run();
    stage.clock.advance(number > 1 ? 24 * 60 * minute : 3 * minute);
    if ((await replica.checkpoints.run()).length !== 1) throw new Error('there is no checkpoint');
  }
  // Long enough for a server that starts now to take all effects as run.
  stage.clock.advance(30 * minute);
  if (last) await commit(life, lea, { type: 'ReportAddedTo', text: 'That is all.' }, last);
  await replica.settle();
};

export const openAttackedSite = async (written: Written): Promise<AttackedSite> => {
  const stage = await openGraphStage();
  await stage.reset();
  await writeHistory(stage, written);
  const rows = new Map<string, readonly PlainItem[]>();
  for (const { name } of siteLists) rows.set(name, await stage.items(encodeURIComponent(name)));
  stage.graph.keep();
  const now = stage.clock.now().getTime();
  return {
    stage,
    restore: async () => {
      await stage.reset();
      stage.clock.restart();
      stage.clock.advance(now - stage.clock.now().getTime());
    },
    rows: ({ name }) => rows.get(name) ?? [],
    close: stage.close,
  };
};
