import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { dateAndTime, longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import type { Element, FactSet } from './card.ts';
import { facts } from './facts.ts';
import { said, saidUnder } from './said.ts';
import { label, quiet } from './texts.ts';

/** Characters of each text that a card shows; the rest is in the register. Together they stay well within a card's bytes. */
const most = { what: 1200, other: 300, addition: 300 } as const;
const mostAdditions = 3;

const at = (instant: string, { language, policy }: Drawing): string =>
  dateAndTime(instant, language, policy.calendar.timeZone);

type Rows = Parameters<typeof facts>[0];

/** What the triage channel and a notice need to know at a glance, in closed words. */
const shortRows = (record: Nonconformity, drawing: Drawing): Rows => {
  const { terms, language } = drawing;
  const { facts: told } = record;
  return [
    [drawing.words.record.stage, terms.stage[record.stage]],
    [drawing.words.record.reportedAt, at(record.reportedAt, drawing)],
    [terms.field.ongoing, terms.ongoing[told.ongoing]],
    [terms.field.detectedOn, longDate(told.detectedOn, language)],
    [terms.field.clause, told.clause ? `${told.clause} ${terms.clause[told.clause]}` : terms.clauseOpen],
    [terms.field.impact, terms.impact[told.impact]],
    [terms.field.priority, terms.priority[told.priority]],
  ];
};

export const shortFacts = (record: Nonconformity, drawing: Drawing): FactSet => facts(shortRows(record, drawing));

/** The whole record as far as a card can hold it. */
export const recordFacts = (record: Nonconformity, drawing: Drawing): readonly Element[] => {
  const { terms, words, language } = drawing;
  const told = record.facts;
  const texts = (['requirement', 'evidence', 'immediateAction', 'onBehalfOf'] as const).flatMap((field) =>
    saidUnder(terms.field[field], told[field], most.other),
  );
  return [
    label(terms.field.what),
    ...said(told.what, most.what),
    ...saidUnder(terms.field.system, told.system, most.other),
    facts([
      ...shortRows(record, drawing),
      [terms.field.occurredOn, told.occurredOn ? longDate(told.occurredOn, language) : terms.unknown],
      [terms.field.source, terms.source[told.source]],
    ]),
    ...texts,
    ...additions(record, drawing),
    ...(isCut(record) ? [quiet(words.record.moreInRegister)] : []),
  ];
};

const additions = (record: Nonconformity, drawing: Drawing): readonly Element[] =>
  record.additions
    .slice(-mostAdditions)
    .flatMap((one) => [label(drawing.words.record.addedAt(at(one.at, drawing))), ...said(one.text, most.addition)]);

const isCut = ({ facts: told, additions: added }: Nonconformity): boolean =>
  told.what.length > most.what ||
  [told.requirement, told.evidence, told.immediateAction].some((text) => (text?.length ?? 0) > most.other) ||
  added.length > mostAdditions ||
  added.some((one) => one.text.length > most.addition);
