import {
  Button,
  Caption1,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { EditingAnswer, PlanEdited } from '../../../api/editing/editingWire.ts';
import { problemsIn } from '../../client/failure.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import type { EditorProps } from '../editor/EditorDialog.tsx';
import { EditorDialog, Heading, KeptNote } from '../editor/EditorDialog.tsx';
import { useEdit } from '../editor/useEdit.ts';
import { isStale, useSending } from '../editor/useEditing.ts';
import { useNames } from '../editor/useNames.ts';
import { OverNote, WithEditing } from '../editor/WithEditing.tsx';
import { DecisionFields, type DecisionName, decisionDrafting, decisionOf, noDecision } from './DecisionFields.tsx';
import { PlanChanges, PlanView } from './PlanView.tsx';

const useStyles = makeStyles({
  hash: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  quiet: { display: 'grid', color: tokens.colorNeutralForeground3 },
  changes: { display: 'grid', gap: tokens.spacingVerticalS },
});

/** 10.2 c: management decides about the plan shown here, complete and with the changes since it was last asked. */
export const DecisionEditor = ({ name, ...props }: EditorProps & { name: DecisionName }): ReactNode => {
  const { title } = usePageWords('labels').command[name];
  return (
    <WithEditing reference={props.record.reference} title={title} close={props.close}>
      {(answer, isOver) =>
        answer.plan ? (
          <Deciding {...props} name={name} answer={answer} isOver={isOver} plan={answer.plan} />
        ) : (
          <EditorDialog title={title} close={props.close}>
            <OverNote />
          </EditorDialog>
        )
      }
    </WithEditing>
  );
};

type DecidingProps = EditorProps & {
  readonly name: DecisionName;
  readonly answer: EditingAnswer;
  readonly isOver: boolean;
  readonly plan: PlanEdited;
};

const Deciding = ({ name, record, close, done, answer, isOver, plan }: DecidingProps): ReactNode => {
  const { procedure } = useSpeech();
  const { title, send } = usePageWords('labels').command[name];
  const { reference } = record;
  /** The displayed plan: the decision is about it, so it does not change while it is read. */
  const [seen, setSeen] = useState(plan);
  const now = { draft: noDecision, sequence: answer.sequence };
  const editing = useEdit({ person: answer.me, reference, command: name }, now, decisionDrafting);
  const { edit, found } = editing;
  const saved = () => {
    editing.saved();
    done();
  };
  const sending = useSending({ reference, n: edit.n, sequence: answer.sequence }, saved, editing.failed);
  const isFresh = seen.revision === plan.revision;
  const look = () => {
    setSeen(plan);
    // For another revision it is another command.
    editing.change(edit.typed);
  };
  const mayNot = answer.deciding && 'refusal' in answer.deciding ? answer.deciding.refusal : undefined;
  if (found)
    return (
      <EditorDialog title={title} close={close}>
        <KeptNote at={found.at} goOn={editing.goOn} throwAway={editing.throwAway} />
      </EditorDialog>
    );
  const error = isStale(sending.error) && !isFresh ? null : sending.error;
  return (
    <EditorDialog
      title={title}
      close={close}
      sending={{ ...sending, error }}
      saysProblems
      send={{
        label: send,
        isOff: !editing.isUnheard && (isOver || !isFresh || mayNot !== undefined),
        onSend: () => sending.mutate(decisionOf(name, reference, seen.revision, edit.typed)),
      }}
    >
      {isOver && <OverNote />}
      {mayNot && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{procedure.refusal(mayNot)}</MessageBarBody>
        </MessageBar>
      )}
      {!isFresh && <Stale seen={seen} plan={plan} answer={answer} look={look} />}
      <Around record={record} answer={answer} />
      <AsSeen plan={seen} answer={answer} />
      <DecisionFields
        name={name}
        draft={edit.typed}
        change={editing.change}
        problems={problemsIn(error)}
        answer={answer}
        plan={seen}
        people={editing.knownWith(answer.people)}
        meet={editing.meet}
      />
    </EditorDialog>
  );
};

type StaleProps = {
  readonly seen: PlanEdited;
  readonly plan: PlanEdited;
  readonly answer: EditingAnswer;
  readonly look: () => void;
};

/** The plan changed after it was opened: shows the changes and a button for the new one. Input is kept. */
const Stale = ({ seen, plan, answer, look }: StaleProps): ReactNode => {
  const { approve } = usePageWords('editor');
  const { instant } = useSpeech();
  const { who } = useNames(answer);
  const { by, at } = plan.changed;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {approve.fresh(who(by), instant(at))}
        <PlanChanges from={seen.asked} to={plan.asked} people={answer.people} />
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={look}>{approve.look}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};

/** The person deputised for, and what cannot be checked. */
const Around = ({ record, answer }: Pick<DecidingProps, 'record' | 'answer'>): ReactNode => {
  const { approve } = usePageWords('editor');
  const { who } = useNames(answer);
  const inPlaceOf = answer.deciding && 'inPlaceOf' in answer.deciding ? answer.deciding.inPlaceOf : undefined;
  const notes = [
    ...(inPlaceOf ? [approve.inPlaceOf(who(inPlaceOf))] : []),
    ...(record.reporter.anonymity === 'anonymous' ? [approve.anonymous] : []),
  ];
  return notes.map((note) => (
    <MessageBar key={note} intent="info" layout="multiline">
      <MessageBarBody>{note}</MessageBarBody>
    </MessageBar>
  ));
};

const AsSeen = ({ plan, answer }: Pick<DecidingProps, 'plan' | 'answer'>): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('editor');
  const { instant, number } = useSpeech();
  const { who } = useNames(answer);
  const { revision, changed, hash, before, asked } = plan;
  return (
    <>
      <div className={styles.quiet}>
        <Caption1>{words.approve.revision(number(revision), who(changed.by), instant(changed.at))}</Caption1>
        <Caption1>
          {words.approve.hash} <span className={styles.hash}>{hash}</span>
        </Caption1>
      </div>
      {before && (
        <section className={styles.changes}>
          <Heading as="h3">{words.approve.changed}</Heading>
          <PlanChanges from={before} to={asked} people={answer.people} />
        </section>
      )}
      <Heading as="h3">{words.plan.whole}</Heading>
      <PlanView plan={asked} people={answer.people} />
    </>
  );
};
