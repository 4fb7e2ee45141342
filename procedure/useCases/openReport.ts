import { refuse } from '../commands/decision.ts';
import type { OrganisationContext } from '../commands/decisionContext.ts';
import { permitted } from '../commands/permitted.ts';
import { decideReport, type Report } from '../commands/report/report.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import { canonicalJson } from '../record/values/canonicalJson.ts';
import type { Handled, HandledRecord, Order, Refused } from './commits/outcome.ts';
import type { HandlingPorts } from './handlingPorts.ts';
import { unnamedCommitIdentity, unnamedFrom } from './unnamed.ts';

type Ports = Pick<HandlingPorts, 'records' | 'identities' | 'digest' | 'clock'>;
type Reported = Extract<NonconformityEvent, { type: 'Reported' }>;

/** A report by name. */
const openNamed = async (
  { command, actor, commandId }: Order<Report>,
  { records, clock }: Ports,
  organisationContext: OrganisationContext,
): Promise<HandledRecord | Refused> => {
  const decision = decideReport(command, organisationContext);
  if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal };
  const { stream, commit, outcome } = await records.open({
    commandId,
    at: clock.now(),
    actor,
    events: decision.events,
  });
  return { kind: 'done', stream, commit, repeated: outcome === 'repeated' };
};

const said = ({ facts, notToIsmsManager, unnamed, message }: Reported): string =>
  canonicalJson([facts, notToIsmsManager, unnamed?.kind, message]);

/**
 * A report without a name. Its press is known by `n` alone, which is visible to readers of the chat: so it is
 * answered again, with the code, only if the same facts are sent again.
 */
const openUnnamed = async (
  { command, actor, commandId: pressId }: Order<Report>,
  ports: Ports,
  organisationContext: OrganisationContext,
  timeZone: string,
): Promise<HandledRecord | Refused> => {
  const { identities, records } = ports;
  const identity = unnamedCommitIdentity({ commandId: pressId, clock: ports.clock }, identities, timeZone);
  const { commandId } = identity;
  const caseCode = identities.caseCode(pressId);
  const decision = decideReport(
    command,
    organisationContext,
    unnamedFrom(command, actor, { commandId, caseCode }, ports),
  );
  if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal };
  const { events } = decision;
  const { stream, commit, outcome } = await records.open({
    commandId,
    events,
    actor: identity.actor,
    at: identity.clock.now(),
  });
  const [own] = events;
  const [first] = commit.events;
  const { unnamed } = stream.state;
  const isHis =
    own.type === 'Reported' &&
    first?.type === 'Reported' &&
    said(own) === said(first) &&
    (unnamed?.kind !== 'sealed' || identities.isSealed(unnamed.digest, actor.id));
  if (!isHis) return { kind: 'refused', ...refuse({ reason: 'sentBefore' }) };
  return { kind: 'done', stream, commit, repeated: outcome === 'repeated', caseCode };
};

/** Starts a record: once for each form, however often it is sent. */
export const openReport = async (
  order: Order<Report>,
  ports: Ports,
  organisationContext: OrganisationContext,
  timeZone: string,
): Promise<Handled> => {
  const refusal = permitted('report', order.actor, undefined);
  if (refusal) return { kind: 'refused', refusal };
  return order.command.anonymity === 'named'
    ? openNamed(order, ports, organisationContext)
    : openUnnamed(order, ports, organisationContext, timeZone);
};
