import type { Nonconformity } from './nonconformity.ts';
import type { Session } from './sessions.ts';
import type { PersonId } from './values/person.ts';

/** A session in which the people asked confirm one action. Only they count, and each once. */
export type Training = {
  readonly session: Session;
  readonly action: string;
  /** What was asked last. */
  readonly text: string;
  readonly people: readonly PersonId[];
};

/** One for each session for which people were asked, in the order in which those were opened. */
export const trainingsOf = ({
  sessions,
  trainingRequests,
}: Pick<Nonconformity, 'sessions' | 'trainingRequests'>): readonly Training[] =>
  sessions.flatMap((session) => {
    const requests = trainingRequests.filter((one) => one.session === session.id);
    const last = requests.at(-1);
    if (!last) return [];
    return [{ session, action: last.action, text: last.text, people: requests.flatMap(({ people }) => people) }];
  });

/** A training with who has confirmed it, and when: ISO 8601 in UTC. */
export type CountedTraining = Training & { readonly confirmed: ReadonlyMap<PersonId, string> };
