import type { PersonId } from './person.ts';

/** When, by whom and in which commit of the record something was done. `at` is ISO 8601 in UTC with milliseconds. */
export type Attribution = { readonly at: string; readonly by: PersonId; readonly sequence: number };
