import { app, FrameContexts, people } from '@microsoft/teams-js';
import type { PersonId } from '../../../procedure/record/values/person.ts';

/** The person chosen in Teams. The name from Teams is only for this page: the server accepts no names from a page. */
export type Picked = { readonly id: PersonId; readonly name?: string };

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `ErrorCode.USER_ABORT` of teams-js: the user closed the search. */
const closed = 8000;

/**
 * Whether Teams' own search for people can be opened from here. A browser outside Teams has none, and teams-js refuses
 * it beside a meeting and on its stage.
 */
export const isPickerHere = (): boolean =>
  app.isInitialized() && app.getFrameContext() === FrameContexts.content && people.isSupported();

/**
 * Lets the user search the whole organisation through Teams itself, which needs no permission of ours.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/device-capabilities/people-picker-capability
 * @returns an empty list when the search was closed. Rejects when Teams could not open it, or does not identify the
 * person.
 */
export const pickPeople = async (title: string, isOne: boolean): Promise<readonly Picked[]> => {
  const found = await people
    .selectPeople({ title, singleSelect: isOne, openOrgWideSearchInChatOrChannel: true })
    .catch((error: unknown) => {
      if (isClosed(error)) return [];
      throw error;
    });
  return (found ?? []).map(pickedOf);
};

const isClosed = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errorCode' in error && error.errorCode === closed;

const pickedOf = ({ objectId, displayName, email }: people.PeoplePickerResult): Picked => {
  const id = objectId.toLowerCase();
  if (!idShape.test(id)) throw new Error('no id of Entra');
  const name = displayName || email;
  return { id, ...(name && { name }) };
};
