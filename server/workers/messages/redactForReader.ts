import { asLastRead } from '../../../procedure/messages/asLastRead.ts';
import type { RecordKind, RecordMessage } from '../../../procedure/messages/message.ts';
import { sequenceOfNotice } from '../../../procedure/notices/noticesOf.ts';
import type { PostedMessage } from '../../../procedure/ports/messages/postedMessages.ts';
import type { People } from '../../../procedure/ports/people.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { CountedTraining } from '../../../procedure/record/training.ts';
import type { Actor, PersonId } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { recordMessage } from './recordMessage.ts';

/** Of a guest, too, his part decides: what is his by a role is his whether he is one or not. */
const readerWith = (id: PersonId, people: Pick<People, 'rolesOf'>): Actor => ({
  id,
  name: '',
  guest: false,
  roles: people.rolesOf(id),
});

/**
 * What a message may show of a record, whoever draws it: a message stays in a chat after its person's part has ended.
 * Whoever is asked to confirm a training is shown that and nothing of the record; a channel's cards show it to nobody; and
 * the record that somebody asked for is shown as it is, or not at all.
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

/** What a message shows when it is drawn anew. */
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
