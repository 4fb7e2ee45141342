import { Body1, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { FindInTeams, useTeamsFinder } from '../../pieces/FindInTeams.tsx';
import { TextField } from '../../pieces/TextField.tsx';
import type { Picked } from '../../pieces/teamsPicker.ts';
import { usePageWords } from '../../speech.tsx';
import { useFormNumbers, useGiving, useSession } from '../useGive.ts';
import { CauseForm, EvidenceForm, MergeForm } from './CauseForms.tsx';
import { type FormProps, longest, type OpenForm } from './openForm.ts';
import { ObjectForm, RootForm } from './RootForms.tsx';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

/** The open form. It holds its own input, so updates from others do not affect it. */
export const SessionForms = ({ form, close }: { form: OpenForm; close: () => void }): ReactNode => {
  switch (form.name) {
    case 'problem':
      return <ProblemForm form={form} close={close} />;
    case 'cause':
      return <CauseForm form={form} close={close} />;
    case 'evidence':
      return <EvidenceForm form={form} close={close} />;
    case 'object':
      return <ObjectForm form={form} close={close} />;
    case 'root':
      return <RootForm form={form} close={close} />;
    case 'merge':
      return <MergeForm form={form} close={close} />;
    case 'handOver':
      return <HandOverForm form={form} close={close} />;
    default:
      return <CloseForm form={form} close={close} />;
  }
};

/** 10.2 b 1: what the problem is and what it implies. */
const ProblemForm = ({ close }: FormProps<'problem'>): ReactNode => {
  const { answer } = useSession();
  const { form } = usePageWords('session');
  const [n] = useFormNumbers();
  const [problem, setProblem] = useState(answer.fiveWhys?.problem.problem.slice(0, longest.problem) ?? '');
  const [implications, setImplications] = useState(answer.fiveWhys?.problem.implications ?? '');
  const giving = useGiving(close);
  return (
    <SessionDialog
      {...form.problem}
      giving={giving}
      close={close}
      fields={['problem', 'implications']}
      isEmpty={problem.trim() === '' || implications.trim() === ''}
      onSend={() => giving.mutate([() => ({ n, contribution: { type: 'ProblemStated', problem, implications } })])}
    >
      <TextField
        label={form.problem.problem}
        value={problem}
        most={longest.problem}
        required
        rows={4}
        problem={problemAt(giving.error, 'problem')}
        onChange={setProblem}
      />
      <TextField
        label={form.problem.implications}
        value={implications}
        most={longest.problem}
        required
        problem={problemAt(giving.error, 'implications')}
        onChange={setImplications}
      />
    </SessionDialog>
  );
};

/** To a person whose name this reader may know, or one they find in Teams. The card offers everyone. */
const HandOverForm = ({ close }: FormProps<'handOver'>): ReactNode => {
  const { answer } = useSession();
  const { form } = usePageWords('session');
  const [n] = useFormNumbers();
  const [to, setTo] = useState('');
  const giving = useGiving(close);
  const { reference, session, handTo } = answer;
  const [met, setMet] = useState<readonly Picked[]>([]);
  const finder = useTeamsFinder({
    title: form.handOver.to,
    isOne: true,
    onPicked: ([one]) => {
      if (!one) return;
      setMet([one]);
      setTo(one.id);
    },
  });
  const others = met.filter(({ id }) => handTo.every((one) => one.id !== id));
  return (
    <SessionDialog
      title={form.handOver.title}
      send={form.handOver.send}
      giving={giving}
      close={close}
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

/** Ends contributions, and puts the findings on the record. */
const CloseForm = ({ close }: FormProps<'close'>): ReactNode => {
  const { answer } = useSession();
  const { form, agreement } = usePageWords('session');
  const [n] = useFormNumbers();
  const [aloneBecause, setReason] = useState('');
  const giving = useGiving(close);
  const { reference, session, fiveWhys } = answer;
  const roots = fiveWhys?.rootCauses ?? [];
  const isAlone = roots.length > 0 && fiveWhys?.enough !== true;
  const reason = isAlone && aloneBecause.trim() !== '' ? { aloneBecause } : {};
  return (
    <SessionDialog
      title={form.close.title}
      send={form.close.send}
      giving={giving}
      close={close}
      fields={['aloneBecause']}
      onSend={() => giving.mutate([() => ({ n, command: { name: 'closeSession', reference, session, ...reason } })])}
    >
      <Body1>{roots.length === 0 ? form.close.without : form.close.settles}</Body1>
      {roots.length > 0 && <Body1>{agreement.count(fiveWhys?.agreed ?? 0, fiveWhys?.objections.length ?? 0)}</Body1>}
      {isAlone && (
        <>
          <Body1>{form.close.before}</Body1>
          <TextField
            label={form.close.because}
            value={aloneBecause}
            most={longest.reason}
            problem={problemAt(giving.error, 'aloneBecause')}
            onChange={setReason}
          />
        </>
      )}
    </SessionDialog>
  );
};
