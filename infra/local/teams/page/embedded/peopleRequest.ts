import { isRecord } from '../../cards/cardAction.ts';
import type { Person } from '../../wire.ts';

/** `people.selectPeople` of teams-js, as the app asked for it. */
export type PeopleRequest = {
  /** Undefined: the host's own. */
  readonly title: string | undefined;
  readonly isOne: boolean;
  /** Ids of those who are chosen already. */
  readonly chosen: readonly string[];
  /** Who was picked; undefined when it was closed. */
  readonly answer: (picked: readonly Person[] | undefined) => void;
};

/** `SdkError` for a picker that somebody closed, docs people-picker-capability. */
export const userCancelled = { errorCode: 8000, message: 'User cancelled.' } as const;

export function peopleRequestOf(inputs: unknown, answer: PeopleRequest['answer']): PeopleRequest {
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
export const peoplePickerResult = ({ id, displayName, userPrincipalName }: Person) => ({
  objectId: id,
  displayName,
  email: userPrincipalName,
});

/** Those in whose name or address the text stands, accents or not. Teams searches the whole organisation, guests too. */
export function matchingPeople(text: string, people: readonly Person[]): readonly Person[] {
  const wanted = plain(text.trim());
  return people.filter(({ displayName, userPrincipalName }) =>
    [displayName, userPrincipalName].some((one) => plain(one).includes(wanted)),
  );
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
