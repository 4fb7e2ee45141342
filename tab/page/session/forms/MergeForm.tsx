import { Body1, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { answersTo, pathTo } from '../../../../procedure/causes/causePath.ts';
import { useSpeech } from '../../speech.tsx';
import { whyOf } from '../causes/tree.ts';
import { useFormNumbers, useGiving, useSession } from '../useGive.ts';
import { useSessionWords } from '../useSessionWords.ts';
import type { FormProps } from './openForm.ts';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

/** Two answers to one why say the same. */
export const MergeForm = ({ form: { cause }, close }: FormProps<'merge'>): ReactNode => {
  const { answer } = useSession();
  const { form } = useSessionWords();
  const { procedure } = useSpeech();
  const [n] = useFormNumbers();
  const [into, setInto] = useState('');
  const giving = useGiving(close);
  const others = answersTo(whyOf(cause, answer.causes), answer.causes).filter(({ id }) => id !== cause);
  const problem = problemAt(giving.error, 'into');
  return (
    <SessionDialog
      {...{ title: form.merge.title, send: form.merge.send, giving, close }}
      fields={['into']}
      isEmpty={into === ''}
      onSend={() => giving.mutate([() => ({ n, contribution: { type: 'CausesMerged', cause, into } })])}
    >
      <Body1>{pathTo(answer.causes, cause).at(-1)?.text}</Body1>
      {others.length === 0 ? (
        <Body1>{form.merge.none}</Body1>
      ) : (
        <Field label={form.merge.into} {...(problem && { validationMessage: procedure.fieldProblem(problem) })}>
          <RadioGroup value={into} onChange={(_event, { value }) => setInto(value)}>
            {others.map(({ id, text }) => (
              <Radio key={id} value={id} label={text} />
            ))}
          </RadioGroup>
        </Field>
      )}
    </SessionDialog>
  );
};
