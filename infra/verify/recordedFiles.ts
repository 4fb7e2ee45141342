import { z } from 'zod';
import { type EvidenceFile, evidenceFile } from '../../procedure/record/recordParts.ts';
import { isReference, type Reference } from '../../procedure/record/values/reference.ts';

/** A file recorded in a row of History. */
export type RecordedFile<R = unknown> = { readonly row: R; readonly reference: Reference; readonly file: EvidenceFile };

type Row = { readonly row: { readonly Reference?: unknown; readonly Events?: unknown } };

const attached = z.object({ type: z.literal('EvidenceAttached'), file: evidenceFile });
const events = z.array(z.unknown());

/** Returns the files recorded in History, each once even if it proves several actions. @param rows of History, in any order */
export const recordedFilesIn = <R extends Row>(rows: readonly R[]): readonly RecordedFile<R>[] => {
  const found = new Map<string, RecordedFile<R>>();
  for (const row of rows) {
    const { Reference: reference, Events: text } = row.row;
    if (typeof reference !== 'string' || !isReference(reference)) continue;
    if (typeof text !== 'string' || !text.includes('"EvidenceAttached"')) continue;
    for (const event of events.safeParse(jsonOf(text)).data ?? []) {
      const file = attached.safeParse(event).data?.file;
      const key = file && `${reference} ${file.sha256} ${file.link}`;
      if (key && !found.has(key)) found.set(key, { row, reference, file });
    }
  }
  return [...found.values()];
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
