import {
  Combobox,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  Option,
  TagGroup,
} from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import type { Choice } from '../../wire.ts';
import type { Words } from '../words/en.ts';
import type { TypeaheadInput } from './typeaheadInput.ts';

/** Teams shows fifteen choices at most, docs dynamic-search. */
const maxChoices = 15;
const searchDelayMs = 200;

type Found =
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly choices: readonly Choice[] }
  | { readonly kind: 'failed' };

type Props = {
  readonly input: TypeaheadInput;
  readonly words: Words;
  readonly search: (dataset: string, text: string) => Promise<readonly Choice[]>;
};

/** Combobox of a filtered `Input.ChoiceSet`: static choices, choices from the bot, or people. */
export function Typeahead({ input, words, search }: Props) {
  const single = !input.isMultiSelect;
  const titleOf = (choices: readonly Choice[]) => (single ? (choices[0]?.title ?? '') : '');
  const [picked, setPicked] = useState(input.picked);
  const [text, setText] = useState(titleOf(input.picked));
  const [open, setOpen] = useState(false);
  const found = useChoices(input, open, text === titleOf(picked) ? '' : text, search);
  const labelId = input.host.getAttribute('aria-labelledby') ?? undefined;
  const listId = useId();

  const pick = (choices: readonly Choice[]) => {
    input.pick(choices);
    setPicked(choices);
    setText(titleOf(choices));
  };
  const select = (value: string | undefined) => {
    const choice = [...picked, ...(found.kind === 'found' ? found.choices : [])].find((one) => one.value === value);
    if (!choice) return;
    if (single) return pick([choice]);
    pick(picked.some((one) => one.value === value) ? picked.filter((one) => one.value !== value) : [...picked, choice]);
  };

  return (
    <>
      <Combobox
        className="typeahead-box"
        aria-labelledby={labelId}
        aria-label={labelId ? undefined : input.placeholder || words.search}
        aria-required={input.isRequired}
        placeholder={input.placeholder || words.search}
        freeform
        clearable={single}
        multiselect={!single}
        value={text}
        selectedOptions={picked.map(({ value }) => value)}
        listbox={{ id: listId }}
        open={open}
        onOpenChange={(_event, data) => setOpen(data.open)}
        onChange={(event) => {
          setText(event.target.value);
          // The combobox opens by itself only on a key press, but text may be pasted.
          setOpen(true);
        }}
        onBlur={() => setText(titleOf(picked))}
        onOptionSelect={(_event, data) => (data.optionValue === undefined ? pick([]) : select(data.optionValue))}
      >
        {options(found, words)}
      </Combobox>
      {!single && picked.length > 0 && (
        <TagGroup className="typeahead-picked" size="small" onDismiss={(_event, data) => select(String(data.value))}>
          {picked.map(({ title, value }) => (
            <InteractionTag key={value} value={value}>
              <InteractionTagPrimary hasSecondaryAction>{title}</InteractionTagPrimary>
              <InteractionTagSecondary aria-label={words.removeChoice(title)} />
            </InteractionTag>
          ))}
        </TagGroup>
      )}
    </>
  );
}

function options(found: Found, words: Words) {
  if (found.kind === 'found' && found.choices.length > 0) {
    return found.choices.map(({ title, value }) => (
      <Option key={value} value={value} text={title}>
        {title}
      </Option>
    ));
  }
  const note =
    found.kind === 'searching' ? words.searching : found.kind === 'failed' ? words.failed : words.nothingFound;
  return (
    <Option disabled value="" text={note}>
      {note}
    </Option>
  );
}

function useChoices(input: TypeaheadInput, open: boolean, text: string, search: Props['search']): Found {
  const [found, setFound] = useState<Found>({ kind: 'searching' });
  const { dataset } = input;
  useEffect(() => {
    if (!open || dataset === undefined) return;
    let current = true;
    setFound({ kind: 'searching' });
    const timer = setTimeout(() => {
      search(dataset, text).then(
        (choices) => current && setFound({ kind: 'found', choices: choices.slice(0, maxChoices) }),
        () => current && setFound({ kind: 'failed' }),
      );
    }, searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, dataset, text, search]);
  if (dataset !== undefined) return found;
  const wanted = text.toLowerCase();
  return { kind: 'found', choices: input.staticChoices.filter(({ title }) => title.toLowerCase().includes(wanted)) };
}
