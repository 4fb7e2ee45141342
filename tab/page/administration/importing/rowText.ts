import { type ImportField, longestLegacy } from '../../../../procedure/commands/organisation/importRecord.ts';
import { legacyTexts } from '../../../../procedure/record/report/legacy.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import type { ImportWords } from '../../../words/en/importWords.ts';
import type { Speech } from '../../speech.tsx';
import type { Mapping, Table } from './mapping/columns.ts';
import type { RowResult } from './rowResults.ts';

type RowSpeech = { readonly words: ImportWords; readonly speech: Speech };

export const fieldName = (field: ImportField, { words, speech: { procedure } }: RowSpeech): string => {
  if (field in words.field) return words.field[field as keyof ImportWords['field']];
  const { field: ofReport, logField } = procedure;
  const names: Readonly<Partial<Record<ImportField, string>>> = { ...logField, ...ofReport };
  return (names[field] ?? field).replace(/\s?\?$/, '');
};

/** `A` … `Z`, `AA` …: column names as in spreadsheets. */
export const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

/** A heading with its column letters, because names may repeat or be missing. */
export const headingName = ({ headings }: Pick<Table, 'headings'>, column: number): string =>
  `${columnLetters(column)} · ${headings[column]?.slice(0, 80) || '—'}`;

const mostOf = (field: ImportField): number | undefined => {
  const limits: Readonly<Partial<Record<ImportField, number>>> = {
    ...longest,
    ...Object.fromEntries(legacyTexts.map((name) => [name, longestLegacy.text])),
    oldId: longestLegacy.oldId,
    closingResult: longestLegacy.result,
  };
  return limits[field];
};

type Read = { readonly table: Table; readonly mapping: Mapping };

/** Remarks on a row, one sentence each; problems name their column. */
export const rowTexts = (result: RowResult, { table, mapping }: Read, saying: RowSpeech): readonly string[] => {
  const { words, speech } = saying;
  const { procedure, number } = speech;
  switch (result.outcome) {
    case 'invalid': {
      const problems = Object.entries(result.problems) as [ImportField, Parameters<typeof procedure.fieldProblem>[0]][];
      return problems.map(([field, problem]) => {
        const column = mapping[field];
        const name = fieldName(field, saying);
        const where = column === undefined ? words.noColumn(name) : words.atColumn(name, headingName(table, column));
        return `${where}${procedure.fieldProblem(problem, mostOf(field))}`;
      });
    }
    case 'similar':
      return [words.similar(result.reference)];
    case 'imported':
      return [words.already(result.reference)];
    case 'otherContent':
      return [words.otherContent(result.reference)];
    case 'done':
      return [words.became(result.reference)];
    case 'twice':
      return [words.twice(number(result.first))];
    case 'refused':
      return [procedure.refusal(result.refusal)];
    case 'notYet':
      return [words.notYet(procedure.fault[result.fault])];
    case 'valid':
      return [];
    default:
      return result satisfies never;
  }
};
