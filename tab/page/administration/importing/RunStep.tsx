import { Body1, Button, Checkbox, MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { csvOf, csvStyleOf } from '../../../api/files/csv.ts';
import { CommandFailure } from '../../record/actions/CommandFailure.tsx';
import { saveAs } from '../../saveAs.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { isMapped } from './ColumnsStep.tsx';
import type { Table } from './mapping/columns.ts';
import { ResultRows } from './ResultRows.tsx';
import type { ReadFile } from './reading/readTable.ts';
import { isLeft, type RowResult } from './rowResults.ts';
import { rowTexts } from './rowText.ts';
import type { ImportFile } from './useImportFile.ts';
import type { ImportRun } from './useImportRun.ts';
import { useImportStyles } from './useImportStyles.ts';

type RunProps = {
  readonly file: ImportFile;
  readonly read: ReadFile;
  readonly table: Table;
  readonly run: ImportRun;
};

/** Checks without writing, then imports; shows progress and the result of each row. */
export const RunStep = (props: RunProps): ReactNode => {
  const { file, read, run } = props;
  const styles = useImportStyles();
  const words = usePageWords('import');
  const { language } = useSpeech();
  const [withSimilar, setWithSimilar] = useState(false);
  const { results, running, failure } = run;
  const sent = { file: read.digest, fileName: read.name, language };
  const isReady = isMapped(file) && file.order !== 'unclear' && file.rows.length > 0;
  const left = results?.filter((one) => isLeft(one, withSimilar)).length ?? 0;
  return (
    <div className={styles.part}>
      {!running && (
        <Button
          appearance={results ? 'secondary' : 'primary'}
          disabledFocusable={!isReady}
          onClick={() => isReady && run.check(sent, file.rows)}
        >
          {words.check}
        </Button>
      )}
      <Progress run={run} />
      {failure && (
        <div className={styles.wide}>
          <CommandFailure failure={failure} />
        </div>
      )}
      {results && (
        <>
          <Said
            results={results}
            isOver={left === 0}
            isStopped={failure !== undefined}
            isRunning={running !== undefined}
          />
          {!running && (
            <>
              {results.some(({ outcome }) => outcome === 'similar') && (
                <Checkbox
                  label={words.withSimilar}
                  checked={withSimilar}
                  onChange={(_event, { checked }) => setWithSimilar(checked === true)}
                />
              )}
              <StartButton results={results} left={left} start={() => run.start(sent, file.rows, withSimilar)} />
            </>
          )}
          <ResultRows {...props} results={results} />
          <ReportButton {...props} results={results} />
        </>
      )}
    </div>
  );
};

const Progress = ({ run: { running, stop } }: { run: ImportRun }): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  const { number } = useSpeech();
  if (!running) return null;
  const { kind, done, total } = running;
  const said = words[kind === 'check' ? 'checking' : 'importing'](number(done), number(total));
  return (
    <>
      <ProgressBar className={styles.wide} value={done} max={Math.max(1, total)} aria-label={said} />
      <div className={styles.actions}>
        <span role="status">{said}</span>
        <Button onClick={stop}>{words.stop}</Button>
      </div>
    </>
  );
};

type SaidProps = {
  readonly results: readonly RowResult[];
  readonly isOver: boolean;
  readonly isStopped: boolean;
  readonly isRunning: boolean;
};

const Said = ({ results, isOver, isStopped, isRunning }: SaidProps): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  const isBegun = results.some(({ outcome }) => outcome === 'done' || outcome === 'notYet');
  const text = isRunning ? undefined : !isBegun ? words.checked : isOver ? words.over : words.stopped;
  return (
    <div role="status" className={styles.wide}>
      {text && (
        <MessageBar
          intent={isBegun && (isStopped || !isOver) ? 'warning' : isOver && isBegun ? 'success' : 'info'}
          layout="multiline"
        >
          <MessageBarBody>{text}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
};

/** The server imports one row a second (`tab/api/import/pace.ts`). */
const rowsAMinute = 60;

type StartProps = { readonly results: readonly RowResult[]; readonly left: number; readonly start: () => void };

const StartButton = ({ results, left, start }: StartProps): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  const { number, isOne } = useSpeech();
  if (left === 0) return null;
  const isBegun = results.some(({ outcome }) => outcome === 'done' || outcome === 'notYet');
  return (
    <div className={styles.part}>
      <Button appearance="primary" onClick={start}>
        {(isBegun ? words.goOn : words.start)(number(left), isOne(left))}
      </Button>
      <Body1 className={styles.quiet}>{words.takes(number(Math.ceil(left / rowsAMinute)))}</Body1>
    </div>
  );
};

type ResultProps = Omit<RunProps, 'run'> & { readonly results: readonly RowResult[] };

const ReportButton = ({ file, read, table, results }: ResultProps): ReactNode => {
  const words = usePageWords('import');
  const speech = useSpeech();
  const save = () => {
    const oldIds = new Map(file.rows.map(({ row, cells }) => [row, cells.oldId]));
    const lines = results.map((one) => [
      one.row,
      oldIds.get(one.row),
      words.outcome[one.outcome],
      rowTexts(one, { table, mapping: file.mapping }, { words, speech }).join('\n'),
    ]);
    const csv = csvOf([words.reportHead, ...lines], csvStyleOf(speech.language));
    const name = read.name.replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|]/g, '_');
    saveAs(new Blob([csv], { type: 'text/csv' }), `${name} - ${words.reportName}.csv`);
  };
  return (
    <Button icon={<ArrowDownloadRegular />} onClick={save}>
      {words.report}
    </Button>
  );
};
