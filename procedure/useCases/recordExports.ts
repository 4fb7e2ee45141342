import { decideRecordExport, type RecordExport } from '../commands/organisation/recordExport.ts';
import { permitted } from '../commands/permitted.ts';
import type { Export, ExportEvent } from '../exports/exported.ts';
import type { ExportKey } from '../exports/exportKinds.ts';
import type { Stream } from '../record/history/commit.ts';
import type { Actor } from '../record/values/person.ts';
import { createKeyedMutex } from '../runtime/keyedMutex.ts';
import { mayRead } from '../stages/reads.ts';
import { type Listed, listed } from './commits/listed.ts';
import type { Done, Order, Refused } from './commits/outcome.ts';
import type { HandlingPorts } from './handlingPorts.ts';

export type ExportStream = Stream<Export, ExportEvent>;
export type HandledExport = Done<Export, ExportEvent> | Refused;
export type ListedExport = Listed<Export, ExportEvent, ExportKey>;
export type ListedExports = {
  /** Newest first. */
  readonly exports: readonly ListedExport[];
  /** Total number: of very many the list has only the newest. */
  readonly total: number;
};

/** Data that leaves as a file: a part of `Handling`. */
export type ExportUseCases = {
  /** The file may be sent when this is done, and not before. @throws Fault */
  readonly recordExport: (order: Order<RecordExport>) => Promise<HandledExport>;
  /** Undefined for an actor who may not read them. @throws Fault */
  readonly exports: (actor: Actor) => Promise<ListedExports | undefined>;
};

/** Number of streams kept in memory (`graph/history/openHistory.ts`). */
const mostListed = 500;

export const createExportUseCases = ({ exports, clock }: Pick<HandlingPorts, 'exports' | 'clock'>): ExportUseCases => {
  const mutex = createKeyedMutex();

  const record = async ({ command, actor, commandId }: Order<RecordExport>): Promise<HandledExport> => {
    const refusal = permitted(command.name, actor, undefined);
    if (refusal) return { kind: 'refused', refusal };
    const decision = decideRecordExport(command);
    if ('refusal' in decision) return { kind: 'refused', refusal: decision.refusal };
    const written = await exports.open({ commandId, at: clock.now(), actor, events: decision.events });
    return { kind: 'done', stream: written.stream, commit: written.commit, repeated: written.outcome === 'repeated' };
  };

  return {
    recordExport: (order) => mutex(order.commandId, () => record(order)),
    exports: async (actor) => {
      if (!mayRead('exports', actor, undefined)) return undefined;
      const keys = await exports.keys('now');
      const shown = await Promise.all(keys.slice(0, mostListed).map((key) => listed(exports, key)));
      return { exports: shown, total: keys.length };
    },
  };
};
