import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import { Failure } from '../../client/failure.ts';
import { FailureNote } from '../../pieces/FailureNote.tsx';
import { usePageWords } from '../../speech.tsx';
import { EditorDialog } from './EditorDialog.tsx';
import { useEditing } from './useEditing.ts';

type WithEditingProps = {
  readonly reference: Reference;
  readonly title: string;
  readonly close: () => void;
  /** @param isOver the record has moved on, and there is nothing left to do here */
  readonly children: (answer: EditingAnswer, isOver: boolean) => ReactNode;
};

/** The initial data of an editor, or why it cannot open. */
export const WithEditing = ({ reference, title, close, children }: WithEditingProps): ReactNode => {
  const words = usePageWords('editor');
  const editing = useEditing(reference);
  const { data, error } = editing;
  // Data of an earlier opening may be outdated.
  if (data && editing.isFetchedAfterMount) return children(data, error instanceof Failure && error.code === 'notFound');
  return (
    <EditorDialog title={title} close={close}>
      {error ? <FailureNote failure={error} again={() => void editing.refetch()} /> : <Spinner label={words.loading} />}
    </EditorDialog>
  );
};

export const OverNote = (): ReactNode => (
  <MessageBar intent="warning" layout="multiline">
    <MessageBarBody>{usePageWords('editor').over}</MessageBarBody>
  </MessageBar>
);
