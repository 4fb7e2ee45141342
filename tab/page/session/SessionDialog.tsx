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
import type { FieldProblem } from '../../../procedure/record/reportFacts.ts';
import { Failure } from '../api.ts';
import { CommandFailure } from '../record/CommandFailure.tsx';
import { useSpeech } from '../speech.tsx';
import type { useGiving } from './useGive.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  actions: { '@media (max-width: 480px)': { justifySelf: 'stretch' } },
});

type DialogProps = {
  readonly title: string;
  readonly send: string;
  readonly giving: ReturnType<typeof useGiving>;
  /** Names of the fields that say themselves what is wrong with them. */
  readonly fields: readonly string[];
  /** Something required is not there yet. */
  readonly isEmpty?: boolean;
  readonly onSend: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
};

/** A form of a session. It stays, with what was typed, whatever comes from the others, until it is sent or closed. */
export const SessionDialog = (props: DialogProps): ReactNode => {
  const { title, send, giving, fields, isEmpty = false, close, children } = props;
  const styles = useStyles();
  const { tab } = useSpeech();
  const { error, isPending } = giving;
  const isSaid = fields.some((field) => problemAt(error, field) !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && !isEmpty) props.onSend();
  };
  const canRepeat = error instanceof Failure && error.passes;
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, { type }) => type !== 'backdropClick' && close()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              {error && !isSaid && <CommandFailure failure={error} />}
            </DialogContent>
            <DialogActions className={styles.actions}>
              <Button onClick={close}>{tab.cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={isPending || isEmpty}>
                {isPending ? tab.sending : canRepeat ? tab.tryAgain : send}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};

export const problemAt = (error: Error | null, field: string): FieldProblem | undefined =>
  error instanceof Failure && error.refusal?.reason === 'invalid'
    ? (error.refusal.problems as Readonly<Partial<Record<string, FieldProblem>>>)[field]
    : undefined;
