import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { mayPass } from '../client/failure.ts';
import { CommandFailure } from '../record/actions/CommandFailure.tsx';
import { useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  surface: { '@media (max-width: 640px)': { padding: tokens.spacingHorizontalM } },
  wide: { maxWidth: 'min(960px, 100vw)' },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    overflowWrap: 'anywhere',
    // Keeps the focus ring from being cut at the edge.
    padding: '2px',
  },
  actions: { flexWrap: 'wrap', '@media (max-width: 480px)': { justifySelf: 'stretch' } },
});

type FormDialogProps = {
  readonly title: string;
  readonly close: () => void;
  /** Label of the closing button, if not *Cancel*. */
  readonly closeAs?: string | undefined;
  /** Absent while there is nothing to send. `isOff`: something required is still missing. */
  readonly send?:
    | { readonly label: string; readonly isOff?: boolean | undefined; readonly onSend: () => void }
    | undefined;
  readonly isPending?: boolean | undefined;
  readonly error?: Error | null | undefined;
  /** Shown below the fields instead of the error message; null if the fields show it themselves. */
  readonly failed?: ReactNode;
  /** Problems of the fields, found before anything was sent. */
  readonly found?: unknown;
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
};

/**
 * A form over a page. It stays open, with what was typed, until it is done; only the person closes it, so a click
 * outside loses no text.
 */
export const FormDialog = (props: FormDialogProps): ReactNode => {
  const { title, close, closeAs, send, isPending = false, error = null, failed, found, wide, children } = props;
  const styles = useStyles();
  const { tab } = useSpeech();
  const content = useRef<HTMLDivElement>(null);
  useFirstProblem(content, found ?? error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && !send?.isOff) send?.onSend();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, { type }) => type !== 'backdropClick' && close()}>
      <DialogSurface className={mergeClasses(styles.surface, wide && styles.wide)}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              <div ref={content} className={styles.content}>
                {children}
                {failed === undefined ? error && <CommandFailure failure={error} /> : failed}
              </div>
            </DialogContent>
            <DialogActions className={styles.actions}>
              <Button onClick={close}>{closeAs ?? tab.cancel}</Button>
              {send && (
                <Button type="submit" appearance="primary" disabledFocusable={isPending || (send.isOff ?? false)}>
                  {isPending ? tab.sending : mayPass(error) ? tab.tryAgain : send.label}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};

/** Focuses the first field that needs attention. */
const useFirstProblem = (content: { readonly current: HTMLElement | null }, found: unknown): void =>
  useEffect(() => {
    if (!found) return;
    content.current
      ?.querySelector<HTMLElement>(
        '[aria-invalid="true"]:not([role="radiogroup"]), [role="radiogroup"][aria-invalid="true"] input',
      )
      ?.focus();
  }, [content, found]);
