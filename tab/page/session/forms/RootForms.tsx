import { Body1Strong, Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { pathTo } from '../../../../procedure/causes/causePath.ts';
import { type CauseHint, causeHint } from '../../../../procedure/coach/causeHint.ts';
import { type CauseCategory, causeCategories } from '../../../../procedure/record/values/choices.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Therefore } from '../parts/RootsPart.tsx';
import { useFormNumbers, useGiving, useSession } from '../useGive.ts';
import { HintNote } from './CauseForms.tsx';
import { type FormProps, longest } from './openForm.ts';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

/** Initial statement for a cause: its own text, or the one chosen before. */
const useChoice = (cause: string) => {
  const { answer } = useSession();
  const before = answer.fiveWhys?.rootCauses.find((one) => one.cause === cause);
  const [statement, setStatement] = useState(before?.statement ?? pathTo(answer.causes, cause).at(-1)?.text ?? '');
  const [category, setCategory] = useState<CauseCategory | ''>(before?.category ?? '');
  const [despite, setDespite] = useState(before?.despite ?? '');
  const [hint, setHint] = useState<CauseHint>();
  return { statement, setStatement, category, setCategory, despite, setDespite, hint, setHint };
};

/**
 * 10.2 b 2: one statement, one category and, if it reads like a symptom, a reason. Its chain is read back to the
 * problem.
 */
export const RootForm = ({ form: { cause }, close }: FormProps<'root'>): ReactNode => {
  const { answer } = useSession();
  const { form } = usePageWords('session');
  const { procedure } = useSpeech();
  const [n] = useFormNumbers();
  const held = useChoice(cause);
  const { statement, category, despite, hint } = held;
  const giving = useGiving(close);
  const send = () => {
    const context = { problem: answer.fiveWhys?.problem.problem, above: pathTo(answer.causes, cause).at(-2)?.text };
    const found = causeHint(statement, context);
    if (found && despite.trim() === '') return held.setHint(found);
    const reason = found && { despite };
    giving.mutate([() => ({ n, contribution: { type: 'RootCauseChosen', cause, statement, category, ...reason } })]);
  };
  const categories = causeCategories.map((one) => ({ one, name: procedure.causeCategory[one] }));
  return (
    <SessionDialog
      title={form.root.title}
      send={form.root.send}
      giving={giving}
      close={close}
      fields={['statement', 'category', 'despite']}
      isEmpty={statement.trim() === '' || category === ''}
      onSend={send}
    >
      <Body1Strong>{form.root.backwards}</Body1Strong>
      <Therefore cause={cause} />
      <TextField
        label={form.root.statement}
        value={statement}
        most={longest.statement}
        required
        problem={problemAt(giving.error, 'statement')}
        onChange={held.setStatement}
      />
      <Field label={form.root.category} required>
        <Select
          value={category}
          onChange={(_event, { value }) => held.setCategory(causeCategories.find((one) => one === value) ?? '')}
        >
          <option value="" />
          {categories.map(({ one, name }) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {hint && <HintNote hint={hint} />}
      {(hint || despite !== '' || problemAt(giving.error, 'despite')) && (
        <TextField
          label={form.root.despite}
          value={despite}
          most={longest.reason}
          rows={2}
          problem={problemAt(giving.error, 'despite')}
          onChange={held.setDespite}
        />
      )}
    </SessionDialog>
  );
};

/** For the round seen on opening: another one may be about other root causes. */
export const ObjectForm = ({ form: { round }, close }: FormProps<'object'>): ReactNode => {
  const { form } = usePageWords('session');
  const [n] = useFormNumbers();
  const [objection, setObjection] = useState('');
  const giving = useGiving(close);
  return (
    <SessionDialog
      {...form.object}
      giving={giving}
      close={close}
      fields={['objection']}
      isEmpty={objection.trim() === ''}
      onSend={() => giving.mutate([() => ({ n, contribution: { type: 'AgreementGiven', round, objection } })])}
    >
      <TextField
        label={form.object.text}
        value={objection}
        most={longest.why}
        required
        problem={problemAt(giving.error, 'objection')}
        onChange={setObjection}
      />
    </SessionDialog>
  );
};
