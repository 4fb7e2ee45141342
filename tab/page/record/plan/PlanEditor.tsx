import { Caption1, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo, useState } from 'react';
import type { EditingAnswer, PlanEdited } from '../../../api/editing/editingWire.ts';
import { problemsIn } from '../../client/failure.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import type { EditorProps } from '../editor/EditorDialog.tsx';
import { EditorDialog, Heading, KeptNote } from '../editor/EditorDialog.tsx';
import { Meanwhile } from '../editor/Meanwhile.tsx';
import { type Drafting, useEdit } from '../editor/useEdit.ts';
import { isStale, useSending } from '../editor/useEditing.ts';
import { useNames } from '../editor/useNames.ts';
import { OverNote, WithEditing } from '../editor/WithEditing.tsx';
import { mergedPlan, numberedAnew, planDivergences } from './mergePlan.ts';
import { PlanForm } from './PlanForm.tsx';
import { draftOf, isPlanDraft, type PlanDraft, sentOf } from './planDraft.ts';
import { planReading } from './planReading.ts';
import { SubmitEditor } from './SubmitEditor.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** 10.2 c: the draft of the plan and, once saved, the question whether to ask management. */
export const PlanEditor = ({ record, close, done }: EditorProps): ReactNode => {
  const [isSaved, setSaved] = useState(false);
  const { title } = usePageWords('labels').command.draftPlan;
  if (isSaved) return <SubmitEditor record={record} done={done} afterSaving close={() => done()} />;
  return (
    <WithEditing reference={record.reference} title={title} close={close}>
      {(answer, isOver) => (
        <Edited record={record} close={close} answer={answer} isOver={isOver} done={() => setSaved(true)} />
      )}
    </WithEditing>
  );
};

type EditedProps = EditorProps & { readonly answer: EditingAnswer; readonly isOver: boolean };

const usePlanEdit = ({ reference }: EditorProps['record'], answer: EditingAnswer) => {
  const { plan, owner, lastAction, sequence, me } = answer;
  const now = useMemo(() => ({ draft: draftOf(plan?.inForce, owner), sequence }), [plan, owner, sequence]);
  const drafting: Drafting<PlanDraft> = {
    isDraft: isPlanDraft,
    sent: sentOf,
    inNumbers: (was, theirs, mine) => numberedAnew(was, theirs, mine, lastAction),
    divergences: planDivergences,
    merged: mergedPlan,
  };
  return useEdit({ person: me, reference, command: 'draftPlan' }, now, drafting);
};

const Edited = ({ record, close, done, answer, isOver }: EditedProps): ReactNode => {
  const words = usePageWords('editor');
  const speech = useSpeech();
  const { title, send } = usePageWords('labels').command.draftPlan;
  const editing = usePlanEdit(record, answer);
  const { edit, found, isTouched, diverging } = editing;
  const saved = () => {
    editing.saved();
    done();
  };
  const of = { reference: record.reference, n: edit.n, sequence: answer.sequence };
  const sending = useSending(of, saved, editing.failed);
  const isIdle = !editing.isUnheard && (isOver || !isTouched);
  const command = { name: 'draftPlan', reference: record.reference, plan: sentOf(edit.typed) } as const;
  const onSend = () => sending.mutate({ ...command, basedOn: edit.basedOn });
  const { lastAction, plan } = answer;
  const people = editing.knownWith(answer.people);
  if (found)
    return (
      <EditorDialog title={title} close={close}>
        <KeptNote at={found.at} goOn={editing.goOn} throwAway={editing.throwAway} />
      </EditorDialog>
    );
  return (
    <EditorDialog
      title={title}
      close={close}
      saysProblems
      send={{ label: send, onSend, isOff: isIdle || diverging.length > 0 }}
      sending={diverging.length > 0 && isStale(sending.error) ? { ...sending, error: null } : sending}
    >
      {isOver && <OverNote />}
      <Meanwhile editing={editing} changed={plan?.changed} reading={planReading(people, words, speech)} />
      <SentBack answer={answer} />
      <Answered answer={answer} />
      <PlanForm
        draft={edit.typed}
        change={editing.change}
        problems={problemsIn(sending.error)}
        people={people}
        lastAction={lastAction}
        meet={editing.meet}
      />
      {isTouched && <Caption1>{words.kept.closing}</Caption1>}
    </EditorDialog>
  );
};

/** The root causes that the plan is to remove (10.2 b 2). */
const Answered = ({ answer: { rootCauses } }: { answer: EditingAnswer }): ReactNode => {
  const styles = useStyles();
  const { plan } = usePageWords('editor');
  const { procedure } = useSpeech();
  return (
    <section>
      <Heading as="h3">{plan.answers}</Heading>
      {rootCauses.length === 0 && <p>{plan.noCauses}</p>}
      <ul className={styles.list}>
        {rootCauses.map(({ statement, category }) => (
          <li key={statement}>{`${statement} (${procedure.causeCategory[category]})`}</li>
        ))}
      </ul>
    </section>
  );
};

/** Why management returned it, and the note that a change withdraws a pending request. */
const SentBack = ({ answer }: { answer: EditingAnswer }): ReactNode => {
  const { plan: words } = usePageWords('editor');
  const { plan } = answer;
  if (!plan) return null;
  const isAsked = plan.submitted !== undefined || plan.isApproved;
  return (
    <>
      {isAsked && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.again}</MessageBarBody>
        </MessageBar>
      )}
      {plan.sentBack && <Comment sentBack={plan.sentBack} answer={answer} />}
    </>
  );
};

type CommentProps = { readonly sentBack: NonNullable<PlanEdited['sentBack']>; readonly answer: EditingAnswer };

const Comment = ({ sentBack: { how, by, at, comment, action }, answer }: CommentProps): ReactNode => {
  const { plan: words } = usePageWords('editor');
  const { instant } = useSpeech();
  const { who } = useNames(answer);
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words[how](who(by), instant(at))}</MessageBarTitle> {words.said(action, comment)}
      </MessageBarBody>
    </MessageBar>
  );
};
