import { isRecord } from '../../cards/cardAction.ts';
import type { ShownPerson } from '../../wire.ts';

/** `people.selectPeople` of teams-js, as the app asked for it. */
export type PeopleAsked = {
  /** Undefined: the host's own. */
  readonly title: string | undefined;
  readonly isOne: boolean;
  /** Ids of those who are chosen already. */
  readonly chosen: readonly string[];
  /** Who was picked; undefined when it was closed. */
  readonly answer: (picked: readonly ShownPerson[] | undefined) => void;
};

/** `SdkError` for a picker that somebody closed, docs people-picker-capability. */
export const cancelled = { errorCode: 8000, message: 'User cancelled.' } as const;

export function peopleAskedOf(inputs: unknown, answer: PeopleAsked['answer']): PeopleAsked {
  const { title, singleSelect, setSelected } = isRecord(inputs) ? inputs : {};
  const isOne = singleSelect === true;
  const ids = Array.isArray(setSelected) ? setSelected.filter((id) => typeof id === 'string') : [];
  return {
    title: typeof title === 'string' && title !== '' ? title : undefined,
    isOne,
    chosen: isOne ? ids.slice(0, 1) : ids,
    answer,
  };
}

/** As the app gets it. */
export const resultOf = ({ id, displayName, userPrincipalName }: ShownPerson) => ({
  objectId: id,
  displayName,
  email: userPrincipalName,
});

/** Those in whose name or address the text stands, accents or not. Teams searches the whole organisation, guests too. */
export function peopleWith(text: string, people: readonly ShownPerson[]): readonly ShownPerson[] {
  const wanted = plain(text.trim());
  return people.filter(({ displayName, userPrincipalName }) =>
    [displayName, userPrincipalName].some((one) => plain(one).includes(wanted)),
  );
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
