import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { isMessageLink } from '../../../../procedure/record/report/reportedMessage.ts';
import {
  detailFields,
  type ReportField,
  reportFields,
  shortFields,
  specOf,
} from '../../../../procedure/record/report/reportFacts.ts';
import { dayOf } from '../../../../procedure/record/values/calendarDate.ts';
import type { Actor } from '../../../../procedure/record/values/person.ts';
import { mayRead } from '../../../../procedure/stages/reads.ts';
import { dateAndTime, longDate } from '../../../../procedure/words/dates.ts';
import { fieldText } from '../../../../procedure/words/fieldText.ts';
import { stageName } from '../../../../procedure/words/stageName.ts';
import type { Drawing } from '../../drawing.ts';
import { link } from '../buttons.ts';
import type { Element, FactSet } from '../card.ts';
import { facts, line } from '../facts.ts';
import { label, quiet } from '../texts.ts';
import { userText, userTextUnder } from '../userText.ts';
import { type Exchanged, exchangeOf } from './exchange.ts';
import type { Recorded } from './recorded.ts';

/** Characters of each text that a card shows; the rest is in the register. Together they stay well within a card's bytes. */
type Most = { readonly what: number; readonly other: number; readonly addition: number };
const most: Most = { what: 1200, other: 300, addition: 300 };
/** With the recorded work beside it. */
const mostBesideWork: Most = { what: 600, other: 150, addition: 150 };
const mostExchanged = 3;

/** For unnamed reporters only the day is kept: a time would show as midnight. */
const at = (instant: string, isDayOnly: boolean, { language, policy }: Drawing): string =>
  isDayOnly
    ? longDate(dayOf(new Date(instant), policy.calendar.timeZone), language)
    : dateAndTime(instant, language, policy.calendar.timeZone);

type Rows = Parameters<typeof facts>[0];

const isText = (field: ReportField): boolean => specOf(field).most !== undefined;
const firstTexts = shortFields.filter(isText);
const laterTexts = detailFields.filter(isText);
const longTexts = reportFields.filter((field) => specOf(field).kind === 'text');
const glanceFields = reportFields.filter((field) => specOf(field).isAtAGlance);
const otherRowFields = reportFields.filter((field) => !isText(field) && !glanceFields.includes(field));

const mostOf = (field: ReportField, limits: Most): number => (field === 'what' ? limits.what : limits.other);

const factRows = (
  fields: readonly ReportField[],
  { facts: reported }: Nonconformity,
  { terms, language }: Drawing,
): Rows =>
  fields.map((field) => [
    terms.field[field],
    fieldText(field, reported[field], { terms, day: (day) => longDate(day, language) }),
  ]);

/** The facts needed at a glance in the triage channel and on a notice, all from closed lists. */
const shortRows = (record: Nonconformity, drawing: Drawing): Rows => [
  [drawing.words.record.reportedAt, at(record.reportedAt, record.unnamed !== undefined, drawing)],
  ...factRows(glanceFields, record, drawing),
];

/** With the stage, which such a card's heading omits. @param before rows that come first */
export const shortFacts = (record: Nonconformity, drawing: Drawing, before: Rows = []): FactSet =>
  facts([
    ...before,
    [
      drawing.words.record.stage,
      stageName({ stage: record.stage, closedBefore: record.legacy?.closed !== undefined }, drawing.terms),
    ],
    ...shortRows(record, drawing),
  ]);

/** Shown in place of a name; also for the page without sign-in, whose authors may be outside the organisation. */
export const unnamedRow = ({ unnamed, reportedIn }: Nonconformity, { terms, words }: Drawing): Rows => {
  if (!unnamed) return [];
  const known = words.unnamed.known[unnamed.kind];
  return [[terms.relation.reporter, reportedIn === 'openPage' ? `${known} · ${terms.reportedIn.openPage}` : known]];
};

/**
 * The whole record, as far as it fits on a card.
 * @param viewer not everyone who may read a record may know who reported it, or that the report is anonymous
 * @param work what followed the report, for the people who work on it
 */
export const recordFacts = (
  record: Nonconformity,
  viewer: Actor,
  drawing: Drawing,
  work: Recorded = { elements: [], isCut: false },
): readonly Element[] => {
  const { terms, words } = drawing;
  const reported = record.facts;
  const isBesideWork = work.elements.length > 0;
  const limits = isBesideWork ? mostBesideWork : most;
  const texts = laterTexts.flatMap((field) => {
    const title = terms.field[field];
    const text = reported[field];
    if (!isBesideWork || text === undefined) return userTextUnder(title, text, limits.other);
    return [line(title, text, drawing, limits.other)];
  });
  return [
    ...firstTexts.flatMap((field) => userTextUnder(terms.field[field], reported[field], mostOf(field, limits))),
    facts([
      ...(mayRead('reporter', viewer, record) ? unnamedRow(record, drawing) : []),
      ...shortRows(record, drawing),
      ...factRows(otherRowFields, record, drawing),
    ]),
    ...texts,
    ...messageOf(record, limits, drawing),
    ...exchange(record, limits, drawing),
    ...work.elements,
    ...(work.isCut || isCut(record, limits) ? [quiet(words.record.moreInRegister)] : []),
  ];
};

/** The reported message and the link to it. The link was validated before it was stored, and is again here. */
const messageOf = ({ message }: Nonconformity, limits: Most, { words }: Drawing): readonly Element[] => {
  if (!message) return [];
  const { title, open } = words.extension.message;
  const isLink = message.link !== undefined && isMessageLink(message.link);
  return [
    {
      type: 'Container',
      style: 'emphasis',
      spacing: 'small',
      items: [label(title), ...userText(message.text, limits.other), ...(isLink ? [quiet(open)] : [])],
      ...(isLink && { selectAction: link(title, message.link) }),
    },
  ];
};

const exchange = (record: Nonconformity, limits: Most, drawing: Drawing): readonly Element[] => {
  const { addedAt, askedAt } = drawing.words.record;
  const title = ({ kind, at: instant }: Exchanged): string =>
    kind === 'asked'
      ? askedAt(at(instant, false, drawing))
      : addedAt(at(instant, record.unnamed !== undefined, drawing));
  return exchangeOf(record)
    .slice(-mostExchanged)
    .flatMap((one) => [label(title(one)), ...userText(one.text, limits.addition)]);
};

const isCut = (record: Nonconformity, limits: Most): boolean => {
  const reported = record.facts;
  const exchanged = exchangeOf(record);
  return (
    longTexts.some((field) => (reported[field]?.length ?? 0) > mostOf(field, limits)) ||
    (record.message?.text.length ?? 0) > limits.other ||
    exchanged.length > mostExchanged ||
    exchanged.some((one) => one.text.length > limits.addition)
  );
};
