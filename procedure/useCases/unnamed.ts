import { permitted } from '../commands/permitted.ts';
import type { Report } from '../commands/report/report.ts';
import type { Identities } from '../ports/identities.ts';
import type { Clock } from '../ports/platform.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { readCaseCode, type Unnamed, unnamedReporter } from '../record/report/identity.ts';
import { startOfDay } from '../record/values/calendarDate.ts';
import type { Digest } from '../record/values/digest.ts';
import type { Actor, Person } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import type { HandledRecord } from './commits/outcome.ts';

/** The actor, time and id of a commit. */
export type CommitIdentity = { readonly actor: Actor; readonly commandId: string; readonly clock: Pick<Clock, 'now'> };

/**
 * What an unnamed reporter leaves in a row (design section 3): no person, the day instead of the moment, and an id
 * that cannot be derived from what Teams keeps of the chat. Two people who send the same leave the same.
 */
export const unnamedCommitIdentity = (
  { commandId, clock }: Pick<CommitIdentity, 'commandId' | 'clock'>,
  identities: Identities,
  timeZone: string,
): CommitIdentity => ({
  actor: { id: unnamedReporter, name: '', roles: [], guest: false },
  commandId: identities.commandId(commandId),
  clock: { now: () => startOfDay(clock.now(), timeZone) },
});

/** What the record keeps of the reporter, according to their choice. */
export const unnamedFrom = (
  { anonymity }: Report,
  { id, name }: Person,
  press: { readonly commandId: string; readonly caseCode: string },
  ports: { readonly identities: Identities; readonly digest: Digest },
): Unnamed | undefined => {
  const caseCode = ports.digest(press.caseCode);
  switch (anonymity) {
    case 'named':
      return undefined;
    case 'anonymous':
      return { kind: anonymity, caseCode };
    case 'sealed':
      return { kind: anonymity, ...ports.identities.seal({ id, name }, press.commandId), caseCode };
    default:
      return anonymity satisfies never;
  }
};

/** Returns the reporter of this record, if the code is its code. */
export const reporterWith = (
  { unnamed, reference }: Nonconformity,
  typed: string,
  digest: Digest,
): (Actor & { readonly caseOf: Reference }) | undefined => {
  const code = readCaseCode(typed);
  // Two digests are compared: the duration reveals nothing about the code.
  if (code === undefined || !unnamed || digest(code) !== unnamed.caseCode) return undefined;
  return { id: unnamedReporter, name: '', roles: [], guest: false, caseOf: reference };
};

/** For the custodian who opened it: who reported, beside the record, because no row holds it. */
export const withIdentity = (handled: HandledRecord, actor: Actor, identities: Identities): HandledRecord => {
  const { state, commits } = handled.stream;
  const { unnamed } = state;
  if (unnamed?.kind !== 'sealed' || !handled.commit.events.some(({ type }) => type === 'IdentityOpened'))
    return handled;
  // Repeated to a press that is delivered again, but only while they are a custodian.
  if (permitted('openIdentity', actor, state)) return handled;
  return { ...handled, identity: identities.open(unnamed.sealed, commits[0].commandId) };
};
