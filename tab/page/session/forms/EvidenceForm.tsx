import { Body1 } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { pathTo } from '../../../../procedure/causes/causePath.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { useFormNumbers, useGiving, useSession } from '../useGive.ts';
import { useSessionWords } from '../useSessionWords.ts';
import { longest } from './longest.ts';
import type { FormProps } from './openForm.ts';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

export const EvidenceForm = ({ form: { cause }, close }: FormProps<'evidence'>): ReactNode => {
  const { answer } = useSession();
  const { form } = useSessionWords();
  const [of] = useState(() => pathTo(answer.causes, cause).at(-1)?.text ?? '');
  const [n] = useFormNumbers();
  const [text, setText] = useState('');
  const giving = useGiving(close);
  return (
    <SessionDialog
      {...form.evidence}
      {...{ giving, close }}
      fields={['text']}
      isEmpty={text.trim() === ''}
      onSend={() => giving.mutate([() => ({ n, contribution: { type: 'EvidenceAdded', cause, text } })])}
    >
      <Body1>{of}</Body1>
      <TextField
        {...{ label: form.evidence.text, value: text, most: longest.why, required: true }}
        problem={problemAt(giving.error, 'text')}
        onChange={setText}
      />
    </SessionDialog>
  );
};
