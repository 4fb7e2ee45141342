import { MessageBar, MessageBarBody, makeStyles, Subtitle2 } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FormDialog } from '../../pieces/FormDialog.tsx';
import { problemsIn } from '../../problemsIn.ts';
import { useEditorWords } from './useEditing.ts';

type Sending = { readonly error: Error | null; readonly isPending: boolean };

type EditorDialogProps = {
  readonly title: string;
  readonly close: () => void;
  readonly closeAs?: string;
  /** Absent while there is nothing to send. */
  readonly send?: { readonly label: string; readonly isOff?: boolean; readonly onSend: () => void };
  readonly sending?: Sending;
  /** The form says itself what is wrong with its fields. */
  readonly saysProblems?: boolean;
  readonly children: ReactNode;
};

/** An editor over the record's page. What is closed is kept. */
export const EditorDialog = ({ closeAs, sending, saysProblems, ...form }: EditorDialogProps): ReactNode => {
  const words = useEditorWords();
  const error = sending?.error ?? null;
  const isAtFields = Object.keys(problemsIn(error)).length > 0;
  return (
    <FormDialog
      wide
      {...form}
      closeAs={closeAs ?? words.close}
      error={error}
      isPending={sending?.isPending}
      {...(saysProblems && isAtFields && { failed: <Attention text={words.attention} /> })}
    />
  );
};

const Attention = ({ text }: { text: string }): ReactNode => (
  <MessageBar intent="error" layout="multiline">
    <MessageBarBody>{text}</MessageBarBody>
  </MessageBar>
);

const useStyles = makeStyles({ heading: { margin: 0, flex: '1 1 auto' } });

type HeadingProps = { readonly as: 'h3' | 'h4'; readonly id?: string; readonly children: ReactNode };

/** Heading of a part of an editor; its surroundings set the distance. */
export const Heading = (props: HeadingProps): ReactNode => <Subtitle2 {...props} className={useStyles().heading} />;
