import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { CommandAnswer } from '../../api/wire.ts';
import { useApi, useCommitted } from '../client/asking.tsx';
import { mayPass, type Problems, problemsIn } from '../client/failure.ts';
import { useSpeech } from '../speech.tsx';
import { type Draft, emptyDraft, forgetDraft, keepDraft, keptDraft } from './draft.ts';

/** The answer, with what was sent. */
export type Sent = {
  readonly answer: CommandAnswer;
  readonly draft: Draft;
  /** An earlier attempt had arrived, and the form was changed since, or may have been before a reload. */
  readonly isOlder: boolean;
};

const saying = ({ n: _n, ...rest }: Draft): string => JSON.stringify(rest);

/**
 * The form and its submission. `n` is generated once for it, so *Try again* is the same report, never a second one.
 * @param me the reporter: the draft is kept only for this person
 */
export const useReport = (me: PersonId) => {
  const api = useApi();
  const committed = useCommitted();
  const { language } = useSpeech();
  const [kept] = useState(() => keptDraft(me));
  const [draft, setDraft] = useState<Draft>(() => kept ?? emptyDraft());
  /** The first attempt, which may have arrived. */
  const [tried, setTried] = useState<string>();
  const [sent, setSent] = useState<Sent>();
  useEffect(() => keepDraft(me, draft), [me, draft]);
  const sending = useMutation({
    networkMode: 'always',
    // A report without a name, and its case code, are not cached.
    gcTime: 0,
    mutationFn: ({ n, facts, anonymity, notToIsmsManager }: Draft) =>
      api.command({ n, command: { name: 'report', facts, language, anonymity, notToIsmsManager } }),
    onSuccess: async (answer, said) => {
      forgetDraft(me);
      setSent({ answer, draft: said, isOlder: answer.repeated && tried !== saying(said) });
      setTried(undefined);
      setDraft(emptyDraft());
      await committed();
    },
    onError: (error, said) => {
      if (mayPass(error)) setTried((before) => before ?? saying(said));
    },
  });
  const [isEmpty, setEmpty] = useState(false);
  const problems: Problems = isEmpty ? { what: 'missing' } : problemsIn(sending.error);
  const reset = (): void => {
    sending.reset();
    setEmpty(false);
    setTried(undefined);
    setDraft(emptyDraft());
  };
  return {
    draft,
    sent,
    problems,
    isKept: kept !== undefined && kept.n === draft.n,
    /** A first attempt may have arrived: changing the choice of name would report twice. */
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
