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
import { useStandIn } from './standIn.tsx';

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
  /** Undefined begins a thread (or writes in a personal chat). */
  readonly root: string | undefined;
  readonly inChannel: boolean;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  readonly onSent?: () => void;
};

/** Enter sends, Shift+Enter is a new line. In a channel the bot is mentioned unless one switches that off. */
export function ComposeBox({ conversation, root, inChannel, placeholder, autoFocus = false, onSent }: Props) {
  const styles = useStyles();
  const { api, words } = useStandIn();
  const [text, setText] = useState('');
  const [mention, setMention] = useState(true);
  const [failed, setFailed] = useState(false);

  const send = () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    setFailed(false);
    onSent?.();
    api.say(inChannel ? conversation : 'personal', said, inChannel && mention, root).catch(() => setFailed(true));
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
      {failed && (
        <MessageBar intent="error">
          <MessageBarBody>{words.failed}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.box}>
        {inChannel && <MentionToggle mention={mention} onMention={setMention} />}
        <textarea
          className={styles.input}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          rows={1}
          // biome-ignore lint/a11y/noAutofocus: it appears because its person pressed Reply
          autoFocus={autoFocus}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          type="submit"
          appearance="transparent"
          icon={<Send20Filled />}
          aria-label={words.send}
          disabled={text.trim() === ''}
        />
      </div>
    </form>
  );
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
