import type { FiveWhys } from '../../../procedure/causes/fiveWhys.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { AskedSession } from '../../../procedure/useCases/sessions/runSessions.ts';

/** A 5-Whys session and a person who may see it. */
export type KnownSession = {
  readonly asked: AskedSession & { readonly fiveWhys: FiveWhys };
  readonly viewer: Actor;
};
