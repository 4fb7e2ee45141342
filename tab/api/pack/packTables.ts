import type { StoredRow } from '../../../procedure/ports/proof.ts';
import { reportFields } from '../../../procedure/record/report/reportFacts.ts';
import { verdictsOf } from '../../../procedure/record/verdictsOf.ts';
import { choiceText } from '../../../procedure/words/fieldText.ts';
import { type Cell, csvOf, csvStyleOf } from '../files/csv.ts';
import type { Packed, PackedRecord, Voice } from './packed.ts';

/** One row of History per line, each column as stored, which the hash covers. No row of the pack has names. */
export function* historyLines(records: readonly PackedRecord[]): Generator<string> {
  for (const { rows } of records) yield rows.map((row) => `${JSON.stringify(columnsOf(row))}\n`).join('');
}

const columnsOf = (row: StoredRow) => ({
  CommitKey: row.commitKey,
  CommandId: row.commandId,
  At: row.at,
  ActorId: row.actorId,
  Events: row.events,
  PreviousHash: row.previousHash,
  Hash: row.hash,
});

/** The files that the records vouch for; the files themselves stay in the library. The same in every language, for a program to read. */
export const evidenceCsv = (records: readonly PackedRecord[]): string =>
  csvOf(
    [
      ['Reference', 'File', 'Bytes', 'SHA-256', 'Action', 'At', 'By'],
      ...records.flatMap(({ stream: { state } }) =>
        state.evidence.map(({ name, bytes, sha256, action, at, by }): readonly Cell[] => [
          state.reference,
          name,
          bytes,
          sha256,
          action,
          at,
          by,
        ]),
      ),
    ],
    { separator: ',', decimal: '.' },
  );

/** The log that the procedure demands, one nonconformity per line; people by id, as in the rows. */
export const nonconformitiesCsv = ({ records }: Pick<Packed, 'records'>, { language, words, terms }: Voice): string => {
  const { label } = words;
  const logFields = Object.keys(terms.logField) as (keyof typeof terms.logField)[];
  const head = [
    label.reference,
    label.stage,
    label.reportedOn,
    label.reporter,
    ...reportFields.map((field) => terms.field[field]),
    label.lane,
    label.grade,
    label.owner,
    ...logFields.map((field) => terms.logField[field]),
    label.verdict,
    label.closed,
  ];
  const rowOf = ({ stream: { state } }: PackedRecord): readonly Cell[] => {
    const { facts, triage, closure, log } = state;
    const verdict = verdictsOf(state).at(-1)?.verdict;
    return [
      state.reference,
      terms.stage[state.stage],
      state.reportedAt,
      state.reporter,
      ...reportFields.map((field) => choiceText(field, facts[field], terms)),
      triage && terms.lane[triage.lane],
      triage && terms.grade[triage.grade],
      triage?.owner,
      ...logFields.map((field) => log[field]),
      verdict && terms.verdict[verdict],
      closure?.at,
    ];
  };
  return csvOf([head, ...records.map(rowOf)], csvStyleOf(language));
};
