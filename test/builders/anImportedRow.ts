import { type ImportRecord, readImportRow } from '../../procedure/commands/organisation/importRecord.ts';
import { sha256 } from './sha256.ts';

/** A row of an older register, as its cells were mapped; closed there unless it says otherwise. */
export const anImportedRow = (
  cells: Readonly<Record<string, string | undefined>> = {},
  row = 2,
): Omit<ImportRecord, 'name'> => {
  const read = readImportRow(
    {
      oldId: '17',
      what: 'Visitors were let in without being written down',
      detectedOn: '2024-03-05',
      clause: 'A.7.2',
      impact: 'medium',
      priority: 'high',
      system: 'Entrance',
      rootCause: 'No one is at the desk at noon',
      shortTermPlan: 'Ring the bell',
      planManager: 'Mme Roy',
      state: 'closed',
      closedOn: '2024-06-30',
      closingResult: 'No case since',
      ...cells,
    },
    { file: sha256('register.xlsx'), fileName: 'register.xlsx', row },
    '2026-11-24',
    sha256,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { facts: read.facts, legacy: read.legacy, language: 'en' };
};
