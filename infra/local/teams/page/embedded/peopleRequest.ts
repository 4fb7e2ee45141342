import { isRecord } from '../../cards/cardAction.ts';
import type { Person } from '../../wire.ts';

/** An app's request to `people.selectPeople` of teams-js. */
export type PeopleRequest = {
  /** Undefined: the host's default. */
  readonly title: string | undefined;
  readonly isOne: boolean;
  /** Ids of preselected people. */
  readonly chosen: readonly string[];
  /** Returns the selection to the app; undefined if the picker was closed. */
  readonly answer: (picked: readonly Person[] | undefined) => void;
};

/** `SdkError` for a closed picker, docs people-picker-capability. */
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

/** Returns a selected person in the app's format. */
export const peoplePickerResult = ({ id, displayName, userPrincipalName }: Person) => ({
  objectId: id,
  displayName,
  email: userPrincipalName,
});

/** Returns people whose name or address contains the text, ignoring accents. Teams searches the whole organisation including guests. */
export function matchingPeople(text: string, people: readonly Person[]): readonly Person[] {
  const wanted = plain(text.trim());
  return people.filter(({ displayName, userPrincipalName }) =>
    [displayName, userPrincipalName].some((one) => plain(one).includes(wanted)),
  );
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
