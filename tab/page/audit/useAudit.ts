import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { AuditMark } from '../../../procedure/audit/auditMarks.ts';
import { reportedIns, sources, verdictStates } from '../../../procedure/record/values/choices.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { AuditAnswer } from '../../api/audit/auditWire.ts';
import type { AuditWords } from '../../words/en/auditWords.ts';
import { useApi } from '../client/asking.tsx';
import { type PeriodChoice, periodQuery } from '../numbers/useNumbers.ts';
import { whileLoading } from '../pieces/frame/RegisterLoading.tsx';
import type { Speech } from '../speech.tsx';
import type { NamedMark } from './auditQuestions.ts';

/** While another period is loading, the previous answers stay. */
export const useAudit = (period: PeriodChoice) => {
  const api = useApi();
  const query = periodQuery(period);
  return useQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal }) => api.audit(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: whileLoading,
  });
};

/** Shared by the parts of the page: the answer, and navigation to records and other pages. */
type OnAudit = {
  readonly answer: AuditAnswer;
  readonly open: (reference: Reference) => void;
  /** Link to the numbers or the register. */
  readonly go: (page: 'numbers' | undefined) => void;
};
export const AuditContext = createContext<OnAudit | undefined>(undefined);
export const useOnAudit = (): OnAudit => {
  const shared = useContext(AuditContext);
  if (!shared) throw new Error('useOnAudit outside AuditContext');
  return shared;
};

const isNamed = (mark: AuditMark): mark is NamedMark => !/^(source|way|verdict)\./.test(mark);

/** What is counted, in the reader's language. */
export const markName = (mark: AuditMark, words: AuditWords, { procedure }: Pick<Speech, 'procedure'>): string => {
  if (isNamed(mark)) return words.mark[mark];
  const source = sources.find((one) => mark === `source.${one}`);
  if (source) return procedure.source[source];
  const way = reportedIns.find((one) => mark === `way.${one}`);
  if (way) return procedure.reportedIn[way];
  const verdict = verdictStates.find((one) => mark === `verdict.${one}`);
  return verdict ? procedure.verdict[verdict] : mark;
};
