import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../client/asking.tsx';
import { Failure } from '../client/failure.ts';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { Said } from '../pieces/Said.tsx';
import { useExportWords } from '../pieces/useExport.ts';
import { WideTable } from '../pieces/WideTable.tsx';
import { Section } from '../record/layout/Section.tsx';
import { whoText } from '../record/whoText.ts';
import { useSpeech } from '../speech.tsx';
import { useAuditWords } from './useAudit.ts';

/** The drawn samples and exported files, for people who may see them. */
export const ExportsPart = (): ReactNode => {
  const words = useAuditWords().exports;
  const { kind: kinds } = useExportWords();
  const speech = useSpeech();
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['exports'], queryFn: ({ signal }) => api.exports(signal) });
  // People who may not read them see nothing here.
  if (error instanceof Failure && error.code === 'notFound') return undefined;
  return (
    <Section title={words.title}>
      <Said text={words.text} />
      {error ? (
        <FailureNote failure={error} again={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : data.rows.length === 0 ? (
        <Said text={words.none} />
      ) : (
        <WideTable
          title={words.table}
          head={words.head}
          rows={data.rows.map(({ key, at, by, kind, format, records, asked, digest }) => ({
            key,
            cells: [
              key,
              speech.instant(at),
              whoText(by, speech),
              `${kinds[kind]} (${format})`,
              speech.number(records),
              <code key="asked">{asked}</code>,
              <code key="digest">{digest}</code>,
            ],
          }))}
        />
      )}
      {data && data.total > data.rows.length && <Said text={words.more(speech.number(data.total))} />}
    </Section>
  );
};
