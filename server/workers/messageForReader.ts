import { asLastRead } from '../../procedure/messages/asLastRead.ts';
import { knownPeople, type Naming } from '../../procedure/messages/knownPeople.ts';
import type { RecordKind, RecordMessage } from '../../procedure/messages/message.ts';
import { sequenceOfNotice } from '../../procedure/notices/noticesOf.ts';
import { unreachedIn } from '../../procedure/notices/unreached.ts';
import type { PostedMessage } from '../../procedure/ports/messages/postedMessages.ts';
import type { People } from '../../procedure/ports/people.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { submittedBefore } from '../../procedure/record/submittedBefore.ts';
import type { CountedTraining } from '../../procedure/record/training.ts';
import type { Actor, Person, PersonId } from '../../procedure/record/values/person.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import { holdersIn, responsibleFor } from '../../procedure/stages/responsible.ts';

/**
 * A guest, too, sees what their part in the record allows: what a role entitles a person to does not depend on being a
 * guest.
 */
const readerWith = (id: PersonId, people: Pick<People, 'rolesOf'>): Actor => ({
  id,
  name: '',
  guest: false,
  roles: people.rolesOf(id),
});

/**
 * What a message may show of a record, regardless of who redraws it: a message stays in a chat after its reader's part
 * has ended. A person asked to confirm a training sees that training and nothing else of the record; cards in a channel
 * show the record to no one; and a record that a person asked for is shown as it is, or not at all.
 */
export const redactForReader = (
  stream: RecordStream,
  { kind, key, conversation }: Pick<PostedMessage, 'kind' | 'key' | 'conversation'>,
  people: Pick<People, 'rolesOf'>,
): RecordStream => {
  const { personId } = conversation;
  if (conversation.kind !== 'personal' || personId === undefined) return stream;
  if (kind === 'trainingAsked' || kind === 'record') return stream;
  return asLastRead(stream, readerWith(personId, people), sequenceOfNotice(key));
};

/** What a message shows when it is redrawn. */
export const messageForReader = (
  stream: RecordStream,
  shown: Pick<PostedMessage, 'key' | 'conversation'> & { readonly kind: RecordKind },
  people: Pick<People, 'holders' | 'nameOf' | 'rolesOf'>,
  trainings?: readonly CountedTraining[],
): RecordMessage => {
  const { kind, key, conversation } = shown;
  const message = recordMessage(redactForReader(stream, shown, people), kind, key, people, trainings);
  const reader =
    kind === 'record' && conversation.personId !== undefined ? readerWith(conversation.personId, people) : undefined;
  return reader && mayRead('record', reader, stream.state) ? { ...message, reader } : message;
};

type Holders = People['holders'];

/** The people responsible for the record, with their names. */
const responsible = ({ state }: RecordStream, holders: Holders): readonly Person[] => {
  const ids = responsibleFor(state, holdersIn({ holders }));
  const named = (['ismsManager', 'alternate', 'management'] as const).flatMap(holders);
  return ids.flatMap((id) => named.find((one) => one.id === id) ?? []);
};

/**
 * What a message says about a record in its current state.
 * @param key of the notice, which identifies the commit it is about
 * @param trainings of the record; if left out, none is confirmed yet
 */
export const recordMessage = (
  stream: RecordStream,
  kind: RecordKind,
  key: string,
  people: Naming,
  trainings: readonly CountedTraining[] = [],
): RecordMessage => {
  const { state, commits } = stream;
  const { holders } = people;
  const sequence = sequenceOfNotice(key);
  const commit = commits.find((one) => one.sequence === sequence);
  return {
    kind,
    record: state,
    sequence: lastCommit(stream).sequence,
    ismsManagers: responsible(stream, holders),
    people: knownPeople(stream, people),
    trainings,
    ...(commit && { commit }),
    ...(kind === 'unreached' && { unreached: unreachedIn(key) }),
    ...(state.stage === 'approval' && { submittedBefore: submittedBefore(stream) }),
  };
};
