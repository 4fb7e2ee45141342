import { knownPeople, type Naming } from '../../../procedure/messages/knownPeople.ts';
import type { RecordKind, RecordMessage } from '../../../procedure/messages/message.ts';
import { sequenceOfNotice } from '../../../procedure/notices/noticesOf.ts';
import { unreachedIn } from '../../../procedure/notices/unreached.ts';
import type { People } from '../../../procedure/ports/people.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { submittedBefore } from '../../../procedure/record/submittedBefore.ts';
import type { CountedTraining } from '../../../procedure/record/training.ts';
import type { Person } from '../../../procedure/record/values/person.ts';
import { managementFor, responsibleFor } from '../../../procedure/stages/responsible.ts';
import { nobodyEligible } from '../../../procedure/stages/segregation.ts';

type Holders = People['holders'];

/** The people responsible for the record, with their names. */
const responsible = ({ state }: RecordStream, holders: Holders): readonly Person[] => {
  const ids = responsibleFor(state, (role) => holders(role).map(({ id }) => id));
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
  const told = commits.find((commit) => commit.sequence === sequence);
  const management = managementFor(state, (role) => holders(role).map(({ id }) => id));
  return {
    kind,
    record: state,
    sequence: lastCommit(stream).sequence,
    ismsManagers: responsible(stream, holders),
    people: knownPeople(stream, people),
    trainings,
    ...(told && { told }),
    ...(kind === 'unreached' && { unreached: unreachedIn(key) }),
    ...(state.stage === 'approval' && { submittedBefore: submittedBefore(stream) }),
    nobodyEligible: nobodyEligible(state, management),
  };
};
