/** Reads cards as a client or a reader does. */

type Part = Readonly<Record<string, unknown>>;

/** Every object in a card, outermost first. */
export function* partsOf(value: unknown): Generator<Part> {
  if (Array.isArray(value)) for (const item of value) yield* partsOf(item);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  yield value as Part;
  for (const [name, item] of Object.entries(value)) if (name !== 'data') yield* partsOf(item);
}

export const actionsOf = (card: unknown): readonly Part[] =>
  [...partsOf(card)].filter((part) => String(part.type).startsWith('Action.'));

/** The verbs of a card's buttons. */
export const verbsOf = (card: unknown): readonly string[] =>
  actionsOf(card).flatMap((action) => {
    const verb = action.verb ?? (action.data as Part | undefined)?.verb;
    return typeof verb === 'string' ? [verb] : [];
  });

export const dataOf = (card: unknown, verb: string): Part => {
  const action = actionsOf(card).find((one) => one.verb === verb || (one.data as Part | undefined)?.verb === verb);
  return (action?.data ?? {}) as Part;
};

export const inputsOf = (card: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...partsOf(card)]
      .filter((part) => String(part.type).startsWith('Input.'))
      .map((part) => [String(part.id), part.value]),
  );

/** All readable texts of a card, in order. */
export const textsOf = (card: unknown): string =>
  [...partsOf(card)]
    .flatMap((part) => [part.text, part.title, part.value])
    .filter((text) => typeof text === 'string')
    .join('\n');
