import { type ReactNode, useState } from 'react';
import { TextField } from '../../pieces/TextField.tsx';
import { useFormNumbers, useGiving, useSession } from '../useGive.ts';
import { useSessionWords } from '../useSessionWords.ts';
import { longest } from './longest.ts';
import type { FormProps } from './openForm.ts';
import { problemAt, SessionDialog } from './SessionDialog.tsx';

/** 10.2 b 1: what the problem is and what it implies. */
export const ProblemForm = ({ close }: FormProps<'problem'>): ReactNode => {
  const { answer } = useSession();
  const { form } = useSessionWords();
  const [n] = useFormNumbers();
  const [problem, setProblem] = useState(answer.fiveWhys?.problem.problem.slice(0, longest.problem) ?? '');
  const [implications, setImplications] = useState(answer.fiveWhys?.problem.implications ?? '');
  const giving = useGiving(close);
  return (
    <SessionDialog
      {...form.problem}
      {...{ giving, close }}
      fields={['problem', 'implications']}
      isEmpty={problem.trim() === '' || implications.trim() === ''}
      onSend={() => giving.mutate([() => ({ n, contribution: { type: 'ProblemStated', problem, implications } })])}
    >
      <TextField
        {...{ label: form.problem.problem, value: problem, most: longest.problem, required: true, rows: 4 }}
        problem={problemAt(giving.error, 'problem')}
        onChange={setProblem}
      />
      <TextField
        {...{ label: form.problem.implications, value: implications, most: longest.problem, required: true }}
        problem={problemAt(giving.error, 'implications')}
        onChange={setImplications}
      />
    </SessionDialog>
  );
};
