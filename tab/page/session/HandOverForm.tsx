import { Body1, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { FormProps } from './openForm.ts';
import { SessionDialog } from './SessionDialog.tsx';
import { useFormNumbers, useGiving, useSession } from './useGive.ts';
import { useSessionWords } from './useSessionWords.ts';

/** To somebody whose name this reader may know. On the card anybody can be chosen. */
export const HandOverForm = ({ close }: FormProps<'handOver'>): ReactNode => {
  const { answer } = useSession();
  const { form } = useSessionWords();
  const [n] = useFormNumbers();
  const [to, setTo] = useState('');
  const giving = useGiving(close);
  const { reference, session, handTo } = answer;
  return (
    <SessionDialog
      {...{ title: form.handOver.title, send: form.handOver.send, giving, close }}
      fields={[]}
      isEmpty={to === ''}
      onSend={() => giving.mutate([() => ({ n, command: { name: 'leadSession', reference, session, to } })])}
    >
      {handTo.length === 0 ? (
        <Body1>{form.handOver.none}</Body1>
      ) : (
        <Field label={form.handOver.to}>
          <RadioGroup value={to} onChange={(_event, { value }) => setTo(value)}>
            {handTo.map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </RadioGroup>
        </Field>
      )}
    </SessionDialog>
  );
};
