import type { Actor } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';

/** Rows in a pack show who contributed what in sessions: packs need the right to read that of every record. */
export const mayPack = (actor: Actor): boolean => mayRead('authors', actor, undefined);
