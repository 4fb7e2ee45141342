import { Body1, Field, Input, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Period } from '../../../../procedure/measures/measuring.ts';
import type { ReviewKey } from '../../../../procedure/review/reviewKey.ts';
import { useApi } from '../../client/asking.tsx';
import { problemsIn } from '../../client/failure.ts';
import { FormDialog } from '../../pieces/FormDialog.tsx';
import { draw } from '../../record/draw.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { periodText } from '../useNumbers.ts';

/** As `holdReview` has it. */
const longest = 4000;

type HoldReviewProps = {
  readonly period: Period;
  readonly close: () => void;
  /** Called with the number of the review. */
  readonly done: (key: string) => void;
};

/** The form of a periodic review. It stays open, with what was typed, until the review is recorded. */
export const HoldReview = ({ period, close, done }: HoldReviewProps): ReactNode => {
  const words = usePageWords('numbers');
  const speech = useSpeech();
  const { procedure } = speech;
  const [typed, setTyped] = useState({ conclusion: '', raised: '', nextOn: '' });
  const holding = useHolding(period, (key) => {
    done(key);
    close();
  });
  const set =
    (field: keyof typeof typed) =>
    (_event: unknown, { value }: { value: string }) =>
      setTyped({ ...typed, [field]: value });
  const problems = problemsIn(holding.error);
  const shown = (field: keyof typeof typed) =>
    problems[field] && { validationMessage: procedure.fieldProblem(problems[field], longest) };
  const isShown = shown('conclusion') ?? shown('raised') ?? shown('nextOn');
  return (
    <FormDialog
      title={words.hold.title}
      send={{ label: words.hold.send, onSend: () => holding.mutate(typed) }}
      close={close}
      error={holding.error}
      isPending={holding.isPending}
      {...(isShown && { failed: null })}
    >
      <Body1>{words.hold.text(periodText(period, words, speech))}</Body1>
      <Field label={words.hold.conclusion} required {...shown('conclusion')}>
        <Textarea resize="vertical" maxLength={longest} value={typed.conclusion} onChange={set('conclusion')} />
      </Field>
      <Field label={words.hold.raised} hint={words.hold.raisedHint} {...shown('raised')}>
        <Input value={typed.raised} onChange={set('raised')} />
      </Field>
      <Field label={words.hold.nextOn} required {...shown('nextOn')}>
        <Input type="date" value={typed.nextOn} onChange={set('nextOn')} />
      </Field>
    </FormDialog>
  );
};

type Typed = { readonly conclusion: string; readonly raised: string; readonly nextOn: string };

/** `n` is drawn once for the form, so that sending it again never holds a second review. */
const useHolding = (period: Period, done: (key: string) => void) => {
  const api = useApi();
  const queries = useQueryClient();
  const [n] = useState(draw);
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ conclusion, raised, nextOn }: Typed) => {
      const references = raised
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean);
      return api.holdReview({ n, command: { name: 'holdReview', period, conclusion, raised: references, nextOn } });
    },
    onSuccess: async ({ reference }) => {
      done(reference);
      await queries.invalidateQueries({ queryKey: ['reviews'] });
    },
  });
};

/** As `noteReview` has it. */
const longestNote = 2000;

/** Management comments on a review that was held (9.3.2 d 1). `done` is called when it is recorded. */
export const NoteReview = (props: { review: ReviewKey; close: () => void; done: () => void }): ReactNode => {
  const { review, close, done } = props;
  const { note: words } = usePageWords('numbers');
  const { procedure } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [comment, setComment] = useState('');
  // Drawn once for the form, so that sending it again never makes a second note.
  const [n] = useState(draw);
  const noting = useMutation({
    networkMode: 'always',
    mutationFn: () => api.noteReview({ n, command: { name: 'noteReview', review, comment } }),
    onSuccess: async () => {
      done();
      close();
      await queries.invalidateQueries({ queryKey: ['reviews'] });
    },
  });
  const problem = problemsIn(noting.error).comment;
  return (
    <FormDialog
      title={words.title(review)}
      send={{ label: words.send, onSend: noting.mutate }}
      close={close}
      error={noting.error}
      isPending={noting.isPending}
      {...(problem && { failed: null })}
    >
      <Field
        label={words.comment}
        required
        {...(problem && { validationMessage: procedure.fieldProblem(problem, longestNote) })}
      >
        <Textarea
          resize="vertical"
          maxLength={longestNote}
          value={comment}
          onChange={(_event, { value }) => setComment(value)}
        />
      </Field>
    </FormDialog>
  );
};
