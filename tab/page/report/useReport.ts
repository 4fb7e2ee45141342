import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Anonymity, anonymities } from '../../../procedure/record/report/identity.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { CommandAnswer } from '../../api/wire.ts';
import { useApi, useCommitted } from '../client/asking.tsx';
import { mayPass, type Problems, problemsIn } from '../client/failure.ts';
import { draw } from '../record/draw.ts';
import { useSpeech } from '../speech.tsx';

/** The content of the form: the facts as they are typed, and how the reporter wants to be known. */
export type Draft = {
  readonly n: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly anonymity: Anonymity;
  readonly notToIsmsManager: boolean;
};

/** One person's text is not offered to the next who signs in on the same device. */
const keyOf = (person: PersonId): string => `tentwo/report/1/${person}`;

export const emptyDraft = (): Draft => ({ n: draw(), facts: {}, anonymity: 'named', notToIsmsManager: false });

/**
 * Keeps a report by name over a reload, with the `n` under which it may have been sent. A report without a name is not
 * stored, and anything stored before that choice is deleted.
 */
export const keepDraft = (person: PersonId, draft: Draft): void => {
  const isWorth = draft.anonymity === 'named' && Object.values(draft.facts).some((text) => text.trim() !== '');
  try {
    if (isWorth) sessionStorage.setItem(keyOf(person), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(person));
  } catch {
    // A browser without storage for a page in a frame: then a reload loses the text, as in any form.
  }
};

export const forgetDraft = (person: PersonId): void => keepDraft(person, emptyDraft());

/** The stored draft, if it is valid: storage is not trusted. */
export const keptDraft = (person: PersonId): Draft | undefined => {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(keyOf(person)) ?? 'null');
    return isDraft(found) && found.anonymity === 'named' ? found : undefined;
  } catch {
    return undefined;
  }
};

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'n' in value &&
  typeof value.n === 'string' &&
  /^[0-9a-f]{32}$/.test(value.n) &&
  'facts' in value &&
  typeof value.facts === 'object' &&
  value.facts !== null &&
  Object.values(value.facts).every((text) => typeof text === 'string') &&
  'anonymity' in value &&
  anonymities.some((one) => one === value.anonymity) &&
  'notToIsmsManager' in value &&
  typeof value.notToIsmsManager === 'boolean';

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
