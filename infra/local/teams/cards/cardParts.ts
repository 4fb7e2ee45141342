import { isRecord } from './cardAction.ts';

export type CardPart = Readonly<Record<string, unknown>>;

/** Yields every element and action of a card (or a list of cards), outermost first. Skips the `data` of buttons. */
export function* cardParts(value: unknown): Generator<CardPart> {
  if (Array.isArray(value)) for (const item of value) yield* cardParts(item);
  if (!isRecord(value)) return;
  yield value;
  for (const [name, item] of Object.entries(value)) if (name !== 'data') yield* cardParts(item);
}
