import { Body1, Field, MessageBar, MessageBarBody, Select, Subtitle2 } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { importFields } from '../../../../procedure/commands/organisation/importRecord.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import type { Table } from './mapping/columns.ts';
import { fieldName, headingName } from './rowText.ts';
import type { ImportFile } from './useImportFile.ts';
import { useImportStyles } from './useImportStyles.ts';

const needed = ['what', 'detectedOn'] as const;

export const isMapped = ({ mapping }: Pick<ImportFile, 'mapping'>): boolean =>
  needed.every((field) => mapping[field] !== undefined);

/** Assigns columns of the file to fields. */
export const ColumnsStep = ({ file, table }: { file: ImportFile; table: Table }): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  const speech = useSpeech();
  const { mapping, map } = file;
  const used = new Set(Object.values(mapping));
  const leftOut = table.headings.map((_, column) => column).filter((column) => !used.has(column));
  return (
    <div className={styles.part}>
      <Subtitle2 as="h3" className={styles.title}>
        {words.columns}
      </Subtitle2>
      <Body1 className={styles.quiet}>{words.columnsText}</Body1>
      <div className={styles.fields}>
        {importFields.map((field) => {
          const isNeeded = needed.some((one) => one === field);
          return (
            <Field key={field} label={fieldName(field, { words, speech })} required={isNeeded}>
              <Select
                className={styles.select}
                select={{ className: styles.select }}
                value={mapping[field] === undefined ? '' : String(mapping[field])}
                onChange={(_event, { value }) => map(field, value === '' ? undefined : Number(value))}
              >
                <option value="">{words.notInFile}</option>
                {table.headings.map((heading, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one heading
                  <option key={`${column} ${heading}`} value={column}>
                    {headingName(table, column)}
                  </option>
                ))}
              </Select>
            </Field>
          );
        })}
      </div>
      {leftOut.length > 0 && (
        <Body1 className={styles.quiet}>
          {words.leftOut(leftOut.map((column) => headingName(table, column)).join(', '))}
        </Body1>
      )}
      {!isMapped(file) && (
        <MessageBar intent="warning" layout="multiline" className={styles.wide}>
          <MessageBarBody>{words.lacking}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
};
