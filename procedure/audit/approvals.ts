import type { OrganisationEvent, ProcedureSeen } from '../organisation/organisation.ts';
import type { Rules } from '../organisation/rules.ts';
import type { Commit } from '../record/history/commit.ts';
import { canonicalJson } from '../record/values/canonicalJson.ts';
import type { Digest } from '../record/values/digest.ts';
import type { PersonId } from '../record/values/person.ts';
import { procedureWords } from '../words/words.ts';
import { procedurePage } from './procedurePage.ts';

/**
 * An approval by management (7.5.2 c: documented information is approved). `name` is for display, and may have been
 * erased.
 */
export type ProcedureApproval = ProcedureSeen & { readonly at: string; readonly by: PersonId; readonly name: string };

/** Canonical JSON of what management approves, by its digest. */
export const approvedText = (version: string, rules: Rules): string =>
  canonicalJson([version, procedurePage(procedureWords.en, rules)]);

export const procedureSeen = (version: string, rules: Rules, digest: Digest): ProcedureSeen => ({
  version,
  digest: digest(approvedText(version, rules)),
});

/** Newest first. */
export const approvalsIn = (commits: readonly Commit<OrganisationEvent>[]): readonly ProcedureApproval[] =>
  commits
    .flatMap(({ at, actorId: by, actorName: name, events }) =>
      events.flatMap((event) =>
        event.type === 'ProcedureApproved' ? { version: event.version, digest: event.digest, at, by, name } : [],
      ),
    )
    .reverse();
