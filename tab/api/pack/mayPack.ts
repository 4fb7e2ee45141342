import type { Actor } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';

/** The rows in a pack tell who gave what in the sessions: it is for whoever may read that of every record. */
export const mayPack = (actor: Actor): boolean => mayRead('authors', actor, undefined);
