import { Field, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ReviewKey } from '../../../../procedure/review/reviewKey.ts';
import { useApi } from '../../client/asking.tsx';
import { FormDialog } from '../../pieces/FormDialog.tsx';
import { problemsIn } from '../../problemsIn.ts';
import { draw } from '../../record/draw.ts';
import { useSpeech } from '../../speech.tsx';
import { useNumbersWords } from '../useNumbers.ts';

/** As `noteReview` has it. */
const longest = 2000;

/** Management comments on a review that was held (9.3.2 d 1). `done` is called when it is recorded. */
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
  const problem = problemsIn(noting.error).comment;
  return (
    <FormDialog
      title={words.title(review)}
      send={{ label: words.send, onSend: noting.mutate }}
      {...{ close, error: noting.error, isPending: noting.isPending }}
      {...(problem && { failed: null })}
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
