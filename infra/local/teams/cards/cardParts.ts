import { isRecord } from './cardAction.ts';

export type CardPart = Readonly<Record<string, unknown>>;

/** Every element and action of a card (or a list of cards), outermost first; what a button carries is no part. */
export function* cardParts(value: unknown): Generator<CardPart> {
  if (Array.isArray(value)) for (const item of value) yield* cardParts(item);
  if (!isRecord(value)) return;
  yield value;
  for (const [name, item] of Object.entries(value)) if (name !== 'data') yield* cardParts(item);
}
