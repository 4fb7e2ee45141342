import { Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import { causeCategories } from '../../../../procedure/record/values/choices.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import type { EditorWords } from '../../../words/en/editorWords.ts';
import { problemsIn } from '../../client/failure.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { type Speech, usePageWords, useSpeech } from '../../speech.tsx';
import type { EditorProps } from '../editor/EditorDialog.tsx';
import { EditorDialog, Heading, KeptNote } from '../editor/EditorDialog.tsx';
import { useMessage } from '../editor/fields.tsx';
import { Meanwhile, type Reading } from '../editor/Meanwhile.tsx';
import { type Drafting, useEdit } from '../editor/useEdit.ts';
import { isStale, useSending } from '../editor/useEditing.ts';
import { nameIn } from '../editor/useNames.ts';
import { OverNote, WithEditing } from '../editor/WithEditing.tsx';
import { PeopleField } from '../forms/fields/PeopleField.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import {
  type CausesDraft,
  causeDivergences,
  causeParts,
  causesDraftOf,
  causesSent,
  isCausesDraft,
  longest,
  mergedCauses,
} from './causesDraft.ts';
import { RootCauses } from './RootCauses.tsx';
import { type CausesFormProps, WhyTree } from './WhyTree.tsx';

/** 10.2 b 2: the tree of whys and the root causes, starting from the findings of a 5-Whys session. */
export const CausesEditor = ({ record, close, done }: EditorProps): ReactNode => {
  const { title } = usePageWords('labels').command.determineCauses;
  return (
    <WithEditing reference={record.reference} title={title} close={close}>
      {(answer, isOver) => <Edited record={record} close={close} done={done} answer={answer} isOver={isOver} />}
    </WithEditing>
  );
};

type EditedProps = EditorProps & { readonly answer: EditingAnswer; readonly isOver: boolean };

const draftingIn = (words: EditorWords): Drafting<CausesDraft> => ({
  isDraft: isCausesDraft,
  sent: (draft) => causesSent(draft, words),
  divergences: causeDivergences,
  merged: mergedCauses,
});

const Edited = ({ record, close, done, answer, isOver }: EditedProps): ReactNode => {
  const words = usePageWords('editor');
  const speech = useSpeech();
  const { title, send } = usePageWords('labels').command.determineCauses;
  const { reference } = record;
  const { causes, sequence, me } = answer;
  const now = useMemo(() => ({ draft: causesDraftOf(causes), sequence }), [causes, sequence]);
  const editing = useEdit({ person: me, reference, command: 'determineCauses' }, now, draftingIn(words));
  const { edit, found, diverging } = editing;
  const people = editing.knownWith(answer.people);
  const isAsSeen = (fresh: EditingAnswer): boolean => editing.isAsSeen(causesDraftOf(fresh.causes));
  const saved = () => {
    editing.saved();
    done();
  };
  const sending = useSending({ reference, n: edit.n, sequence, isAsSeen }, saved, editing.failed);
  const isIdle = !editing.isUnheard && (isOver || !editing.isTouched);
  const onSend = () => sending.mutate({ name: 'determineCauses', reference, causes: causesSent(edit.typed, words) });
  if (found)
    return (
      <EditorDialog title={title} close={close}>
        <KeptNote at={found.at} goOn={editing.goOn} throwAway={editing.throwAway} />
      </EditorDialog>
    );
  const form = { draft: edit.typed, change: editing.change, problems: problemsIn(sending.error) };
  return (
    <EditorDialog
      title={title}
      close={close}
      saysProblems
      send={{ label: send, onSend, isOff: isIdle || diverging.length > 0 }}
      sending={isStale(sending.error) ? { ...sending, error: null } : sending}
    >
      {isOver && <OverNote />}
      <Meanwhile editing={editing} changed={causes} reading={causesReading(people, words, speech)} />
      <Begins answer={answer} />
      <Heading as="h3">{words.causes.tree}</Heading>
      <WhyTree {...form} />
      <RootCauses {...form} />
      <AgreedBy {...form} people={people} meet={editing.meet} />
      {editing.isTouched && <Caption1>{words.kept.closing}</Caption1>}
    </EditorDialog>
  );
};

/** The problem of the whys, and whether there was a session. */
const Begins = ({ answer: { statement, causes } }: { answer: EditingAnswer }): ReactNode => {
  const words = usePageWords('editor');
  const { label } = usePageWords('labels');
  return (
    <>
      {causes?.session && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{words.causes.fromSession(causes.session)}</MessageBarBody>
        </MessageBar>
      )}
      {statement && (
        <FieldList fields={[{ label: label.problem, value: statement.problem, otherwise: '', wide: true }]} />
      )}
    </>
  );
};

const causesReading = (people: readonly Person[], words: EditorWords, { procedure }: Speech): Reading => {
  const rootText = (line: string): string => {
    const root: unknown = line === '' ? [] : JSON.parse(line);
    const [statement, category] = Array.isArray(root) ? root.map(String) : [];
    const known = causeCategories.find((one) => one === category);
    return `${statement ?? ''}${known ? ` (${procedure.causeCategory[known]})` : ''}`;
  };
  const lines = (value: string, read: (line: string) => string): string => value.split('\n').map(read).join('\n');
  return {
    label: (path) => words.causes.part[causeParts.find((one) => one === path) ?? 'whys'],
    value: (path, value) => {
      if (path === 'rootCauses') return lines(value, rootText);
      const ids = value.split(' ').filter((id) => id !== '');
      return path === 'agreedBy' ? ids.map((id) => nameIn(people, id, words)).join(', ') : value;
    },
  };
};

type AgreedByProps = CausesFormProps & {
  readonly people: readonly Person[];
  readonly meet: (person: Person) => void;
};

/** Who agrees to the findings. One person alone finds the cause they expect, so they give a reason. */
const AgreedBy = ({ draft, change, problems, people, meet }: AgreedByProps): ReactNode => {
  const { label } = usePageWords('labels');
  return (
    <>
      <PeopleField
        look={{ label: label.agreedBy, ...useMessage(problems.agreedBy) }}
        value={draft.agreedBy}
        people={people}
        onMet={meet}
        onChange={(agreedBy) => change({ ...draft, agreedBy })}
      />
      {(draft.agreedBy.length === 0 || draft.aloneBecause !== '' || problems.aloneBecause) && (
        <TextField
          label={label.aloneBecause}
          value={draft.aloneBecause}
          most={longest.aloneBecause}
          rows={2}
          problem={problems.aloneBecause}
          onChange={(aloneBecause) => change({ ...draft, aloneBecause })}
        />
      )}
    </>
  );
};
