import type { Locator } from 'playwright-core';

/**
 * What is put into an input that has this label. `person`: typed, and chosen of those that are found; `of`: chosen of a
 * list; `row`: which of the inputs with the same label, from 0.
 */
export type Filled = {
  readonly label: string;
  readonly row?: number;
} & ({ readonly text: string } | { readonly person: string } | { readonly of: string } | { readonly radio: string });

/** Fills a card's inputs as a person does, by what stands above them. */
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
