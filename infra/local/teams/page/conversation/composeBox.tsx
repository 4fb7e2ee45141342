import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  ToggleButton,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { Mention20Regular, Send20Filled } from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import type { ExtensionResult } from '../../wire.ts';
import { pastedLink } from '../deepLink.ts';
import { useStandIn } from '../standIn.tsx';
import { ExtensionSearch } from './extensionSearch.tsx';
import { AttachButton, FileTags, useFileTray } from './fileTray.tsx';
import { PendingCard } from './pendingCard.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '6px', margin: 0 },
  box: {
    display: 'flex',
    alignItems: 'flex-end',
    gap: '2px',
    padding: '4px 6px 4px 4px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-within': { borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`, paddingBottom: '3px' },
  },
  input: {
    flex: 1,
    minWidth: 0,
    minHeight: '32px',
    maxHeight: '160px',
    padding: '6px 8px',
    border: 'none',
    outline: 'none',
    resize: 'none',
    fieldSizing: 'content',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
  mention: { flex: 'none' },
});

type Props = {
  readonly conversation: string;
  /** Undefined starts a thread, or writes in a personal chat. */
  readonly root: string | undefined;
  readonly inChannel: boolean;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  readonly onSent?: () => void;
};

/** Enter sends, Shift+Enter adds a line. In a channel the bot is mentioned unless the toggle is off. */
export function ComposeBox({ conversation, root, inChannel, placeholder, autoFocus = false, onSent }: Props) {
  const styles = useStyles();
  const { api, words } = useStandIn();
  const place = inChannel ? conversation : 'personal';
  const [text, setText] = useState('');
  const { card, setCard, unfurl } = useCardToSend(place, root);
  const tray = useFileTray();
  const [mention, setMention] = useState(true);
  const [failed, setFailed] = useState(false);

  const send = () => {
    const said = text.trim();
    if (said === '' && card === undefined && tray.files.length === 0) return;
    setText('');
    setCard(undefined);
    setFailed(false);
    onSent?.();
    const attachments = card === undefined ? [] : [{ contentType: adaptiveCard, content: card }];
    const files = tray.take();
    const mentionBot = inChannel && mention && (said !== '' || files.length > 0);
    api.send(place, root, { text: said, mentionBot, attachments, files }).catch(() => setFailed(true));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {(failed || tray.failed) && (
        <MessageBar intent="error">
          <MessageBarBody>{words.failed}</MessageBarBody>
        </MessageBar>
      )}
      {card !== undefined && <PendingCard card={card} onRemove={() => setCard(undefined)} />}
      <FileTags tray={tray} />
      <div className={styles.box}>
        {inChannel && <MentionToggle mention={mention} onMention={setMention} />}
        <ExtensionSearch conversation={place} root={root} onChosen={(posting) => setCard(posting.card)} />
        <textarea
          className={styles.input}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          rows={1}
          // biome-ignore lint/a11y/noAutofocus: shown after the person pressed Reply
          autoFocus={autoFocus}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => void (tray.paste(event) || unfurl(event.clipboardData.getData('text/plain')))}
        />
        <AttachButton tray={tray} />
        <Button
          type="submit"
          appearance="transparent"
          icon={<Send20Filled />}
          aria-label={words.send}
          disabled={text.trim() === '' && card === undefined && tray.files.length === 0}
        />
      </div>
    </form>
  );
}

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** The card attached to the draft. */
function useCardToSend(place: string, root: string | undefined) {
  const { api, world } = useStandIn();
  const [card, setCard] = useState<ExtensionResult['card']>();
  const unfurl = async (pasted: string) => {
    const url = pastedLink(pasted, world.bot.appId, world.tabUrl);
    if (url === undefined) return;
    // A link that cannot be unfurled stays a link.
    const outcome = await api.unfurl(place, root, url).catch(() => undefined);
    if (outcome?.kind === 'postings' && outcome.postings[0]) setCard(outcome.postings[0].card);
  };
  return { card, setCard, unfurl };
}

type ToggleProps = { readonly mention: boolean; readonly onMention: (mention: boolean) => void };

function MentionToggle({ mention, onMention }: ToggleProps) {
  const styles = useStyles();
  const { words } = useStandIn();
  return (
    <Tooltip content={words.mentionHint} relationship="description">
      <ToggleButton
        className={styles.mention}
        appearance="subtle"
        icon={<Mention20Regular />}
        checked={mention}
        aria-label={words.mention}
        onClick={() => onMention(!mention)}
      />
    </Tooltip>
  );
}
