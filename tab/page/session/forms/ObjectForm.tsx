import { type ReactNode, useState } from 'react';
import { TextField } from '../../pieces/TextField.tsx';
import { useFormNumbers, useGiving } from '../useGive.ts';
import { useSessionWords } from '../useSessionWords.ts';
import { longest } from './longest.ts';
import type { FormProps } from './openForm.ts';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

/** To the round that was seen when it was opened: another one may be about other root causes. */
export const ObjectForm = ({ form: { round }, close }: FormProps<'object'>): ReactNode => {
  const { form } = useSessionWords();
  const [n] = useFormNumbers();
  const [objection, setObjection] = useState('');
  const giving = useGiving(close);
  return (
    <SessionDialog
      {...form.object}
      {...{ giving, close }}
      fields={['objection']}
      isEmpty={objection.trim() === ''}
      onSend={() => giving.mutate([() => ({ n, contribution: { type: 'AgreementGiven', round, objection } })])}
    >
      <TextField
        {...{ label: form.object.text, value: objection, most: longest.why, required: true }}
        problem={problemAt(giving.error, 'objection')}
        onChange={setObjection}
      />
    </SessionDialog>
  );
};
