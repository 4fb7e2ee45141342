import type { Organisation } from '../organisation/organisation.ts';
import type { RecordStream } from '../record/history/recordStream.ts';
import type { PersonId, Role } from '../record/values/person.ts';
import { managementFor, responsibleFor } from '../stages/responsible.ts';
import type { Stage } from '../stages/stages.ts';
import { type NoticeKind, noticeKinds } from './noticeKinds.ts';
import type { Notice } from './noticesOf.ts';
import type { Recipient } from './recipients.ts';

/** What becomes of a notice to somebody whom the bot cannot reach: it waits, and others hear of it if he has to act. */

const working: readonly Stage[] = ['triaged', 'analysis', 'planning', 'approval', 'implementation', 'verification'];

/**
 * Notices that ask something of whoever gets them, each with the stages in which it still does. The others tell what has
 * happened and stay true.
 */
const asking: Readonly<Partial<Record<NoticeKind, readonly Stage[]>>> = {
  triage: ['reported'],
  urgent: ['reported', ...working],
  newReport: ['reported'],
  reporterAsked: ['reported', 'triaged', 'analysis', 'planning'],
  objectionRaised: ['rejected'],
  ownerAssigned: working,
  approvalAsked: ['approval'],
  approvalDelegated: ['approval'],
  planReturned: ['planning'],
  planRejected: ['analysis', 'planning'],
  actionAssigned: ['implementation'],
  extensionAsked: ['implementation'],
  verificationAsked: ['verification'],
  notEffective: ['analysis', 'planning'],
  workReassigned: working,
  trainingAsked: working,
};

/** Asked of many at once: where it is asked it is counted who has not answered, and nobody is troubled with each of them. */
const askedOfMany: ReadonlySet<NoticeKind> = new Set(['trainingAsked']);

/** Whether whoever gets it has to do something. */
export const asksSomething = (kind: NoticeKind): boolean => kind === 'unreached' || asking[kind] !== undefined;

/** Who could not be told, and what: a channel has no name that a person would know. */
export type Unreached = { readonly who: PersonId | 'channel'; readonly notice: NoticeKind };

const whoOf = (to: Recipient): string => (to.kind === 'person' ? to.id : 'channel');

/**
 * Who is asked to tell him, because the bot cannot: the triage channel, unless it is the one that is not reached or must
 * not hear of the record; then whoever answers for the record, else management. Nobody, when nothing is asked of him.
 */
export const unreachedNotices = (
  { key, state }: Pick<RecordStream, 'key' | 'state'>,
  notice: Notice,
  { triageChannel }: Pick<Organisation, 'triageChannel'>,
  holders: (role: Role) => readonly PersonId[],
): readonly Notice[] => {
  if (!asking[notice.kind] || askedOfMany.has(notice.kind)) return [];
  const others = (ids: readonly PersonId[]): readonly Recipient[] =>
    ids.flatMap((id) => (notice.to.kind === 'person' && notice.to.id === id ? [] : { kind: 'person', id }));
  const responsible = others(responsibleFor(state, holders));
  const inPerson = responsible.length > 0 ? responsible : others(managementFor(state, holders));
  const inChannel = triageChannel && notice.to.kind === 'person' && !state.notToIsmsManager;
  const to: readonly Recipient[] = inChannel
    ? [{ kind: 'triageChannel', channelId: triageChannel.channelId }]
    : inPerson;
  const about = `${key}/${notice.key.split('/')[1]}/unreached/${notice.kind}/${whoOf(notice.to)}`;
  return to.map((one) => ({ key: `${about}/${whoOf(one)}`, kind: 'unreached', to: one }));
};

/** Of whom a notice with this key tells that he could not be reached; undefined when it tells of nobody. */
export const unreachedIn = (key: string): Unreached | undefined => {
  const [, , kind, told, who] = key.split('/');
  const notice = noticeKinds.find((one) => one === told);
  return kind === 'unreached' && notice && who ? { who, notice } : undefined;
};

/** Is what a notice asks for settled, the record having gone on? */
export const isPointless = (kind: NoticeKind, stage: Stage): boolean => asking[kind]?.includes(stage) === false;

type Waiting = Pick<Notice, 'key' | 'kind'>;

const holds = ({ key, kind }: Waiting, stage: Stage): boolean =>
  !isPointless(kind === 'unreached' ? (unreachedIn(key)?.notice ?? kind) : kind, stage);

/**
 * Of all that waited for one person about one record, what is worth telling him now: the newest of each kind that still
 * asks something, else the last news. Every card shows the record as it is, so an older one would only say it twice.
 */
export const worthTelling = <N extends Waiting>(waited: readonly N[], stage: Stage): readonly N[] => {
  const inOrder = waited.filter((one) => holds(one, stage)).sort((a, b) => (a.key < b.key ? -1 : 1));
  // Whom else nobody reaches is told of each.
  const newest = [...new Map(inOrder.map((one) => [one.kind === 'unreached' ? one.key : one.kind, one])).values()];
  const asked = newest.filter(({ kind }) => asksSomething(kind));
  return asked.length > 0 ? asked : inOrder.slice(-1);
};
