import { Body1, Field, Radio, RadioGroup, Select, Subtitle2 } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { fieldText } from '../../../../procedure/words/fieldText.ts';
import { type Speech, usePageWords, useSpeech } from '../../speech.tsx';
import { choicesOf } from './mapping/choiceValues.ts';
import { dateOrders } from './mapping/dates.ts';
import type { ChoiceField } from './mapping/vocabulary.ts';
import { fieldName } from './rowText.ts';
import type { ImportFile } from './useImportFile.ts';
import { useImportStyles } from './useImportStyles.ts';

/** Questions that the file alone does not answer: its date format, and words that are in no list. */
export const MeaningsStep = ({ file }: { file: ImportFile }): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  return (
    <>
      {file.asksOrder && (
        <Field label={words.dates} required>
          <RadioGroup
            value={file.order === 'unclear' ? '' : (file.order ?? '')}
            onChange={(_event, { value }) => {
              const chosen = dateOrders.find((order) => order === value);
              if (chosen) file.chooseOrder(chosen);
            }}
          >
            {dateOrders.map((order) => (
              <Radio key={order} value={order} label={words.dateOrder[order]} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {file.unclear.length > 0 && (
        <div className={styles.part}>
          <Subtitle2 as="h3" className={styles.title}>
            {words.choices}
          </Subtitle2>
          <Body1 className={styles.quiet}>{words.choicesText}</Body1>
          <Choices file={file} />
        </div>
      )}
    </>
  );
};

/** A column of free text would have thousands. */
const mostShown = 40;

const Choices = ({ file }: { file: ImportFile }): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  const speech = useSpeech();
  const { unclear, choices, mean } = file;
  return (
    <>
      <div className={styles.fields}>
        {unclear.slice(0, mostShown).map(({ field, text, count }) => (
          <Field
            key={`${field} ${text}`}
            label={words.meaningOf(fieldName(field, { words, speech }), text.slice(0, 60))}
            hint={`${speech.tab.label(words.rows)}${speech.number(count)}`}
          >
            <Select
              className={styles.select}
              select={{ className: styles.select }}
              value={choices[field]?.[text] ?? notDecided}
              onChange={(_event, { value }) => mean(field, text, value === notDecided ? undefined : value)}
            >
              <option value={notDecided}>{words.notDecided}</option>
              {field !== 'state' && <option value="">{words.leaveOpen}</option>}
              {choicesOf(field).map((choice) => (
                <option key={choice} value={choice}>
                  {choiceName(field, choice, words.state, speech)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      {unclear.length > mostShown && (
        <Body1 className={styles.quiet}>{words.moreValues(speech.number(unclear.length - mostShown))}</Body1>
      )}
    </>
  );
};

const notDecided = '?';

const choiceName = (
  field: ChoiceField,
  choice: string,
  state: Readonly<Record<string, string>>,
  { procedure, day }: Speech,
): string => (field === 'state' ? state[choice] : fieldText(field, choice, { terms: procedure, day })) ?? choice;
