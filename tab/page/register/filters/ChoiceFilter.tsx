import { Dropdown, makeStyles, Option } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSpeech } from '../../speech.tsx';

const useStyles = makeStyles({
  // Inline, so that it belongs to the search landmark; stacked above the table, which follows it.
  list: { zIndex: 10, maxHeight: '360px' },
  choice: { minWidth: 0 },
});

type ChoiceFilterProps<T extends string> = {
  readonly className?: string;
  readonly name: string;
  readonly values: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: readonly T[];
  readonly onChosen: (chosen: readonly T[]) => void;
};

/** A multiple choice of a closed list; none chosen means all. */
export const ChoiceFilter = <T extends string>(props: ChoiceFilterProps<T>): ReactNode => {
  const { className, name, values, names, chosen, onChosen } = props;
  const styles = useStyles();
  const { tab } = useSpeech();
  const [only, ...more] = chosen;
  return (
    <Dropdown
      multiselect
      inlinePopup
      listbox={{ className: styles.list }}
      className={className ?? styles.choice}
      aria-label={name}
      placeholder={name}
      selectedOptions={[...chosen]}
      value={only === undefined ? '' : more.length > 0 ? tab.chosen(chosen.length) : names[only]}
      onOptionSelect={(_event, { selectedOptions }) =>
        onChosen(values.filter((value) => selectedOptions.includes(value)))
      }
    >
      {values.map((value) => (
        <Option key={value} value={value}>
          {names[value]}
        </Option>
      ))}
    </Dropdown>
  );
};
