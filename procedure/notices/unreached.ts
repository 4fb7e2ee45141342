import type { Organisation } from '../organisation/organisation.ts';
import type { RecordStream } from '../record/history/recordStream.ts';
import type { PersonId, Role } from '../record/values/person.ts';
import { independentAlternates, managementFor, responsibleFor } from '../stages/responsible.ts';
import type { Stage } from '../stages/stages.ts';
import { type NoticeKind, noticeKinds } from './noticeKinds.ts';
import type { Notice } from './noticesOf.ts';
import type { Recipient } from './recipients.ts';

/**
 * Handles a notice to a person the bot cannot reach: it is put aside, and others are notified if action is needed.
 */

const working: readonly Stage[] = ['triaged', 'analysis', 'planning', 'approval', 'implementation', 'verification'];

/** A notice that reports what happened and stays true. */
const nothing = undefined;

/** What each notice asks of its recipients: the stages in which it is still needed. The compiler asks for each kind. */
const asking: Readonly<Record<NoticeKind, readonly Stage[] | typeof nothing>> = {
  triage: ['reported'],
  urgent: ['reported', ...working],
  newReport: ['reported'],
  reportAccepted: nothing,
  reportRejected: nothing,
  markedDuplicate: nothing,
  objectionRaised: ['rejected'],
  objectionDecided: nothing,
  ownerAssigned: working,
  approvalAsked: ['approval'],
  approvalDelegated: ['approval'],
  planApproved: nothing,
  planReturned: ['planning'],
  planRejected: ['analysis', 'planning'],
  actionAssigned: ['implementation'],
  extensionAsked: ['implementation'],
  extensionDecided: nothing,
  actionCancelled: nothing,
  verificationAsked: ['verification'],
  effective: nothing,
  notEffective: ['analysis', 'planning'],
  closed: nothing,
  riskAccepted: nothing,
  recurred: nothing,
  workReassigned: working,
  reporterAsked: ['reported', 'triaged', 'analysis', 'planning'],
  unreached: nothing,
  trainingAsked: working,
  deputyAsked: nothing,
};

/** Asked of many people at once: the count of answers shows who is missing, so no one is notified of each of them. */
const askedOfMany: ReadonlySet<NoticeKind> = new Set(['trainingAsked']);

/** Whether the recipient has to do something. */
export const asksSomething = (kind: NoticeKind): boolean => kind === 'unreached' || asking[kind] !== undefined;

/** Who could not be notified, and of what. A channel has no name that a person would know. */
export type Unreached = { readonly who: PersonId | 'channel'; readonly notice: NoticeKind };

const whoOf = (to: Recipient): string => (to.kind === 'person' ? to.id : 'channel');

/** Beginning of the keys of notices that ask others to pass this one on. */
const subjectOf = (reference: string, { key, kind, to }: Notice): string =>
  `${reference}/${key.split('/')[1]}/unreached/${kind}/${whoOf(to)}`;

/**
 * Notices that ask others to pass a message on because the bot cannot deliver it: to the triage channel, unless that
 * is what cannot be reached or it must not know of the record; then to those responsible for the record, else
 * management. None when nothing is asked of the person.
 */
export const unreachedNotices = (
  { key, state }: Pick<RecordStream, 'key' | 'state'>,
  notice: Notice,
  { triageChannel }: Pick<Organisation, 'triageChannel'>,
  holders: (role: Role) => readonly PersonId[],
): readonly Notice[] => {
  if (!isPassedOn(notice.kind)) return [];
  const others = (ids: readonly PersonId[]): readonly Recipient[] =>
    ids.flatMap((id) => (notice.to.kind === 'person' && notice.to.id === id ? [] : { kind: 'person', id }));
  const responsible = others(responsibleFor(state, holders));
  const inPerson = responsible.length > 0 ? responsible : others(managementFor(state, holders));
  const inChannel = triageChannel && notice.to.kind === 'person' && !state.notToIsmsManager;
  const to: readonly Recipient[] = inChannel
    ? [{ kind: 'triageChannel', channelId: triageChannel.channelId }]
    : inPerson;
  const about = subjectOf(key, notice);
  return to.map((one) => ({ key: `${about}/${whoOf(one)}`, kind: 'unreached', to: one }));
};

/** Whether others are asked to pass it on when its recipient cannot be reached. */
export const isPassedOn = (kind: NoticeKind): boolean => asking[kind] !== undefined && !askedOfMany.has(kind);

/**
 * Returns whom to ask when a notice has not reached its recipient for a day: those in the first round who can be
 * reached, else those in the next. For a person responsible for the record, their alternates and management come
 * first; for anyone else, those responsible. No one who was asked before (`unreachedNotices`) is asked again.
 */
export const escalationRounds = (
  stream: Pick<RecordStream, 'key' | 'state'>,
  notice: Notice,
  organisation: Pick<Organisation, 'triageChannel'>,
  holders: (role: Role) => readonly PersonId[],
): readonly (readonly Notice[])[] => {
  if (!isPassedOn(notice.kind)) return [];
  const { state } = stream;
  const responsible = responsibleFor(state, holders);
  const alternates = state.notToIsmsManager ? independentAlternates(holders) : holders('alternate');
  const above = [...alternates, ...managementFor(state, holders)];
  const isResponsible = notice.to.kind !== 'person' || responsible.includes(notice.to.id);
  const before = [notice, ...unreachedNotices(stream, notice, organisation, holders)].map(({ to }) => whoOf(to));
  const about = subjectOf(stream.key, notice);
  const round = (ids: readonly PersonId[]): readonly Notice[] =>
    [...new Set(ids)]
      .filter((id) => !before.includes(id))
      .map((id) => ({ key: `${about}/${id}`, kind: 'unreached', to: { kind: 'person', id } }));
  return [round(isResponsible ? above : responsible), round([...responsible, ...above])];
};

/** Returns who could not be reached according to a notice with this key; undefined for other notices. */
export const unreachedIn = (key: string): Unreached | undefined => {
  const [, , kind, kindOfNotice, who] = key.split('/');
  const notice = noticeKinds.find((one) => one === kindOfNotice);
  return kind === 'unreached' && notice && who ? { who, notice } : undefined;
};

/** Whether what a notice asks for is settled because the record has moved on. */
export const isPointless = (kind: NoticeKind, stage: Stage): boolean => asking[kind]?.includes(stage) === false;

type Waiting = Pick<Notice, 'key' | 'kind'>;

const holds = ({ key, kind }: Waiting, stage: Stage): boolean =>
  !isPointless(kind === 'unreached' ? (unreachedIn(key)?.notice ?? kind) : kind, stage);

/**
 * Of all undelivered notices for one person about one record, those still worth delivering: the newest of each kind
 * that still asks something, else the last news. Every card shows the current record, so an older one would only
 * repeat it.
 */
export const worthDelivering = <N extends Waiting>(waited: readonly N[], stage: Stage): readonly N[] => {
  const inOrder = waited.filter((one) => holds(one, stage)).sort((a, b) => (a.key < b.key ? -1 : 1));
  // Each further person who cannot be reached is named.
  const newest = [...new Map(inOrder.map((one) => [one.kind === 'unreached' ? one.key : one.kind, one])).values()];
  const asked = newest.filter(({ kind }) => asksSomething(kind));
  return asked.length > 0 ? asked : inOrder.slice(-1);
};
