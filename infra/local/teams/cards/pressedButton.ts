import { isRecord, type PressedButton } from './cardAction.ts';

/** Finds the button of `card` with this verb or title. As a client does, merges the inputs' default values and `typed` into its data. */
export function pressedButton(
  card: unknown,
  wanted: { readonly verb?: string | undefined; readonly title?: string | undefined },
  typed: Readonly<Record<string, unknown>>,
): PressedButton | undefined {
  const parts = [...cardParts(card)];
  const found = parts.find(
    (part) =>
      String(part.type).startsWith('Action.') &&
      (wanted.verb === undefined ? part.title === wanted.title : part.verb === wanted.verb),
  );
  if (!found) return undefined;
  const inputs = Object.fromEntries(parts.flatMap(defaultValueOf));
  // Teams sends no inputs if the data is a string, docs cards-actions.
  const data = found.data === undefined || isRecord(found.data) ? { ...found.data, ...inputs, ...typed } : found.data;
  return { type: String(found.type), id: optionalText(found.id), verb: optionalText(found.verb), data };
}

function defaultValueOf(part: CardPart): readonly (readonly [string, unknown])[] {
  if (!String(part.type).startsWith('Input.') || typeof part.id !== 'string') return [];
  const value = part.value ?? (part.type === 'Input.Toggle' ? (part.valueOff ?? 'false') : undefined);
  return value === undefined || value === '' ? [] : [[part.id, String(value)]];
}

const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

type CardPart = Readonly<Record<string, unknown>>;

/** Yields every element and action of a card (or a list of cards), outermost first. Skips the `data` of buttons. */
export function* cardParts(value: unknown): Generator<CardPart> {
  if (Array.isArray(value)) for (const item of value) yield* cardParts(item);
  if (!isRecord(value)) return;
  yield value;
  for (const [name, item] of Object.entries(value)) if (name !== 'data') yield* cardParts(item);
}
