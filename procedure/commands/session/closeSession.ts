import { z } from 'zod';
import { type FiveWhys, foldFiveWhys, whysOf } from '../../causes/fiveWhys.ts';
import type { NonconformityEvent } from '../../record/history/events.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Causes, Statement } from '../../record/recordParts.ts';
import { longest, optionalText } from '../../record/report/reportFacts.ts';
import { closingsOf } from '../../record/sessions.ts';
import type { Actor } from '../../record/values/person.ts';
import type { SessionId } from '../../record/values/sessionKey.ts';
import { permissions } from '../../stages/permissions.ts';
import { hasAnyRelation } from '../../stages/relations.ts';
import { leadsSession } from '../../stages/takesPart.ts';
import { recordEvent, refuse, refuseOversizedRow } from '../decision.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { session } from '../fields.ts';
import type { Refusal } from '../refusal.ts';

const closeSessionSchema = z.object({ session, aloneBecause: optionalText(longest.reason) });
export type CloseSession = CommandOf<'closeSession', typeof closeSessionSchema>;

/**
 * The leader closes a session: its contributions are final, and its results are in the record. `aloneBecause`: why
 * root causes are recorded without the agreement of the owner and another participant.
 */
export const closeSession = defineCommand({
  name: 'closeSession',
  schema: closeSessionSchema,
  decide: (command, record, { actor, closing }) => {
    const found = record.sessions.find(({ id }) => id === command.session);
    if (!found) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
    if (!leadsSession(found, actor, record)) return refuse({ reason: 'notAllowed' });
    if (found.closed) return refuse({ reason: 'sessionClosed', by: found.closed.how });
    // The session did not exist yet when its contributions were read.
    if (!closing) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
    const { closings: _, contributions = [], ...settled } = closing;
    const closed = { type: 'SessionClosed', session: found.id, ...settled, by: 'facilitator' } as const;
    const fiveWhys = foldFiveWhys(found.kind === 'fiveWhys' ? contributions : []);
    if (fiveWhys.rootCauses.length === 0) return recordEvent(closed);
    const refusal = refusalOf(fiveWhys, record);
    if (refusal) return refuse(refusal);
    const alone: Alone = isAgreed(fiveWhys, record) ? {} : reasonWithoutAgreement(command, record, actor);
    if ('refusal' in alone) return alone;
    return refuseOversizedRow({ events: [closed, ...resultsOf(fiveWhys, record, found.id, alone)] }, 'session');
  },
});

/** The problem that the whys are about: as stated in the session, or before. */
const problemOf = ({ problem }: FiveWhys, { statement }: Nonconformity): Statement | undefined => problem ?? statement;

const refusalOf = (fiveWhys: FiveWhys, record: Nonconformity): Refusal | undefined => {
  // A plan that was submitted meanwhile has causes of its own.
  if (!permissions.confirmStatement.stages.includes(record.stage))
    return { reason: 'notInThisStage', stage: record.stage };
  if (problemOf(fiveWhys, record) === undefined)
    return { reason: 'incomplete', missing: [{ part: 'statement', letter: 'b1' }] };
  return undefined;
};

/** One person alone finds the cause they expect; and the owner of the record must agree. */
const isAgreed = ({ step, agreed }: FiveWhys, { triage }: Nonconformity): boolean =>
  step === 'agreement' && agreed.length > 1 && triage !== undefined && agreed.includes(triage.owner);

type Alone = { readonly aloneBecause?: string } | { readonly refusal: Refusal };

/** Without agreement, a person who may determine the causes outside a session has to give a reason. */
const reasonWithoutAgreement = ({ aloneBecause }: CloseSession, record: Nonconformity, actor: Actor): Alone => {
  const may = hasAnyRelation(actor, record, permissions.determineCauses.may);
  if (!may) return refuse({ reason: 'notAgreed' });
  if (aloneBecause === undefined) return refuse({ reason: 'invalid', problems: { aloneBecause: 'missing' } });
  return { aloneBecause };
};

/** 10.2 b 1 and b 2, in one commit with the closing: a closed session always has its causes. */
const resultsOf = (
  fiveWhys: FiveWhys,
  record: Nonconformity,
  session: SessionId,
  alone: { readonly aloneBecause?: string },
): readonly NonconformityEvent[] => {
  const { problem, agreed, objections } = fiveWhys;
  const { whys, rootCauses } = whysOf(fiveWhys, problemOf(fiveWhys, record)?.problem ?? '');
  const causes: Causes = {
    method: 'fiveWhys',
    whys: [...whys],
    rootCauses: [...rootCauses],
    agreedBy: [...agreed],
    ...alone,
    session,
    ...(objections.length > 0 && { objections: [...objections] }),
  };
  const isStated =
    record.statement?.problem === problem?.problem && record.statement?.implications === problem?.implications;
  return [
    ...(problem && !isStated ? [{ type: 'StatementConfirmed', ...problem } as const] : []),
    { type: 'CausesDetermined', causes },
  ];
};

const takeLateContributionsSchema = z.object({ session });
export type TakeLateContributions = CommandOf<'takeLateContributions', typeof takeLateContributionsSchema>;

/**
 * Includes contributions that arrived after the session was closed. It does not change causes that the closing
 * determined: participants agreed to those, not to later contributions.
 */
export const takeLateContributions = defineCommand({
  name: 'takeLateContributions',
  schema: takeLateContributionsSchema,
  decide: (command, record, { actor, closing }) => {
    const found = record.sessions.find(({ id }) => id === command.session);
    if (!found) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
    if (!leadsSession(found, actor, record)) return refuse({ reason: 'notAllowed' });
    if (!found.closed) return refuse({ reason: 'sessionLive', session: found.id });
    // Another person may have included them meanwhile: nothing is included twice.
    const isNew = closing && closing.count > 0 && closing.closings === closingsOf(found).length;
    if (!isNew) return refuse({ reason: 'nothingChanged' });
    const { ranges, count, digest } = closing;
    return recordEvent({ type: 'LateContributionsTaken', session: found.id, ranges, count, digest });
  },
});
