import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Failure } from '../../api.ts';
import { useSpeech } from '../../speech.tsx';
import { CommandFailure } from '../CommandFailure.tsx';
import { useEditorWords } from './useEditing.ts';

const useStyles = makeStyles({
  surface: { maxWidth: 'min(960px, 100vw)', '@media (max-width: 640px)': { padding: tokens.spacingHorizontalM } },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    overflowWrap: 'anywhere',
  },
  actions: { flexWrap: 'wrap', '@media (max-width: 480px)': { justifySelf: 'stretch' } },
});

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

/** An editor over the record's page. Nothing but the person closes it, and what failed stays with what was typed. */
export const EditorDialog = (props: EditorDialogProps): ReactNode => {
  const { title, close, closeAs, send, sending, children } = props;
  const styles = useStyles();
  const words = useEditorWords();
  const { tab } = useSpeech();
  const error = sending?.error ?? null;
  const content = useRef<HTMLDivElement>(null);
  useFirstProblem(content, error);
  const canRepeat = error instanceof Failure && error.passes;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sending?.isPending && !send?.isOff) send?.onSend();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, { type }) => type !== 'backdropClick' && close()}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              <div ref={content} className={styles.content}>
                {children}
                {error && <Failed error={error} saysProblems={props.saysProblems ?? false} />}
              </div>
            </DialogContent>
            <DialogActions className={styles.actions}>
              <Button onClick={close}>{closeAs ?? words.close}</Button>
              {send && (
                <Button
                  type="submit"
                  appearance="primary"
                  disabledFocusable={(sending?.isPending || send.isOff) ?? false}
                >
                  {sending?.isPending ? tab.sending : canRepeat ? tab.tryAgain : send.label}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};

const Failed = ({ error, saysProblems }: { error: Error; saysProblems: boolean }): ReactNode => {
  const words = useEditorWords();
  if (!saysProblems || !(error instanceof Failure) || error.refusal?.reason !== 'invalid')
    return <CommandFailure failure={error} />;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{words.attention}</MessageBarBody>
    </MessageBar>
  );
};

/** The keyboard goes to the first field that needs attention. */
const useFirstProblem = (content: { readonly current: HTMLElement | null }, error: Error | null): void =>
  useEffect(() => {
    if (error) content.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [content, error]);
