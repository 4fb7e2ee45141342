import { dayOf } from '../../../procedure/record/calendarDate.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Actor } from '../../../procedure/record/person.ts';
import { isMessageLink } from '../../../procedure/record/reportedMessage.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { dateAndTime, longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { link } from './buttons.ts';
import type { Element, FactSet } from './card.ts';
import { type Exchanged, exchangeOf } from './exchange.ts';
import { facts } from './facts.ts';
import { said, saidUnder } from './said.ts';
import { label, quiet } from './texts.ts';

/** Characters of each text that a card shows; the rest is in the register. Together they stay well within a card's bytes. */
const most = { what: 1200, other: 300, addition: 300 } as const;
const mostExchanged = 3;

/** Of what an unnamed reporter did only the day is kept: a time would be the midnight before. */
const at = (instant: string, isDayOnly: boolean, { language, policy }: Drawing): string =>
  isDayOnly
    ? longDate(dayOf(new Date(instant), policy.calendar.timeZone), language)
    : dateAndTime(instant, language, policy.calendar.timeZone);

type Rows = Parameters<typeof facts>[0];

/** What the triage channel and a notice need to know at a glance, in closed words. */
const shortRows = (record: Nonconformity, drawing: Drawing): Rows => {
  const { terms, language } = drawing;
  const { facts: told } = record;
  return [
    [drawing.words.record.reportedAt, at(record.reportedAt, record.unnamed !== undefined, drawing)],
    [terms.field.ongoing, terms.ongoing[told.ongoing]],
    [terms.field.detectedOn, longDate(told.detectedOn, language)],
    [terms.field.clause, told.clause ? `${told.clause} ${terms.clause[told.clause]}` : terms.clauseOpen],
    [terms.field.impact, terms.impact[told.impact]],
    [terms.field.priority, terms.priority[told.priority]],
  ];
};

/** With the stage, which the heading of such a card does not say. @param before rows that come first */
export const shortFacts = (record: Nonconformity, drawing: Drawing, before: Rows = []): FactSet =>
  facts([...before, [drawing.words.record.stage, drawing.terms.stage[record.stage]], ...shortRows(record, drawing)]);

/** Stands where a name would. */
export const unnamedRow = ({ unnamed }: Nonconformity, { terms, words }: Drawing): Rows =>
  unnamed ? [[terms.relation.reporter, words.unnamed.known[unnamed.kind]]] : [];

/**
 * The whole record as far as a card can hold it.
 * @param viewer not everybody who may read a record may know who reported, nor that nobody knows
 */
export const recordFacts = (record: Nonconformity, viewer: Actor, drawing: Drawing): readonly Element[] => {
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
      ...(mayRead('reporter', viewer, record) ? unnamedRow(record, drawing) : []),
      ...shortRows(record, drawing),
      [terms.field.occurredOn, told.occurredOn ? longDate(told.occurredOn, language) : terms.unknown],
      [terms.field.source, terms.source[told.source]],
    ]),
    ...texts,
    ...messageOf(record, drawing),
    ...exchange(record, drawing),
    ...(isCut(record) ? [quiet(words.record.moreInRegister)] : []),
  ];
};

/** What was said, and the way to it. It was read as a link to a message before it was kept, and is again. */
const messageOf = ({ message }: Nonconformity, { words }: Drawing): readonly Element[] => {
  if (!message) return [];
  const { title, open } = words.extension.message;
  const isLink = message.link !== undefined && isMessageLink(message.link);
  return [
    {
      type: 'Container',
      style: 'emphasis',
      spacing: 'small',
      items: [label(title), ...said(message.text, most.other), ...(isLink ? [quiet(open)] : [])],
      ...(isLink && { selectAction: link(title, message.link) }),
    },
  ];
};

const exchange = (record: Nonconformity, drawing: Drawing): readonly Element[] => {
  const { addedAt, askedAt } = drawing.words.record;
  const title = ({ kind, at: instant }: Exchanged): string =>
    kind === 'asked'
      ? askedAt(at(instant, false, drawing))
      : addedAt(at(instant, record.unnamed !== undefined, drawing));
  return exchangeOf(record)
    .slice(-mostExchanged)
    .flatMap((one) => [label(title(one)), ...said(one.text, most.addition)]);
};

const isCut = (record: Nonconformity): boolean => {
  const { facts: told } = record;
  const exchanged = exchangeOf(record);
  return (
    told.what.length > most.what ||
    [told.requirement, told.evidence, told.immediateAction, record.message?.text].some(
      (text) => (text?.length ?? 0) > most.other,
    ) ||
    exchanged.length > mostExchanged ||
    exchanged.some((one) => one.text.length > most.addition)
  );
};
