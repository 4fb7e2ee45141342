import type { Reference } from '../../../procedure/record/values/reference.ts';

/** After this time every server knows of a commit (they look every 15 s), in milliseconds. */
const longest = 60_000;
/** Covers what one person does in a row. */
const most = 5;

type Known = { readonly sequence: number; readonly at: number; readonly mine: boolean };

export type Seen = {
  /** @param mine committed from this page, so every list has to show it */
  readonly saw: (reference: Reference, sequence: number, mine: boolean) => void;
  /** Sent with each request, so no server answers with an older state. */
  readonly headers: (path: string) => Readonly<Record<string, string>>;
};

/** How far this page has seen records in the last minute: `x-seen: NC-2026-0042/7 NC-2026-0043/1`. */
export const createSeen = (now: () => number = Date.now): Seen => {
  const known = new Map<Reference, Known>();
  return {
    saw: (reference, sequence, mine) => {
      const before = known.get(reference);
      if (before && before.sequence > sequence) return;
      known.delete(reference);
      known.set(reference, { sequence, at: now(), mine: mine || (before?.mine ?? false) });
    },
    headers: (path) => {
      for (const [reference, { at }] of known) if (now() - at > longest) known.delete(reference);
      const relevant = [...known].filter(([reference, { mine }]) => mine || path.includes(reference)).slice(-most);
      return relevant.length === 0
        ? {}
        : { 'x-seen': relevant.map(([reference, { sequence }]) => `${reference}/${sequence}`).join(' ') };
    },
  };
};
