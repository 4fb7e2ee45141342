import type { StreamKind } from './streamKind.ts';

/** What the column `Events` of a row tells; undefined when it is none of this kind, or a later version wrote it. */
export const eventsIn = <Event>(kind: Pick<StreamKind<unknown, Event>, 'event'>, text: string): Event[] | undefined => {
  try {
    return kind.event.array().min(1).safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
