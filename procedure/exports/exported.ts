import { z } from 'zod';
import type { Attribution } from '../record/values/attribution.ts';
import type { PersonId } from '../record/values/person.ts';
import type { ExportKey } from './exportKinds.ts';
import { exportFormats, exportKinds } from './exportKinds.ts';

/** A file that was made, as the row of History holds it. The row itself says who exported it and when. */
const made = {
  kind: z.enum(exportKinds),
  format: z.enum(exportFormats),
  /** Number of nonconformities in it. */
  records: z.int().nonnegative(),
  /** The query (filters, period, seed of a sample), canonical JSON. */
  asked: z.string(),
  /** SHA-256 of the file, lower-case hex: identifies the export of a given file. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
};

/** Events of an export: it is made, once. For ever, like those of `record/history/events.ts`. */
export const exportEventSchema = z.discriminatedUnion('type', [z.object({ type: z.literal('Exported'), ...made })]);
export type ExportEvent = Readonly<z.output<typeof exportEventSchema>>;

/** A file as it was made. */
export type MadeFile = Omit<ExportEvent, 'type'>;
export type Export = MadeFile & { readonly key: ExportKey; readonly at: string; readonly by: PersonId };

/** @throws RangeError when there was an event before */
export const evolveExport = (
  before: Export | undefined,
  event: ExportEvent,
  { at, by }: Attribution,
  key: ExportKey,
): Export => {
  switch (event.type) {
    case 'Exported': {
      if (before) throw new RangeError(`${key} was made before`);
      const { type: _, ...file } = event;
      return { ...file, key, at, by };
    }
    default:
      return event.type satisfies never;
  }
};
