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
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { cardActionOf, type PressedButton } from '../../cards/cardAction.ts';
import type { CardAction, ChatMessage, DialogSize, Outcome } from '../../wire.ts';
import { useStandIn } from '../standIn.tsx';
import { useCards } from './cardsContext.ts';
import { CardView } from './cardView.tsx';

type Content = Extract<Outcome, { kind: 'dialog' }> | Extract<Outcome, { kind: 'text' }>;

/** A dialog (task module) and the message from which it was opened. */
export type OpenDialog = {
  readonly message: ChatMessage;
  readonly content: Content;
  /** Whether the message extension opened the dialog and receives its submit. */
  readonly ofExtension: boolean;
};

const widthOf: Readonly<Record<'small' | 'medium' | 'large', number>> = { small: 400, medium: 600, large: 840 };
const pixels = (size: DialogSize): number => (typeof size === 'number' ? size : widthOf[size]);

const useStyles = makeStyles({
  surface: { width: '100%', maxHeight: 'calc(100vh - 16px)' },
  body: { maxHeight: 'calc(100vh - 64px)' },
  // Wider by the card's padding, so that its text aligns with the title.
  content: { margin: '0 -18px', overflowX: 'hidden' },
  text: { margin: '0 14px', whiteSpace: 'pre-wrap' },
});

/** Moves the focus here, because the pressed button has disappeared with its card. */
const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();

type Props = {
  readonly dialog: OpenDialog;
  readonly onChange: (dialog: OpenDialog) => void;
  readonly onClose: () => void;
};

/** A dialog of the bot: a card, or a final text. */
export function TaskDialog({ dialog, onChange, onClose }: Props) {
  const styles = useStyles();
  const { words, world } = useStandIn();
  const { message, content } = dialog;
  const { state, press } = useDialogPress(dialog, onChange, onClose);
  const title = content.kind === 'dialog' && content.title !== '' ? content.title : world.bot.name;
  const width = pixels(content.kind === 'dialog' ? content.width : 'small');
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface} style={{ maxWidth: `min(${width}px, calc(100vw - 16px))` }}>
        <DialogBody className={styles.body}>
          <DialogTitle
            action={
              <Button appearance="subtle" aria-label={words.close} icon={<Dismiss24Regular />} onClick={onClose} />
            }
          >
            {title}
          </DialogTitle>
          <DialogContent className={styles.content}>
            {state === 'failed' && (
              <MessageBar intent="error">
                <MessageBarBody>{words.failed}</MessageBarBody>
              </MessageBar>
            )}
            {content.kind === 'text' ? (
              <p className={styles.text}>{content.text}</p>
            ) : (
              <DialogCard
                message={message}
                card={content.card}
                label={title}
                busy={state === 'busy'}
                onPress={(button) => void press(button)}
              />
            )}
          </DialogContent>
          {content.kind === 'text' && (
            <DialogActions>
              <Button ref={takeFocus} appearance="primary" onClick={onClose}>
                {words.close}
              </Button>
            </DialogActions>
          )}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type PressState = 'ready' | 'busy' | 'failed';

/** Sends a pressed button and applies the answer to the dialog unless it was closed in the meantime. */
function useDialogPress(
  { message, content, ofExtension }: OpenDialog,
  onChange: Props['onChange'],
  onClose: Props['onClose'],
) {
  const { api, theme } = useStandIn();
  const [state, setState] = useState<PressState>('ready');
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  const press = async (button: PressedButton) => {
    const pressed = cardActionOf(button, true, theme);
    if (!pressed) return;
    const action: CardAction =
      ofExtension && pressed.kind === 'submitDialog' ? { ...pressed, kind: 'submitExtension' } : pressed;
    setState('busy');
    const outcome = await api.act(message.id, action).catch((): Outcome => ({ kind: 'failed' }));
    if (!open.current) return;
    setState(outcome.kind === 'failed' ? 'failed' : 'ready');
    if (outcome.kind === 'done') onClose();
    if (outcome.kind === 'dialog' || outcome.kind === 'text') onChange({ message, ofExtension, content: outcome });
    if (outcome.kind === 'card' && content.kind === 'dialog') {
      onChange({ message, ofExtension, content: { ...content, card: outcome.card } });
    }
  };
  return { state, press };
}

type CardProps = {
  readonly message: ChatMessage;
  readonly card: unknown;
  readonly label: string;
  readonly busy: boolean;
  readonly onPress: (button: PressedButton) => void;
};

function DialogCard({ message, ...card }: CardProps) {
  const { words } = useStandIn();
  const { search, openLink } = useCards();
  return (
    <CardView {...card} words={words} onLink={openLink} search={(dataset, text) => search(message, dataset, text)} />
  );
}
