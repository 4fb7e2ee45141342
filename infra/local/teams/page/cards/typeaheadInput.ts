import { ChoiceSetInput, type SerializationContext } from 'adaptivecards';
import { isRecord } from '../../cards/cardAction.ts';
import type { Choice } from '../../wire.ts';

/**
 * The package names radio buttons by the input's id, so the same question on two cards would form one group and share its
 * choice. The first button's id is unique and used instead.
 */
const withUniqueRadioName = (drawn: HTMLElement | undefined): HTMLElement | undefined => {
  const radios = [...(drawn?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
  for (const radio of radios) radio.name = radios[0]?.id ?? radio.name;
  return drawn;
};

/**
 * `Input.ChoiceSet` whose filtered style is rendered by React: the package has no people picker, and its list is not a combobox
 * for screen readers. Renders an empty `host`, into which CardView renders a Typeahead.
 */
export class TypeaheadInput extends ChoiceSetInput {
  readonly host: HTMLElement = document.createElement('div');
  picked: readonly Choice[] = [];
  /** Data set to search; undefined if the card contains all choices. */
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

  /** False, because the package's own input is never rendered. */
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
