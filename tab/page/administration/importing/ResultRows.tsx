import { Body1, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePageWords, useSpeech } from '../../speech.tsx';
import type { Table } from './mapping/columns.ts';
import { countOutcomes, type RowResult } from './rowResults.ts';
import { rowTexts } from './rowText.ts';
import type { ImportFile } from './useImportFile.ts';
import { useImportStyles } from './useImportStyles.ts';

const mostShown = 100;

type ResultRowsProps = { readonly file: ImportFile; readonly table: Table; readonly results: readonly RowResult[] };

/** Counts by outcome; then the rows with remarks, those that need attention first. */
export const ResultRows = ({ file, table, results }: ResultRowsProps): ReactNode => {
  const styles = useImportStyles();
  const words = usePageWords('import');
  const speech = useSpeech();
  const { number } = speech;
  const listed = results
    .map((result) => ({ result, texts: rowTexts(result, { table, mapping: file.mapping }, { words, speech }) }))
    .filter(({ texts }) => texts.length > 0)
    .sort((a, b) => Number(a.result.outcome === 'done') - Number(b.result.outcome === 'done'));
  const shown = listed.slice(0, mostShown);
  return (
    <>
      <table className={mergeClasses(styles.table, styles.counts)} aria-label={words.rows}>
        <tbody>
          {countOutcomes(results).map(({ outcome, count }) => (
            <tr key={outcome}>
              <th scope="row">{words.outcome[outcome]}</th>
              <td className={styles.number}>{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.whatIsSaid}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ result, texts }) => (
              <tr key={result.row}>
                <th scope="row">{number(result.row)}</th>
                <td>
                  {texts.map((text) => (
                    <div key={text}>{text}</div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {listed.length > shown.length && (
        <Body1 className={mergeClasses(styles.quiet, styles.wide)}>
          {words.firstRows(number(shown.length), number(listed.length))}
        </Body1>
      )}
    </>
  );
};
