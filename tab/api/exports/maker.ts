import type { z } from 'zod';
import type { MadeFile } from '../../../procedure/exports/exported.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { readQuery } from '../http/readQuery.ts';
import type { TabRoom } from '../tabRoom.ts';

/** A file, and what its export says of it. */
export type Made = Pick<MadeFile, 'format' | 'records' | 'asked'> & { readonly bytes: Uint8Array };

/**
 * Makes the file of one kind of export, in one language, with what this person may read and nothing else.
 * @param typed what was asked for, beside the kind, as it came in
 * @throws ApiError 400 naming the fields at fault; 404 for a person who may not read the content
 */
export type Maker = (typed: unknown, actor: Actor, language: Language, room: TabRoom) => Promise<Made>;

/** @param schema strict: what is not known is not ignored */
export const maker =
  <Asked>(
    schema: z.ZodType<Asked>,
    make: (asked: Asked, actor: Actor, language: Language, room: TabRoom) => Promise<Made>,
  ): Maker =>
  async (typed, actor, language, room) =>
    make(readQuery(schema, typed), actor, language, room);
