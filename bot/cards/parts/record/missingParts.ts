import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { demanded, missing } from '../../../../procedure/stages/gates.ts';
import { isEnded } from '../../../../procedure/stages/stages.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import { label, quiet } from '../texts.ts';

/** *2 of 7 missing*, with their names. */
export const missingParts = (record: Nonconformity, { words, terms }: Drawing): readonly Element[] => {
  if (isEnded(record.stage) || !record.triage) return [];
  const lacking = missing(record);
  const { record: sentences } = words.work;
  if (lacking.length === 0) return [label(sentences.nothingMissing)];
  return [
    label(sentences.missing(lacking.length, demanded(record).length)),
    quiet(lacking.map(({ part, letter }) => `${terms.part[part]} (10.2 ${letter})`).join(' · ')),
  ];
};
