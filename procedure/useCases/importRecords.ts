import type { OrganisationContext } from '../commands/decisionContext.ts';
import { decideImportRecord, type ImportRecord } from '../commands/organisation/importRecord.ts';
import { permitted } from '../commands/permitted.ts';
import { createKeyedMutex } from '../runtime/keyedMutex.ts';
import type { Handled, Order } from './commits/outcome.ts';
import type { HandlingPorts } from './handlingPorts.ts';

/** A register from before TenTwo: a part of `Handling`. */
export type ImportUseCases = {
  /** Starts a record from a row of the register; once for each row, however often it is delivered. @throws Fault */
  readonly importRecord: (order: Order<ImportRecord>) => Promise<Handled>;
};

export const createImportUseCases = (
  { records, clock, committed }: Pick<HandlingPorts, 'records' | 'clock' | 'committed'>,
  organisationContext: () => OrganisationContext,
): ImportUseCases => {
  const mutex = createKeyedMutex();

  const open = async ({ command, actor, commandId }: Order<ImportRecord>): Promise<Handled> => {
    const refusal = permitted(command.name, actor, undefined);
    if (refusal) return { kind: 'refused', refusal };
    const decision = decideImportRecord(command, organisationContext());
    if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal };
    const written = await records.open({ commandId, at: clock.now(), actor, events: decision.events });
    const { stream, commit, outcome } = written;
    if (outcome === 'committed') committed(stream, commit);
    return { kind: 'done', stream, commit, repeated: outcome === 'repeated' };
  };

  return { importRecord: (order) => mutex(order.commandId, () => open(order)) };
};
