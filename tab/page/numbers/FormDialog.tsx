import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { CommandFailure } from '../record/CommandFailure.tsx';
import { useSpeech } from '../speech.tsx';

const useStyles = makeStyles({ content: { display: 'grid', gap: tokens.spacingVerticalM } });

type FormDialogProps = {
  readonly title: string;
  /** What the button that sends says. */
  readonly send: string;
  readonly isPending: boolean;
  /** What is said by no field. */
  readonly failure: Error | undefined;
  readonly onSend: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
};

/** A form that stays open, with what was typed, until it is done; a slip beside it closes nothing. */
export const FormDialog = (props: FormDialogProps): ReactNode => {
  const { title, send, isPending, failure, onSend, close, children } = props;
  const styles = useStyles();
  const { tab } = useSpeech();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) onSend();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, { type }) => type !== 'backdropClick' && close()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              {failure && <CommandFailure failure={failure} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{tab.cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={isPending}>
                {isPending ? tab.sending : send}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};
