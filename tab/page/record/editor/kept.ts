import type { Person, PersonId } from '../../../../procedure/record/values/person.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import type { CommandName } from '../../../../procedure/stages/permissions.ts';

/**
 * An unsaved edit. It is kept in the window (`sessionStorage`) through a lost connection, a reload or a crash of the
 * page, and ends with the window. Only edits by signed-in staff are kept, never the text of a report.
 */
export type Edit<Draft> = {
  /** Start of the edit: ISO 8601 in UTC. */
  readonly at: string;
  /** Generated once, so sending it again after a lost connection is the same command. */
  readonly n: string;
  /** Sequence of the record that its author saw. */
  readonly basedOn: number;
  /** The initial draft. */
  readonly was: Draft;
  readonly typed: Draft;
  /** People the author found by searching: their names are known only from that. */
  readonly met: readonly Person[];
};

export type Place = { readonly person: PersonId; readonly reference: Reference; readonly command: CommandName };

/** One person's edits are not offered to the next who signs in on the same device. */
const keyOf = ({ person, reference, command }: Place): string => `tentwo/edit/1/${person}/${reference}/${command}`;

/** A browser may have no storage, or none for a page in a frame: then nothing is kept, and the form still works. */
const inStorage = <T>(use: (storage: Storage) => T): T | undefined => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

export const keep = (place: Place, edit: Edit<unknown>): void =>
  inStorage((storage) => storage.setItem(keyOf(place), JSON.stringify(edit)));

export const forget = (place: Place): void => inStorage((storage) => storage.removeItem(keyOf(place)));

/** @param isDraft whether something is such a draft; another version of the page may have stored something else */
export const keptAt = <T>(place: Place, isDraft: (value: unknown) => value is T): Edit<T> | undefined => {
  const text = inStorage((storage) => storage.getItem(keyOf(place)));
  if (!text) return undefined;
  const edit = inStorage((): unknown => JSON.parse(text));
  return isEdit(edit) && isDraft(edit.was) && isDraft(edit.typed)
    ? { ...edit, was: edit.was, typed: edit.typed }
    : undefined;
};

const isEdit = (value: unknown): value is Edit<unknown> =>
  isObject(value) &&
  typeof value.at === 'string' &&
  !Number.isNaN(Date.parse(value.at)) &&
  typeof value.n === 'string' &&
  typeof value.basedOn === 'number' &&
  Array.isArray(value.met) &&
  value.met.every((one) => hasTexts(one, ['id', 'name']));

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether something has these texts, and perhaps others. */
export const hasTexts = <Field extends string>(
  value: unknown,
  fields: readonly Field[],
): value is Readonly<Record<Field, string>> =>
  isObject(value) && fields.every((field) => typeof value[field] === 'string');
