import { Body1, Caption1 } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import { problemsIn } from '../../client/failure.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { usePageWords } from '../../speech.tsx';
import { divergence } from '../editor/divergence.ts';
import type { EditorProps } from '../editor/EditorDialog.tsx';
import { EditorDialog, KeptNote } from '../editor/EditorDialog.tsx';
import { hasTexts } from '../editor/kept.ts';
import { Meanwhile } from '../editor/Meanwhile.tsx';
import { type Drafting, useEdit } from '../editor/useEdit.ts';
import { isStale, useSending } from '../editor/useEditing.ts';
import { OverNote, WithEditing } from '../editor/WithEditing.tsx';
import { longest } from './causesDraft.ts';

const fields = ['problem', 'implications'] as const;
type StatementDraft = Readonly<Record<(typeof fields)[number], string>>;

/** Starts from the reported text until a statement is confirmed. */
const statementOf = ({ statement, what }: Pick<EditingAnswer, 'statement' | 'what'>): StatementDraft => ({
  problem: statement?.problem ?? what.slice(0, longest.problem),
  implications: statement?.implications ?? '',
});

const drafting: Drafting<StatementDraft> = {
  isDraft: (value): value is StatementDraft => hasTexts(value, fields),
  divergences: (was, theirs, mine) =>
    fields.flatMap((field) => divergence(field, was[field], theirs[field], mine[field])),
  merged: (theirs, mine, taken) => ({
    problem: (taken.has('problem') ? theirs : mine).problem,
    implications: (taken.has('implications') ? theirs : mine).implications,
  }),
};

/** 10.2 b 1: what the problem is and what it implies, reviewed. */
export const StatementEditor = ({ record, close, done }: EditorProps): ReactNode => {
  const { title } = usePageWords('labels').command.confirmStatement;
  return (
    <WithEditing reference={record.reference} title={title} close={close}>
      {(answer, isOver) => <Edited record={record} close={close} done={done} answer={answer} isOver={isOver} />}
    </WithEditing>
  );
};

type EditedProps = EditorProps & { readonly answer: EditingAnswer; readonly isOver: boolean };

const Edited = ({ record: { reference }, close, done, answer, isOver }: EditedProps): ReactNode => {
  const words = usePageWords('editor');
  const { label, hint, command } = usePageWords('labels');
  const { title, send } = command.confirmStatement;
  const { statement, what, sequence, me } = answer;
  const now = useMemo(
    () => ({ draft: statementOf({ what, ...(statement && { statement }) }), sequence }),
    [statement, what, sequence],
  );
  const editing = useEdit({ person: me, reference, command: 'confirmStatement' }, now, drafting);
  const { edit, found, diverging } = editing;
  const isAsSeen = (fresh: EditingAnswer): boolean => editing.isAsSeen(statementOf(fresh));
  const saved = () => {
    editing.saved();
    done();
  };
  const sending = useSending({ reference, n: edit.n, sequence, isAsSeen }, saved, editing.failed);
  if (found)
    return (
      <EditorDialog title={title} close={close}>
        <KeptNote at={found.at} goOn={editing.goOn} throwAway={editing.throwAway} />
      </EditorDialog>
    );
  const problems = problemsIn(sending.error);
  const onSend = () => sending.mutate({ name: 'confirmStatement', reference, ...edit.typed });
  return (
    <EditorDialog
      title={title}
      close={close}
      saysProblems
      send={{ label: send, onSend, isOff: (isOver && !editing.isUnheard) || diverging.length > 0 }}
      sending={isStale(sending.error) ? { ...sending, error: null } : sending}
    >
      {isOver && <OverNote />}
      <Meanwhile
        editing={editing}
        changed={statement}
        reading={{
          label: (path) => label[fields.find((one) => one === path) ?? 'problem'],
          value: (_path, value) => value,
        }}
      />
      <Body1>{hint.statement}</Body1>
      {fields.map((field) => (
        <TextField
          key={field}
          label={label[field]}
          value={edit.typed[field]}
          most={longest.problem}
          required
          rows={4}
          problem={problems[field]}
          onChange={(value) => editing.change({ ...edit.typed, [field]: value })}
        />
      ))}
      {editing.isTouched && <Caption1>{words.kept.closing}</Caption1>}
    </EditorDialog>
  );
};
