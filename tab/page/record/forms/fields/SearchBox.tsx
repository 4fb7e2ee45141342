import { Combobox, Field, makeStyles, Option, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { unseen } from '../../../pieces/unseen.ts';
import type { FieldLook } from './fieldLook.ts';

const useStyles = makeStyles({
  box: { minWidth: 0 },
  list: { maxHeight: '260px', maxWidth: 'min(560px, 90vw)' },
  option: { display: 'grid', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  unseen,
});

export type Found = { readonly value: string; readonly text: string; readonly more?: string | undefined };

type SearchBoxProps = {
  readonly look: FieldLook;
  /** The text of the input. */
  readonly text: string;
  readonly placeholder: string;
  readonly found: readonly Found[];
  readonly chosen: readonly string[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  /** Free text is a valid answer. */
  readonly free?: boolean;
  /** Shown in place of choices, and read out by screen readers. */
  readonly note: string | undefined;
  /** Where else to look if nothing is found. */
  readonly elsewhere?: { readonly label: string; readonly open: () => void } | undefined;
  readonly onText: (text: string) => void;
  readonly onChoose: (value: string, text: string) => void;
  readonly onOpen?: (isOpen: boolean) => void;
  readonly onLeave: () => void;
};

/** No id, clause or number. */
const elsewhereValue = 'elsewhere';

/** A combobox: search by typing, choose by keyboard or touch. */
export const SearchBox = (props: SearchBoxProps): ReactNode => {
  const { look, text, placeholder, found, chosen, note, elsewhere } = props;
  const styles = useStyles();
  const choose = (value: string | undefined, title: string): void => {
    if (value === elsewhereValue) elsewhere?.open();
    else if (value !== undefined) props.onChoose(value, title);
  };
  return (
    <Field {...look}>
      <Combobox
        className={styles.box}
        input={{ style: { minWidth: 0, width: '100%' } }}
        listbox={{ className: styles.list }}
        inlinePopup
        // In a dialog that scrolls, a list placed within it would be cut.
        positioning={{ strategy: 'fixed', autoSize: 'height' }}
        multiselect={props.multiple ?? false}
        freeform={props.free ?? false}
        disabled={props.disabled ?? false}
        placeholder={placeholder}
        value={text}
        selectedOptions={[...chosen]}
        onChange={(event) => props.onText(event.target.value)}
        onOptionSelect={(_event, { optionValue, optionText }) => choose(optionValue, optionText ?? '')}
        onOpenChange={(_event, { open }) => props.onOpen?.(open)}
        onBlur={props.onLeave}
      >
        {found.map(({ value, text: title, more }) => (
          <Option key={value} value={value} text={title}>
            <span className={styles.option}>
              {title}
              {more !== undefined && <span className={styles.quiet}>{more}</span>}
            </span>
          </Option>
        ))}
        {note !== undefined && found.length === 0 && (
          <Option disabled text="">
            {note}
          </Option>
        )}
        {elsewhere && found.length === 0 && (
          // Has no text, so it does not match what a person types.
          <Option value={elsewhereValue} text="" checkIcon={null}>
            {elsewhere.label}
          </Option>
        )}
      </Combobox>
    </Field>
  );
};

/** The result of a search, for screen readers only. */
export const SaidOnly = ({ text }: { text: string | undefined }): ReactNode => (
  <div role="status" className={useStyles().unseen}>
    {text}
  </div>
);
