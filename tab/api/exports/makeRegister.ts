import { z } from 'zod';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import { type CsvStyle, csvLine, csvMark, csvStyleOf } from '../files/csv.ts';
import { ApiError } from '../http/apiError.ts';
import { namesNow } from '../names.ts';
import { createDrillDown } from '../register/drillDown.ts';
import { seenBy } from '../register/registerAnswer.ts';
import { readRegisterFilters } from '../register/registerQuery.ts';
import { mostWithTexts } from './exportWire.ts';
import { maker } from './maker.ts';
import { type RegisterTable, registerTable } from './registerTable.ts';
import { workbookOf } from './workbook.ts';

const schema = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  /** The query string with which the page asks for its rows. */
  asked: z.string().max(4000),
});

const all = 10_000_000;

/** The register exactly as it is shown: the same search, filters and order, every line that this person may read. */
export const makeRegister = maker(schema, async ({ format, asked: typed }, actor, language, room) => {
  const { today } = room.handling.organisationContext();
  const { query, behind } = readRegisterFilters(parametersOf(typed), { id: actor.id, today });
  const among = await createDrillDown(room)(behind, actor);
  const { entries } = room.register.find({ ...query, offset: 0, limit: all }, seenBy(actor, among));
  const references = new Set(entries.map(({ reference }) => reference));
  const texts = entries.length > mostWithTexts ? undefined : await room.logTexts.of(references);
  const { timeZone } = room.policy.calendar;
  const nameOf = namesNow(room.people);
  const table = registerTable(entries, { actor, language, today, timeZone, texts, mostWithTexts, nameOf });
  const bytes = await (format === 'csv' ? csvBytes(table, csvStyleOf(language)) : workbookOf(table));
  return { format, records: entries.length, asked: canonicalJson({ ...query, behind, language }), bytes };
});

/** A query string as a server reads it: a parameter given several times is a list. */
const parametersOf = (typed: string): Readonly<Record<string, string | readonly string[]>> => {
  const given = new URLSearchParams(typed);
  const read = new Map<string, string | readonly string[]>();
  for (const name of given.keys()) {
    const [only = '', ...more] = given.getAll(name);
    read.set(name, more.length > 0 ? [only, ...more] : only);
  }
  if (read.has('offset') || read.has('limit')) throw ApiError.of('badRequest', ['asked']);
  return Object.fromEntries(read);
};

export const csvBytes = async ({ columns, slices }: RegisterTable, style: CsvStyle): Promise<Uint8Array> => {
  const parts = [
    Buffer.from(
      `${csvMark}${csvLine(
        columns.map(({ head }) => head),
        style,
      )}`,
      'utf8',
    ),
  ];
  for await (const slice of slices) parts.push(Buffer.from(slice.map((row) => csvLine(row, style)).join(''), 'utf8'));
  return Buffer.concat(parts);
};
