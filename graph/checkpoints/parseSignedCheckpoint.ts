import { checkpointEventSchema, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';

/** The checkpoint in the column `Events` of a row of the stream `CHECK`; undefined when it holds none. */
export const parseSignedCheckpoint = (events: string): SignedCheckpoint | undefined => {
  try {
    return checkpointEventSchema.array().length(1).safeParse(JSON.parse(events)).data?.[0];
  } catch {
    return undefined;
  }
};
