import { ChoiceSetInput, type SerializationContext } from 'adaptivecards';
import { isRecord } from '../../cards/cardAction.ts';
import type { Choice } from '../../wire.ts';

/**
 * The package names radio buttons by the input's id, and all of one name on a page are one group: a choice on one card
 * would undo the choice on another with the same question. So the name is the first button's id, which is unique.
 */
const withUniqueRadioName = (drawn: HTMLElement | undefined): HTMLElement | undefined => {
  const radios = [...(drawn?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
  for (const radio of radios) radio.name = radios[0]?.id ?? radio.name;
  return drawn;
};

/**
 * `Input.ChoiceSet`, whose filtered style is left to React: the package's own has no people picker, and its list is no
 * combobox to a screen reader. It renders an empty `host`, into which CardView puts a Typeahead.
 */
export class TypeaheadInput extends ChoiceSetInput {
  readonly host: HTMLElement = document.createElement('div');
  picked: readonly Choice[] = [];
  /** Where choices are searched; undefined when the card holds them all. */
  dataset: string | undefined;

  get isTypeahead(): boolean {
    return this.style === 'filtered';
  }

  /** `style: "filtered"` needs a card of 1.5; `choices.data` is 1.6 to this package, though Teams takes it in 1.5. */
  protected override internalParse(source: Record<string, unknown>, context: SerializationContext): void {
    super.internalParse(source, context);
    const query = source['choices.data'];
    this.dataset = isRecord(query) && typeof query.dataset === 'string' ? query.dataset : undefined;
    const values = this.defaultValue?.split(',') ?? [];
    this.picked = values.map(
      (value) => this.staticChoices.find((choice) => choice.value === value) ?? { title: value, value },
    );
  }

  get staticChoices(): readonly Choice[] {
    return this.choices.map(({ title = '', value = '' }) => ({ title, value }));
  }

  pick(choices: readonly Choice[]): void {
    this.picked = choices;
    this.valueChanged();
  }

  protected override internalRender(): HTMLElement | undefined {
    if (!this.isTypeahead) return withUniqueRadioName(super.internalRender());
    this.host.setAttribute('role', 'group');
    this.host.className = 'typeahead';
    return this.host;
  }

  /** The package's own box, whose marks for bad input differ, is never drawn. */
  override isDynamicTypeahead(): boolean {
    return false;
  }

  override focus(): void {
    if (this.isTypeahead) this.host.querySelector('input')?.focus();
    else super.focus();
  }

  override get value(): string | undefined {
    if (!this.isTypeahead) return super.value;
    return this.picked.map(({ value }) => value).join(',') || undefined;
  }
}
