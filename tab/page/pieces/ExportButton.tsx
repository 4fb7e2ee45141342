import { Body1, Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { ExportRequest, ExportSpec } from '../../api/exports/exportWire.ts';
import type { SavedFile } from '../client/api.ts';
import { useApi } from '../client/asking.tsx';
import { draw } from '../record/draw.ts';
import { saveAs } from '../saveAs.ts';
import { useSpeech } from '../speech.tsx';
import { FailureNote } from './FailureNote.tsx';

const useStyles = makeStyles({
  part: { display: 'grid', justifyItems: 'start', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  state: { width: '100%' },
});

/** Requests a file, and shows the progress and the number under which it is recorded. */
export const ExportButton = ({ label, spec }: { label: string; spec: ExportSpec }): ReactNode => {
  const styles = useStyles();
  const exporting = useExport();
  return (
    <div className={styles.part}>
      <Button
        icon={<ArrowDownloadRegular />}
        disabledFocusable={exporting.isPending}
        onClick={() => exporting.start(spec)}
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
  const words = useSpeech().tab.exports;
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

export type Exporting = {
  /** Requests the file and lets the person save it. */
  readonly start: (spec: ExportSpec) => void;
  /** Retries after a failure: what was recorded meanwhile is not recorded twice. */
  readonly again: () => void;
  readonly isPending: boolean;
  /** For longer than a second. */
  readonly isLong: boolean;
  readonly saved: Pick<SavedFile, 'key' | 'name'> | undefined;
  readonly failure: Error | undefined;
};

/** One export after another: the server records each before it sends the file. */
export const useExport = (): Exporting => {
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useSpeech();
  const { mutate, variables, isPending, data, error } = useMutation({
    networkMode: 'always',
    mutationFn: (request: ExportRequest) => api.export(request),
    onSuccess: ({ bytes, name }) => saveAs(bytes, name),
    // It may be recorded even after a failure.
    onSettled: () => void queries.invalidateQueries({ queryKey: ['exports'] }),
  });
  return {
    start: (spec) => mutate({ n: draw(), language, export: spec }),
    again: () => variables && mutate(variables),
    isPending,
    isLong: useIsLong(isPending),
    saved: data,
    failure: error ?? undefined,
  };
};

const useIsLong = (isPending: boolean): boolean => {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isPending) return setLong(false);
    const timer = setTimeout(() => setLong(true), 1000);
    return () => clearTimeout(timer);
  }, [isPending]);
  return isLong;
};
