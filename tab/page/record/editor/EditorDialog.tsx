import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Subtitle2,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { problemsIn } from '../../client/failure.ts';
import { FormDialog } from '../../pieces/FormDialog.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';

/** Properties of an editor of a record. */
export type EditorProps = {
  readonly record: RecordAnswer;
  readonly close: () => void;
  /**
   * Called when it is committed.
   * @param said the message, if not that of the command itself
   */
  readonly done: (said?: string) => void;
};

type Sending = { readonly error: Error | null; readonly isPending: boolean };

type EditorDialogProps = {
  readonly title: string;
  readonly close: () => void;
  readonly closeAs?: string;
  /** Absent while there is nothing to send. */
  readonly send?: { readonly label: string; readonly isOff?: boolean; readonly onSend: () => void };
  readonly sending?: Sending;
  /** The form shows the problems of its fields itself. */
  readonly saysProblems?: boolean;
  readonly children: ReactNode;
};

/** An editor over the record's page. Closing it keeps the draft. */
export const EditorDialog = ({ closeAs, sending, saysProblems, ...form }: EditorDialogProps): ReactNode => {
  const words = usePageWords('editor');
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

/** Heading of a part of an editor; its container sets the spacing. */
export const Heading = (props: HeadingProps): ReactNode => <Subtitle2 {...props} className={useStyles().heading} />;

type KeptNoteProps = { readonly at: string; readonly goOn: () => void; readonly throwAway: () => void };

/** Offers an earlier unsaved draft. */
export const KeptNote = ({ at, goOn, throwAway }: KeptNoteProps): ReactNode => {
  const { kept } = usePageWords('editor');
  const { instant } = useSpeech();
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{kept.title(instant(at))}</MessageBarTitle> {kept.text}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" onClick={goOn}>
          {kept.goOn}
        </Button>
        <Button onClick={throwAway}>{kept.throwAway}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};
