import { Body1, Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ExportAsked } from '../../api/exports/exportWire.ts';
import { FailureNote } from './FailureNote.tsx';
import { type Exporting, useExport, useExportWords } from './useExport.ts';

const useStyles = makeStyles({
  part: { display: 'grid', justifyItems: 'start', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  state: { width: '100%' },
});

/** Asks for a file, says how it goes and under which number it is recorded. */
export const ExportButton = ({ label, asked }: { label: string; asked: ExportAsked }): ReactNode => {
  const styles = useStyles();
  const exporting = useExport();
  return (
    <div className={styles.part}>
      <Button
        icon={<ArrowDownloadRegular />}
        disabledFocusable={exporting.isPending}
        onClick={() => exporting.start(asked)}
      >
        {label}
      </Button>
      <ExportState exporting={exporting} />
    </div>
  );
};

/** The progress of an export, for pages with a different button. */
export const ExportState = ({ exporting }: { exporting: Exporting }): ReactNode => {
  const styles = useStyles();
  const words = useExportWords();
  const { isPending, isLong, saved, failure, again } = exporting;
  return (
    <div className={styles.state}>
      <div role="status">
        {isLong && words.making}
        {!isPending && saved && words.done(saved.key, saved.name)}
      </div>
      {isLong && <ProgressBar aria-label={words.making} />}
      {failure && (
        <>
          <FailureNote failure={failure} again={again} />
          <Body1>{words.failed}</Body1>
        </>
      )}
    </div>
  );
};
