import type { LogText } from '../../procedure/ports/register/logTexts.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { mostWithTexts } from '../../tab/api/exports/exportWire.ts';
import { csvBytes } from '../../tab/api/exports/makers.ts';
import { registerTable } from '../../tab/api/exports/registerTable.ts';
import { workbookOf } from '../../tab/api/exports/workbook.ts';
import { longestTurn } from './timing.ts';

const long = 'The badge reader of the back door does not tell when the door stays open. '.repeat(8);
const text: LogText = {
  rootCause: long,
  shortTermPlan: long,
  longTermPlan: long,
  successCriteria: long.slice(0, 200),
  planManager: 'Max Manager',
  owner: 'Oda Owner',
  reportedBy: 'Lea Staff',
  anonymity: 'named',
  closedAt: '',
  triageReason: 'One door, one day',
  externalAudit: '',
  ismsChange: 'notNeeded: The rule stands',
  verdictBy: '',
  closingSummary: '',
};

export type ExportMeasured = {
  readonly seconds: number;
  /** Longest time that other work would have been blocked, in milliseconds. */
  readonly longest: number;
  readonly megabytes: number;
};

/** Makes the file of these entries; with long texts if there are few enough, as the server does. */
export const exportRegister = async (
  entries: readonly RegisterEntry[],
  format: 'csv' | 'xlsx',
): Promise<ExportMeasured> => {
  const texts =
    entries.length > mostWithTexts ? undefined : new Map(entries.map(({ reference }) => [reference, text] as const));
  const begun = performance.now();
  const table = registerTable(entries, {
    actor: { id: 'me', name: 'Me', roles: ['alternate'], guest: false },
    language: 'fr',
    today: '2026-11-24',
    timeZone: 'Europe/Paris',
    texts,
    mostWithTexts,
    nameOf: () => 'Oda Owner',
  });
  const making = format === 'csv' ? csvBytes(table, { separator: ';', decimal: ',' }) : workbookOf(table);
  const longest = await longestTurn(making);
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, longest, megabytes: (await making).length / 1e6 };
};
