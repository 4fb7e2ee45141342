import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FieldProblem } from '../../../procedure/record/reportFacts.ts';
import type { CommandAnswer } from '../../api/wire.ts';
import { Failure } from '../api.ts';
import { useApi } from '../asking.tsx';
import { useSpeech } from '../speech.tsx';
import { type Draft, emptyDraft, forgetDraft, keepDraft, keptDraft } from './draft.ts';

/** What was answered, with what was sent. */
export type Sent = {
  readonly answer: CommandAnswer;
  readonly draft: Draft;
  /** An earlier try had arrived, and the form was changed since, or may have been before a reload. */
  readonly isOlder: boolean;
};

const saying = ({ n: _n, ...rest }: Draft): string => JSON.stringify(rest);

/**
 * The form, and its way to the server. `n` is drawn once for it, so *Try again* is the same report and never a second one.
 */
export const useReport = () => {
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useSpeech();
  const [kept] = useState(keptDraft);
  const [draft, setDraft] = useState<Draft>(() => kept ?? emptyDraft());
  /** What the first try said, after which it may have arrived. */
  const [tried, setTried] = useState<string>();
  const [sent, setSent] = useState<Sent>();
  useEffect(() => keepDraft(draft), [draft]);
  const sending = useMutation({
    networkMode: 'always',
    mutationFn: ({ n, facts, anonymity, notToIsmsManager }: Draft) =>
      api.command({ n, command: { name: 'report', facts, language, anonymity, notToIsmsManager } }),
    onSuccess: async (answer, said) => {
      forgetDraft();
      setSent({ answer, draft: said, isOlder: answer.repeated && tried !== saying(said) });
      setTried(undefined);
      setDraft(emptyDraft());
      await queries.invalidateQueries({ queryKey: ['register'] });
    },
    onError: (error, said) => {
      if (error instanceof Failure && error.passes) setTried((before) => before ?? saying(said));
    },
  });
  const [isEmpty, setEmpty] = useState(false);
  const problems: Readonly<Partial<Record<string, FieldProblem>>> = isEmpty
    ? { what: 'missing' }
    : sending.error instanceof Failure && sending.error.refusal?.reason === 'invalid'
      ? sending.error.refusal.problems
      : {};
  const reset = (): void => {
    sending.reset();
    setEmpty(false);
    setTried(undefined);
    setDraft(emptyDraft());
  };
  return {
    ...{ draft, sent, problems },
    isKept: kept !== undefined && kept.n === draft.n,
    /** A first try may have arrived: another choice of the name would report twice. */
    isTried: tried !== undefined,
    isSending: sending.isPending,
    failure: Object.keys(problems).length > 0 ? null : sending.error,
    change: (changes: Partial<Draft>): void => {
      setEmpty(false);
      setDraft((before) => ({ ...before, ...changes }));
    },
    send: (): void => {
      const isBlank = (draft.facts.what ?? '').trim() === '';
      setEmpty(isBlank);
      if (!isBlank && !sending.isPending) sending.mutate(draft);
    },
    clear: reset,
    another: (): void => {
      reset();
      setSent(undefined);
    },
  };
};
export type ReportForm = ReturnType<typeof useReport>;
