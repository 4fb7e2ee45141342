import { Field, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ReviewKey } from '../../../procedure/review/reviewKey.ts';
import { Failure } from '../api.ts';
import { useApi } from '../asking.tsx';
import { draw } from '../record/draw.ts';
import { useSpeech } from '../speech.tsx';
import { FormDialog } from './FormDialog.tsx';
import { useNumbersWords } from './useNumbers.ts';

/** As `noteReview` has it. */
const longest = 2000;

/** Management says what it thinks of a review that was held (9.3.2 d 1). `done` is told when it is recorded. */
export const NoteReview = (props: { review: ReviewKey; close: () => void; done: () => void }): ReactNode => {
  const { review, close, done } = props;
  const { note: words } = useNumbersWords();
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
  const refusal = noting.error instanceof Failure ? noting.error.refusal : undefined;
  const problem = refusal?.reason === 'invalid' ? refusal.problems.comment : undefined;
  return (
    <FormDialog
      title={words.title(review)}
      send={words.send}
      isPending={noting.isPending}
      failure={problem ? undefined : (noting.error ?? undefined)}
      onSend={noting.mutate}
      close={close}
    >
      <Field
        label={words.comment}
        required
        {...(problem && { validationMessage: procedure.fieldProblem(problem, longest) })}
      >
        <Textarea
          resize="vertical"
          maxLength={longest}
          value={comment}
          onChange={(_event, { value }) => setComment(value)}
        />
      </Field>
    </FormDialog>
  );
};
