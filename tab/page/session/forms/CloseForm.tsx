import { Body1 } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { TextField } from '../../pieces/TextField.tsx';
import { useFormNumbers, useGiving, useSession } from '../useGive.ts';
import { useSessionWords } from '../useSessionWords.ts';
import { longest } from './longest.ts';
import type { FormProps } from './openForm.ts';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

/** From then on nothing is given any more, and what was found is on the record. */
export const CloseForm = ({ close }: FormProps<'close'>): ReactNode => {
  const { answer } = useSession();
  const { form, agreement } = useSessionWords();
  const [n] = useFormNumbers();
  const [aloneBecause, setReason] = useState('');
  const giving = useGiving(close);
  const { reference, session, fiveWhys } = answer;
  const roots = fiveWhys?.rootCauses ?? [];
  const isAlone = roots.length > 0 && fiveWhys?.enough !== true;
  const reason = isAlone && aloneBecause.trim() !== '' ? { aloneBecause } : {};
  return (
    <SessionDialog
      {...{ title: form.close.title, send: form.close.send, giving, close }}
      fields={['aloneBecause']}
      onSend={() => giving.mutate([() => ({ n, command: { name: 'closeSession', reference, session, ...reason } })])}
    >
      <Body1>{roots.length === 0 ? form.close.without : form.close.settles}</Body1>
      {roots.length > 0 && <Body1>{agreement.count(fiveWhys?.agreed ?? 0, fiveWhys?.objections.length ?? 0)}</Body1>}
      {isAlone && (
        <>
          <Body1>{form.close.before}</Body1>
          <TextField
            {...{ label: form.close.because, value: aloneBecause, most: longest.reason }}
            problem={problemAt(giving.error, 'aloneBecause')}
            onChange={setReason}
          />
        </>
      )}
    </SessionDialog>
  );
};
