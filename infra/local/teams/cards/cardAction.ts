import type { CardAction } from '../wire.ts';

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

/** A pressed button, with the inputs merged into its data. */
export type PressedButton = {
  readonly type: string;
  readonly id?: string | undefined;
  readonly verb?: string | undefined;
  readonly data: unknown;
};

/**
 * Returns the action that Teams performs for a pressed button; undefined for buttons that never reach the bot.
 * `Action.Submit` opens a dialog if its data requests one, and submits the dialog if it is pressed inside one.
 */
export function cardActionOf(button: PressedButton, inDialog: boolean, theme: string): CardAction | undefined {
  const { type, id, verb = '', data } = button;
  if (type === 'Action.Execute') return { kind: 'execute', id, verb, data, trigger: 'manual' };
  if (type !== 'Action.Submit') return undefined;
  if (inDialog) return { kind: 'submitDialog', data, theme };
  return requestsDialog(data) ? { kind: 'fetchDialog', data, theme } : { kind: 'submit', data };
}

function requestsDialog(data: unknown): boolean {
  const { msteams } = isRecord(data) ? data : {};
  return isRecord(msteams) && msteams.type === 'task/fetch';
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
