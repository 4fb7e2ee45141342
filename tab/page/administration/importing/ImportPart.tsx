import {
  Body1,
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Select,
  Spinner,
} from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons';
import { type ReactNode, useRef } from 'react';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { MeaningsStep } from './MeaningsStep.tsx';
import { RunStep } from './RunStep.tsx';
import { mostFileBytes, mostRows } from './reading/sheet.ts';
import { type ImportFile, useImportFile } from './useImportFile.ts';
import { useImportRun } from './useImportRun.ts';
import { useImportStyles } from './useImportStyles.ts';

/** The import of an earlier register: choose, map, check without writing, import. */
export const ImportPart = (): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  const run = useImportRun();
  const file = useImportFile(run.forget);
  const isBusy = run.running !== undefined;
  return (
    <Section title={words.title}>
      <div className={styles.parts}>
        <Body1 className={styles.quiet}>{words.text}</Body1>
        <FileStep file={file} isBusy={isBusy} />
        {file.file && file.table && (
          <>
            {!isBusy && (
              <>
                <ColumnsStep file={file} table={file.table} />
                <MeaningsStep file={file} />
              </>
            )}
            <RunStep file={file} read={file.file} table={file.table} run={run} />
          </>
        )}
      </div>
    </Section>
  );
};

const FileStep = ({ file, isBusy }: { file: ImportFile; isBusy: boolean }): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  const { number } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  const { file: read, table, trouble, isReading } = file;
  return (
    <div className={styles.part}>
      <Button
        icon={<DocumentTableRegular />}
        disabledFocusable={isBusy || isReading}
        onClick={() => !isBusy && !isReading && input.current?.click()}
      >
        {read ? words.chooseAnother : words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xls,.csv,.txt,.tsv"
        aria-label={words.choose}
        hidden
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          // The same file may be chosen again.
          target.value = '';
          if (chosen) file.choose(chosen);
        }}
      />
      <Body1 className={styles.quiet}>{words.formats(number(mostFileBytes / 1024 / 1024), number(mostRows))}</Body1>
      <div role="status" className={styles.wide}>
        {isReading && <Spinner size="tiny" label={words.reading} />}
        {read && table && <Body1 className={styles.text}>{words.read(read.name, number(table.rows.length))}</Body1>}
      </div>
      {trouble && (
        <MessageBar intent="error" layout="multiline" className={styles.wide}>
          <MessageBarBody>
            <MessageBarTitle>{words.nothingKept}</MessageBarTitle> {words.trouble[trouble]}
          </MessageBarBody>
        </MessageBar>
      )}
      {read && read.sheets.length > 1 && !isBusy && (
        <Field label={words.sheet}>
          <Select
            className={styles.select}
            select={{ className: styles.select }}
            value={String(file.sheet)}
            onChange={(_event, { value }) => file.chooseSheet(Number(value))}
          >
            {read.sheets.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
};
