import type { Locator } from 'playwright-core';

/**
 * The value for an input with this label. `person`: typed, and chosen from the results; `of`: chosen from a
 * list; `row`: index among the inputs with the same label, from 0.
 */
export type Filled = {
  readonly label: string;
  readonly row?: number;
} & ({ readonly text: string } | { readonly person: string } | { readonly of: string } | { readonly radio: string });

/** Fills a card's inputs by their labels, as a person does. */
export const fillCard = async (card: Locator, inputs: readonly Filled[]): Promise<void> => {
  for (const input of inputs) {
    const field = card.getByLabel(input.label, { exact: true }).nth(input.row ?? 0);
    if ('text' in input) await field.fill(input.text);
    else if ('of' in input) await field.selectOption({ label: input.of });
    else if ('radio' in input) await radioOf(card, input.radio).check();
    else await choosePerson(card, input.label, input.row ?? 0, input.person);
  }
};

/** The first radio of a group has the group's label before its own. */
const radioOf = (card: Locator, name: string): Locator =>
  card.getByRole('radio', { name: new RegExp(`(^|\\s)${name}$`) });

const choosePerson = async (card: Locator, label: string, row: number, name: string): Promise<void> => {
  await card.getByRole('combobox', { name: label, exact: true }).nth(row).fill(name);
  await card.page().getByRole('option', { name }).click();
};
