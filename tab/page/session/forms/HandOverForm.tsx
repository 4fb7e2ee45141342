import { Body1, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { FindInTeams, useTeamsFinder } from '../../pieces/FindInTeams.tsx';
import type { Picked } from '../../pieces/teamsPicker.ts';
import { useFormNumbers, useGiving, useSession } from '../useGive.ts';
import { useSessionWords } from '../useSessionWords.ts';
import type { FormProps } from './openForm.ts';
import { SessionDialog } from './SessionDialog.tsx';

/** To a person whose name this reader may know, or whom they find in Teams. The card offers everyone. */
export const HandOverForm = ({ close }: FormProps<'handOver'>): ReactNode => {
  const { answer } = useSession();
  const { form } = useSessionWords();
  const [n] = useFormNumbers();
  const [to, setTo] = useState('');
  const giving = useGiving(close);
  const { reference, session, handTo } = answer;
  const [met, setMet] = useState<readonly Picked[]>([]);
  const finder = useTeamsFinder({
    ...{ title: form.handOver.to, isOne: true },
    onPicked: ([one]) => {
      if (!one) return;
      setMet([one]);
      setTo(one.id);
    },
  });
  const others = met.filter(({ id }) => handTo.every((one) => one.id !== id));
  return (
    <SessionDialog
      {...{ title: form.handOver.title, send: form.handOver.send, giving, close }}
      fields={[]}
      isEmpty={to === ''}
      onSend={() => giving.mutate([() => ({ n, command: { name: 'leadSession', reference, session, to } })])}
    >
      {handTo.length + others.length === 0 ? (
        <Body1>{finder ? form.handOver.to : form.handOver.none}</Body1>
      ) : (
        <Field label={form.handOver.to}>
          <RadioGroup value={to} onChange={(_event, { value }) => setTo(value)}>
            {[...handTo, ...others].map(({ id, name }) => (
              <Radio key={id} value={id} label={name ?? form.handOver.unnamed} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <FindInTeams finder={finder} />
    </SessionDialog>
  );
};
