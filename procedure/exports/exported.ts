import { z } from 'zod';
import type { Attribution } from '../record/values/attribution.ts';
import type { PersonId } from '../record/values/person.ts';
import type { ExportKey } from './exportKey.ts';
import { exportFormats, exportKinds } from './exportKinds.ts';

/** What is known of a file that was made, as the row of History holds it. Who took it, and when, is what the row itself says. */
const made = {
  kind: z.enum(exportKinds),
  format: z.enum(exportFormats),
  /** How many nonconformities are in it. */
  records: z.int().nonnegative(),
  /** What was asked for (filters, period, seed of a sample), canonical JSON. */
  asked: z.string(),
  /** SHA-256 of the file, lower-case hex: whoever has a file can tell which export it is. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
};

/** What happens to an export: it is made, once. For ever, as `record/events.ts` says. */
export const exportEventSchema = z.discriminatedUnion('type', [z.object({ type: z.literal('Exported'), ...made })]);
export type ExportEvent = Readonly<z.output<typeof exportEventSchema>>;

/** A file as it was made. */
export type MadeFile = Omit<ExportEvent, 'type'>;
export type Export = MadeFile & { readonly key: ExportKey; readonly at: string; readonly by: PersonId };

/** @throws RangeError when there was something before */
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
