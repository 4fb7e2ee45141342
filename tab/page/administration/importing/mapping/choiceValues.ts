import { type ImportField, rowStates } from '../../../../../procedure/commands/organisation/importRecord.ts';
import { fold } from '../../../../../procedure/record/history/fold.ts';
import { specOf } from '../../../../../procedure/record/report/reportFacts.ts';
import { clauses, isClause } from '../../../../../procedure/record/values/clauses.ts';
import { type ChoiceField, choiceWords } from './vocabulary.ts';

/** The fields that are one of a closed list, in the order in which unclear words are asked about. */
export const choiceFields = Object.keys(choiceWords) as readonly ChoiceField[];

export const isChoiceField = (field: ImportField): field is ChoiceField => field in choiceWords;

export const choicesOf = (field: ChoiceField): readonly string[] => {
  if (field === 'state') return rowStates;
  const spec = specOf(field);
  return spec.kind === 'choice' ? spec.values : clauses;
};

/** `A.5.15`, `A5.15 Access control`, `ISO 27001:2022 - 10.2 a`: the first valid clause. */
const clauseIn = (text: string): string | undefined => {
  const said = text.replace(/ISO(\/IEC)?\s*27\d{3}(:\s*\d{4})?/gi, ' ');
  for (const [found] of said.matchAll(/(?:A\s?\.?\s?)?\d{1,2}(?:\.\d{1,2})+/gi)) {
    const [, annex = '', number = ''] = /^(A?)\s?\.?\s?([\d.]+)$/i.exec(found) ?? [];
    const clause = annex === '' ? number : `A.${number}`;
    if (isClause(clause)) return clause;
  }
  return undefined;
};

/** The choice that a text of a register means; undefined if it is unclear. */
export const guessChoice = (field: ChoiceField, text: string): string | undefined => {
  const exact = choicesOf(field).find((choice) => choice === text.trim());
  if (exact !== undefined) return exact;
  if (field === 'clause') return clauseIn(text);
  const said = fold(text).trim();
  return choiceWords[field].find(([, words]) => words.test(said))?.[0];
};
