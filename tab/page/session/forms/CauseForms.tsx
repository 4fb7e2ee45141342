import {
  Body1,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { answersTo, pathTo } from '../../../../procedure/causes/causePath.ts';
import { type CauseHint, causeHint } from '../../../../procedure/coach/causeHint.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { whyOf } from '../causes/tree.ts';
import { useFormNumbers, useGiving, useQuestion, useSession } from '../useGive.ts';
import { type FormProps, longest } from './openForm.ts';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

/** An answer to a why, with its evidence. The coach's hint is shown once; then it is sent as it is. */
export const CauseForm = ({ form: { why }, close }: FormProps<'cause'>): ReactNode => {
  const { answer } = useSession();
  const { form, anyway } = usePageWords('session');
  // As of opening the form: a why may be merged meanwhile, and the text still goes where it was meant to.
  const [asked] = useState(useQuestion(why));
  const [n, nOfEvidence] = useFormNumbers();
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState('');
  const [hint, setHint] = useState<CauseHint>();
  const giving = useGiving(close);
  const send = () => {
    const found = hint ?? causeHint(text, { problem: answer.fiveWhys?.problem.problem, above: asked.above });
    if (found && !hint) return setHint(found);
    giving.mutate([
      () => ({ n, contribution: { type: 'CauseAdded', why, text } }),
      ...(evidence.trim() === ''
        ? []
        : [
            (cause: string) => ({
              n: nOfEvidence,
              contribution: { type: 'EvidenceAdded', cause, text: evidence },
            }),
          ]),
    ]);
  };
  return (
    <SessionDialog
      title={form.cause.title}
      send={hint ? anyway : form.cause.send}
      giving={giving}
      close={close}
      fields={['text']}
      isEmpty={text.trim() === ''}
      onSend={send}
    >
      <Body1>{asked.question}</Body1>
      <TextField
        label={form.cause.text}
        value={text}
        most={longest.why}
        required
        problem={problemAt(giving.error, 'text')}
        onChange={setText}
      />
      {hint && <HintNote hint={hint} />}
      <TextField
        label={form.cause.evidence}
        value={evidence}
        most={longest.why}
        rows={2}
        problem={undefined}
        onChange={setEvidence}
      />
    </SessionDialog>
  );
};

export const EvidenceForm = ({ form: { cause }, close }: FormProps<'evidence'>): ReactNode => {
  const { answer } = useSession();
  const { form } = usePageWords('session');
  const [of] = useState(() => pathTo(answer.causes, cause).at(-1)?.text ?? '');
  const [n] = useFormNumbers();
  const [text, setText] = useState('');
  const giving = useGiving(close);
  return (
    <SessionDialog
      {...form.evidence}
      giving={giving}
      close={close}
      fields={['text']}
      isEmpty={text.trim() === ''}
      onSend={() => giving.mutate([() => ({ n, contribution: { type: 'EvidenceAdded', cause, text } })])}
    >
      <Body1>{of}</Body1>
      <TextField
        label={form.evidence.text}
        value={text}
        most={longest.why}
        required
        problem={problemAt(giving.error, 'text')}
        onChange={setText}
      />
    </SessionDialog>
  );
};

/** Two answers to one why say the same. */
export const MergeForm = ({ form: { cause }, close }: FormProps<'merge'>): ReactNode => {
  const { answer } = useSession();
  const { form } = usePageWords('session');
  const { procedure } = useSpeech();
  const [n] = useFormNumbers();
  const [into, setInto] = useState('');
  const giving = useGiving(close);
  const others = answersTo(whyOf(cause, answer.causes), answer.causes).filter(({ id }) => id !== cause);
  const problem = problemAt(giving.error, 'into');
  return (
    <SessionDialog
      title={form.merge.title}
      send={form.merge.send}
      giving={giving}
      close={close}
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

/** A hint on the wording of a text, for its author only. */
export const HintNote = ({ hint }: { hint: CauseHint }): ReactNode => {
  const words = usePageWords('session');
  return (
    <MessageBar intent="info" layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>{words.hint.title}</MessageBarTitle>
        {` ${words.hint[hint]} ${words.hint.kept}`}
      </MessageBarBody>
    </MessageBar>
  );
};
