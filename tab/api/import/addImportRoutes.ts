import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { importIdOf, readImportRow } from '../../../procedure/commands/organisation/importRecord.ts';
import { permitted } from '../../../procedure/commands/permitted.ts';
import { importMark } from '../../../procedure/measures/measuredFacts.ts';
import type { Register } from '../../../procedure/ports/register/register.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { Legacy } from '../../../procedure/record/report/legacy.ts';
import { type ReportFacts, requiredText } from '../../../procedure/record/report/reportFacts.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { languages } from '../../../procedure/words/languages.ts';
import { costs } from '../access/rates.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import { seenBy } from '../register/registerAnswer.ts';
import type { TabRoom } from '../tabRoom.ts';
import {
  type CheckAnswer,
  type CheckedRow,
  type ImportAnswer,
  type ImportedRow,
  mostChecked,
  mostImported,
} from './importWire.ts';
import { createPace } from './pace.ts';

/** Batches are smaller if every field of the rows is full and each character is escaped. */
const largestBody = 2 * 1024 * 1024;

/** A row of an Excel sheet. */
const lastRow = 1_048_576;

const schemaOf = (mostRows: number) =>
  z.strictObject({
    file: z.string().regex(/^[0-9a-f]{64}$/),
    fileName: requiredText(255),
    language: z.enum(languages),
    rows: z
      .array(
        z.strictObject({
          row: z.int().positive().max(lastRow),
          // The procedure parses this, field by field.
          cells: z.record(z.string().max(40), z.string()),
        }),
      )
      .min(1)
      .max(mostRows),
  });
type Asked = z.output<ReturnType<typeof schemaOf>>;

/** The import of an earlier register: checked without writing, then imported row by row. */
export const addImportRoutes = (api: FastifyInstance, room: TabRoom): void => {
  const options = { bodyLimit: largestBody, config: { cost: costs.command } };
  const pace = createPace(room.clock);
  const [toCheck, toImport] = [schemaOf(mostChecked), schemaOf(mostImported)];

  const importer = (request: FastifyRequest): Actor => {
    const actor = request.getDecorator<Actor>('tabActor');
    // Checked before anything is read for a person who may not import.
    if (permitted('importRecord', actor, undefined)) throw ApiError.of('notFound');
    return actor;
  };

  api.post('/import/check', options, async (request): Promise<CheckAnswer> => {
    const actor = importer(request);
    const asked = readQuery(toCheck, request.body);
    await room.register.prepared();
    const known = knownRows(room.register);
    const rows: CheckedRow[] = [];
    for (const { row, cells } of asked.rows) {
      const read = readRow(asked, row, cells, room);
      if (!read.ok) rows.push({ row, outcome: 'invalid', problems: read.problems });
      else {
        const { identity } = read.legacy;
        const before = known(read.legacy);
        const same = before ? undefined : probablySame(read.facts, room.register, seenBy(actor));
        rows.push({ row, identity, ...(before ?? (same ? { outcome: 'similar', reference: same } : valid)) });
      }
      // Other requests are served between two rows.
      await setImmediate();
    }
    return { rows };
  });

  api.post('/import', options, async (request): Promise<ImportAnswer> => {
    const actor = importer(request);
    const asked = readQuery(toImport, request.body);
    const known = knownRows(room.register);
    const rows: ImportedRow[] = [];
    for (const { row, cells } of asked.rows) {
      const read = readRow(asked, row, cells, room);
      if (!read.ok) {
        rows.push({ row, outcome: 'invalid', problems: read.problems });
        continue;
      }
      const before = known(read.legacy);
      if (before) rows.push({ row, ...before });
      else {
        const isTurn = await pace();
        rows.push({ row, ...(isTurn ? await importOne(read, asked.language, actor, room) : tooMany) });
      }
    }
    room.log('info', 'tab.imported', {
      reader: actor.id,
      rows: rows.filter(({ outcome }) => outcome === 'done').length,
    });
    return { rows };
  });
};

const valid = { outcome: 'valid' } as const;
const tooMany = { outcome: 'notYet', fault: 'throttled' } as const;

const readRow = ({ file, fileName }: Asked, row: number, cells: unknown, { handling, digest }: TabRoom) =>
  readImportRow(cells, { file, fileName, row }, handling.organisationContext().today, digest);

type Read = Extract<ReturnType<typeof readImportRow>, { ok: true }>;
type Outcome = ImportedRow extends infer One ? (One extends ImportedRow ? Omit<One, 'row'> : never) : never;

/** A failing row does not affect others. */
const importOne = async (
  { facts, legacy }: Read,
  language: Asked['language'],
  actor: Actor,
  { handling, digest, log }: TabRoom,
): Promise<Outcome> => {
  const command = { name: 'importRecord', facts, legacy, language } as const;
  try {
    const handled = await handling.importRecord({ command, actor, commandId: importIdOf(legacy, digest) });
    if (handled.kind === 'refused') return { outcome: 'refused', refusal: handled.refusal };
    const { reference, legacy: kept } = handled.stream.state;
    if (!handled.repeated) return { outcome: 'done', reference };
    return { outcome: kept?.content === legacy.content ? 'imported' : 'otherContent', reference };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log('warn', 'tab.importFault', { code: error.code, operation: error.operation });
    return { outcome: 'notYet', fault: error.code };
  }
};

type KnownRow = { readonly outcome: 'imported' | 'otherContent'; readonly reference: Reference };

/** The rows imported before, as this server knows them now. The import command itself asks History. */
const knownRows = (register: Pick<Register, 'all'>): ((legacy: Legacy) => KnownRow | undefined) => {
  const known = new Map<string, { readonly mark: string; readonly reference: Reference }>();
  for (const { reference, measured } of register.all()) {
    const mark = measured?.imported;
    if (mark !== undefined) known.set(identityIn(mark), { mark, reference });
  }
  return (legacy) => {
    const mark = importMark(legacy);
    const found = known.get(identityIn(mark));
    return found && { outcome: found.mark === mark ? 'imported' : 'otherContent', reference: found.reference };
  };
};

const identityIn = (mark: string): string => mark.slice(0, mark.indexOf('.'));

/** Similarity of two descriptions of the same thing; with the same day of detection, half is enough. */
const [probably, onTheSameDay] = [0.9, 0.5];

/** An entry of the register that this row probably duplicates. */
const probablySame = (
  facts: ReportFacts,
  register: Pick<Register, 'similar'>,
  mayRead: (entry: RegisterEntry) => boolean,
): Reference | undefined =>
  register
    .similar({ text: facts.what, system: facts.system, clause: facts.clause }, mayRead, 3)
    .find(({ score, entry }) => score >= probably || (score >= onTheSameDay && entry.detectedOn === facts.detectedOn))
    ?.entry.reference;
