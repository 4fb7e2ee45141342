import { Body1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import { mayPass, problemsIn } from '../../client/failure.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { draw } from '../draw.ts';
import type { EditorProps } from '../editor/EditorDialog.tsx';
import { EditorDialog } from '../editor/EditorDialog.tsx';
import { useSending } from '../editor/useEditing.ts';
import { OverNote, WithEditing } from '../editor/WithEditing.tsx';
import { PlanView } from './PlanView.tsx';
import { planReading } from './planReading.ts';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL } });

type SubmitProps = EditorProps & {
  /** The plan was saved a moment ago. */
  readonly afterSaving?: boolean;
};

/** A review before management is asked: the plan as it will be read. */
export const SubmitEditor = (props: SubmitProps): ReactNode => {
  const { title } = usePageWords('labels').command.submitPlan;
  return (
    <WithEditing reference={props.record.reference} title={title} close={props.close}>
      {(answer, isOver) => <Submitting {...props} answer={answer} isOver={isOver} />}
    </WithEditing>
  );
};

type SubmittingProps = SubmitProps & { readonly answer: EditingAnswer; readonly isOver: boolean };

const Submitting = ({ record, close, done, afterSaving, answer, isOver }: SubmittingProps): ReactNode => {
  const words = usePageWords('editor');
  const { title, send, done: said } = usePageWords('labels').command.submitPlan;
  const { reference } = record;
  const [n] = useState(draw);
  const sending = useSending({ reference, n, sequence: answer.sequence }, () => done(said));
  const plan = answer.plan?.asked;
  return (
    <EditorDialog
      title={title}
      close={close}
      sending={sending}
      saysProblems
      closeAs={afterSaving ? words.submit.later : words.close}
      send={{
        label: send,
        isOff: isOver && !mayPass(sending.error),
        onSend: () => sending.mutate({ name: 'submitPlan', reference }),
      }}
    >
      {isOver && <OverNote />}
      <Body1 role="status">{afterSaving ? words.submit.saved : words.submit.ask}</Body1>
      <InTheWay error={sending.error} answer={answer} />
      {plan && <PlanView plan={plan} people={answer.people} />}
    </EditorDialog>
  );
};

/** Problems of the plan as of today: a draft may be weeks old. */
const InTheWay = ({ error, answer }: { error: Error | null; answer: EditingAnswer }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('editor');
  const speech = useSpeech();
  const reading = planReading(answer.people, words, speech);
  const problems = Object.entries(problemsIn(error));
  if (problems.length === 0) return null;
  const label = (path: string): string => {
    const [list, row, field] = path.split('.');
    const id = list === 'actions' ? answer.plan?.asked.actions[Number(row)]?.id : undefined;
    return reading.label(id === undefined ? path : `actions.${id}.${field}`);
  };
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {words.submit.problems}
        <ul className={styles.list}>
          {problems.map(([path, problem]) => (
            <li key={path}>{problem && words.plan.said(label(path), speech.procedure.fieldProblem(problem))}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
};
