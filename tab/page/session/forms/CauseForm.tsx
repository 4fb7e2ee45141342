import { Body1 } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type CauseHint, causeHint } from '../../../../procedure/coach/causeHint.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { useFormNumbers, useGiving, useSession } from '../useGive.ts';
import { useQuestion } from '../useQuestion.ts';
import { useSessionWords } from '../useSessionWords.ts';
import { HintNote } from './HintNote.tsx';
import { longest } from './longest.ts';
import type { FormProps } from './openForm.ts';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

/** An answer to a why, with what shows that it is so. The coach speaks once; then it is sent as it is. */
export const CauseForm = ({ form: { why }, close }: FormProps<'cause'>): ReactNode => {
  const { answer } = useSession();
  const { form, anyway } = useSessionWords();
  // As it was when the form was opened: a why may be merged, and the text goes where it was meant to.
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
      {...{ giving, close }}
      fields={['text']}
      isEmpty={text.trim() === ''}
      onSend={send}
    >
      <Body1>{asked.question}</Body1>
      <TextField
        {...{ label: form.cause.text, value: text, most: longest.why, required: true }}
        problem={problemAt(giving.error, 'text')}
        onChange={setText}
      />
      {hint && <HintNote hint={hint} />}
      <TextField
        {...{ label: form.cause.evidence, value: evidence, most: longest.why, rows: 2 }}
        problem={undefined}
        onChange={setEvidence}
      />
    </SessionDialog>
  );
};
